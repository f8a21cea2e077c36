package eval

import (
	"encoding/json"
	"strconv"
)

// Count is how a list was read.
type Count struct {
	Right  int // read, and in gold
	Extra  int // read, and not in gold
	Missed int // in gold, and not read
}

// Precision is the share of what was read that is right; 1 where nothing was read.
func (c Count) Precision() float64 { return share(c.Right, c.Right+c.Extra) }

// Recall is the share of gold that was read; 1 where gold has nothing.
func (c Count) Recall() float64 { return share(c.Right, c.Right+c.Missed) }

// F1 is the harmonic mean of precision and recall, from 0 to 1.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// MarshalJSON writes the counts with precision, recall and F1 to four digits.
func (c Count) MarshalJSON() ([]byte, error) {
	type ratio = json.RawMessage
	digits := func(x float64) ratio { return ratio(strconv.FormatFloat(x, 'f', 4, 64)) }
	return json.Marshal(struct {
		Precision ratio `json:"precision"`
		Recall    ratio `json:"recall"`
		F1        ratio `json:"f1"`
		Right     int   `json:"right"`
		Extra     int   `json:"extra"`
		Missed    int   `json:"missed"`
	}{digits(c.Precision()), digits(c.Recall()), digits(c.F1()), c.Right, c.Extra, c.Missed})
}

// Lists are the lists that are counted, in the order in which they are shown.
// Events are counted as core and as full.
func Lists() []string {
	return []string{"countries", "people", "sectors", "meetings.core", "meetings.full",
		"visits.core", "visits.full", "agreements.core", "agreements.full"}
}

// Figures are the counts of some articles.
type Figures struct {
	Articles int              `json:"articles"`
	Unread   int              `json:"unread"` // articles without a reading: all of their gold is missed
	Counts   map[string]Count `json:"lists"`  // by the names of Lists
	// Negatives are articles that tell of no event; False are the events read there.
	Negatives struct {
		Articles int `json:"articles"`
		False    int `json:"false_events"`
	} `json:"negatives"`
	// Dates are of the meetings and visits that are matched with gold: those that
	// gold dates, those of them dated alike, and those that only the reader dates.
	Dates struct {
		Gold  int `json:"gold"`
		Right int `json:"right"`
		Added int `json:"added"`
	} `json:"dates"`
	// Evidence: the events read, those whose quotes are exact slices; those matched
	// with gold, and those of them in the sentence that gold gives.
	Evidence struct {
		Items        int `json:"items"`
		Exact        int `json:"exact"`
		Matched      int `json:"matched"`
		SameSentence int `json:"same_sentence"`
	} `json:"evidence"`
}

// count adds to a list's count.
func (f *Figures) count(list string, right, extra, missed int) {
	if f.Counts == nil {
		f.Counts = map[string]Count{}
	}
	c := f.Counts[list]
	f.Counts[list] = Count{c.Right + right, c.Extra + extra, c.Missed + missed}
}

// add adds the figures of other articles.
func (f *Figures) add(o *Figures) {
	f.Articles += o.Articles
	f.Unread += o.Unread
	for list, c := range o.Counts {
		f.count(list, c.Right, c.Extra, c.Missed)
	}
	f.Negatives.Articles += o.Negatives.Articles
	f.Negatives.False += o.Negatives.False
	f.Dates.Gold += o.Dates.Gold
	f.Dates.Right += o.Dates.Right
	f.Dates.Added += o.Dates.Added
	f.Evidence.Items += o.Evidence.Items
	f.Evidence.Exact += o.Evidence.Exact
	f.Evidence.Matched += o.Evidence.Matched
	f.Evidence.SameSentence += o.Evidence.SameSentence
}
