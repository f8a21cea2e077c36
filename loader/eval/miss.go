package eval

// Verdict says how a reading differs from gold.
type Verdict string

// The verdicts.
const (
	Missed    Verdict = "missed"    // in gold alone
	Extra     Verdict = "extra"     // read alone
	Unlike    Verdict = "unlike"    // seen, but of another kind, status or date
	Elsewhere Verdict = "elsewhere" // seen, but quoted from another sentence than gold's
	Inexact   Verdict = "inexact"   // a quote is no exact slice of the article, or there is none
)

// Miss is one difference between gold and what was read.
type Miss struct {
	Article string  `json:"article"`
	Verdict Verdict `json:"verdict"`
	List    string  `json:"list"`
	// Code is the country or sector; the other lists have items.
	Code string `json:"code,omitempty"`
	Gold *Item  `json:"gold,omitempty"`
	Read *Item  `json:"read,omitempty"`
}
