package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"time"
)

// Digest is the SHA-256 of the graph's content in canonical order, in
// hexadecimal: articles, mentions, events and entities. Nothing in it depends
// on when, in which order or into which store it was loaded. Verdicts and the
// days of withdrawals are in it by what they lead to.
func Digest(ctx context.Context, r Reader) (string, error) {
	h := sha256.New()
	for _, l := range [...]Label{ArticleLabel, MentionLabel, EventLabel, CountryLabel, OrganizationLabel,
		PersonLabel, OfficeLabel, PlaceLabel, SectorLabel, SourceLabel} {
		if err := digest(ctx, r, l, h); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func digest(ctx context.Context, r Reader, l Label, h hash.Hash) error {
	p := &Pattern{Label: l, First: 500, Whole: true, At: Now(Forever)}
	if l == PersonLabel {
		p.With = []*Pattern{{Label: TenureLabel, Edge: Held, As: "tenures"}}
	}
	for {
		page, err := r.Find(ctx, p)
		if err != nil {
			return err
		}
		for _, n := range page.Nodes {
			if err := write(h, l, n); err != nil {
				return err
			}
			for _, t := range All[*Tenure](n.Answered().Page("tenures")) {
				if err := write(h, TenureLabel, t); err != nil {
					return err
				}
			}
		}
		if !page.HasNext {
			return nil
		}
		p.After = page.Cursors[len(page.Cursors)-1]
	}
}

// write adds one node in its stored form. When an article was recorded or
// withdrawn does not count, and its text is there by its hash.
func write(h hash.Hash, l Label, n Node) error {
	if a, ok := n.(*Article); ok {
		plain := *a
		plain.Recorded, plain.WithdrawnOn, plain.Text = time.Time{}, "", ""
		n = &plain
	}
	b, err := json.Marshal(n)
	if err != nil {
		return err
	}
	_, err = h.Write(append(append([]byte(l), ' '), append(b, '\n')...))
	return err
}
