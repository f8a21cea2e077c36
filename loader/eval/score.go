package eval

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Report is how articles were read.
type Report struct {
	All       Figures             `json:"all"`
	Languages map[string]*Figures `json:"languages"` // by ISO 639-1 code
	Misses    []Miss              `json:"misses,omitempty"`
}

// Score compares readings, by the ids of gold, with gold. An article without a
// reading counts as one of which nothing was read.
func Score(golds []*Gold, readings map[string]*Reading) (*Report, error) {
	out := &Report{Languages: map[string]*Figures{}}
	for _, g := range golds {
		c := comparison{gold: g}
		if err := c.compare(readings[g.ID]); err != nil {
			return nil, fmt.Errorf("%s: %w", g.ID, err)
		}
		if out.Languages[g.Lang] == nil {
			out.Languages[g.Lang] = &Figures{}
		}
		out.Languages[g.Lang].add(&c.figures)
		out.All.add(&c.figures)
		out.Misses = append(out.Misses, c.misses...)
	}
	return out, nil
}

// comparison is of one article.
type comparison struct {
	gold    *Gold
	text    []rune
	figures Figures
	misses  []Miss
}

func (c *comparison) compare(r *Reading) error {
	g := c.gold
	c.figures.Articles = 1
	if g.Negative {
		c.figures.Negatives.Articles = 1
	}
	if r == nil {
		r, c.figures.Unread = &Reading{}, 1
	}
	c.text = []rune(r.Text)
	items, err := itemsOf(&r.Record)
	if err != nil {
		return err
	}
	var allowed, sectors []string
	for _, a := range g.Allowed {
		allowed = append(allowed, a.Countries...)
	}
	for _, s := range r.Record.Sectors {
		sectors = append(sectors, strings.ToLower(s))
	}
	c.codes("countries", g.Countries, r.Record.Countries, allowed)
	c.codes("sectors", g.Sectors, sectors, nil)
	c.people(g.People, items.people)
	c.events("meetings", g.Meetings, items.meetings, meeting)
	c.events("visits", g.Visits, items.visits, visit)
	c.events("agreements", g.Agreements, items.agreements, agreement)
	return nil
}

func (c *comparison) miss(v Verdict, list string, gold, read *Item) {
	c.misses = append(c.misses, Miss{Article: c.gold.ID, Verdict: v, List: list, Gold: gold, Read: read})
}

// codes compares lists of codes as sets.
func (c *comparison) codes(list string, gold, read, allowed []string) {
	want, got, free := set(gold), set(read), set(allowed)
	right, extra, missed := 0, 0, 0
	for _, code := range slices.Sorted(maps.Keys(want)) {
		if got[code] {
			right++
			continue
		}
		missed++
		c.misses = append(c.misses, Miss{Article: c.gold.ID, Verdict: Missed, List: list, Code: code})
	}
	for _, code := range slices.Sorted(maps.Keys(got)) {
		if !want[code] && !free[code] {
			extra++
			c.misses = append(c.misses, Miss{Article: c.gold.ID, Verdict: Extra, List: list, Code: code})
		}
	}
	c.figures.count(list, right, extra, missed)
}

func (c *comparison) people(gold []GoldItem, read []readItem) {
	l := c.paired("people", gold, read, person)
	right, extra, missed := l.tally(false)
	c.figures.count("people", right, len(extra), len(missed))
	c.tell(l, extra, missed)
}

func (c *comparison) events(list string, gold []GoldItem, read []readItem, m match) {
	l := c.paired(list, gold, read, m)
	right, extra, missed := l.tally(true)
	c.figures.count(list+".full", right, len(extra), len(missed))
	right, extra, missed = l.tally(false)
	c.figures.count(list+".core", right, len(extra), len(missed))
	if c.gold.Negative {
		c.figures.Negatives.False += len(extra)
	}
	c.tell(l, extra, missed)
	c.details(l, list != "agreements")
	for j := range read {
		c.figures.Evidence.Items++
		if read[j].exact(c.text) {
			c.figures.Evidence.Exact++
		} else {
			c.miss(Inexact, list, nil, &read[j].Item)
		}
	}
}

// details compares the dates, the sentences and the rest of what is matched.
func (c *comparison) details(l *paired, dated bool) {
	for i, j := range l.with {
		if j < 0 {
			continue
		}
		g, r := &l.gold[i], &l.read[j]
		alike := l.match(g, &r.Item, true)
		if dates := &c.figures.Dates; dated {
			switch {
			case g.Date != "":
				dates.Gold++
				if r.Date != "" && datesAgree(g.Date, r.Date) {
					dates.Right++
				} else {
					alike = false
				}
			case r.Date != "":
				dates.Added++
			}
		}
		if !alike {
			c.miss(Unlike, l.list, &g.Item, &r.Item)
		}
		c.figures.Evidence.Matched++
		if r.within(g.Evidence) {
			c.figures.Evidence.SameSentence++
		} else {
			c.miss(Elsewhere, l.list, &g.Item, &r.Item)
		}
	}
}
