package eval

import "slices"

// paired is a list of gold beside what was read of it.
type paired struct {
	list  string
	match match
	gold  []GoldItem // the optional ones last
	read  []readItem
	with  []int  // for each of gold its place in read, or -1
	free  []bool // read items that gold allows
}

func (c *comparison) paired(list string, gold []GoldItem, read []readItem, m match) *paired {
	l := &paired{list: list, match: m, read: read, free: make([]bool, len(read))}
	// What is required has the first choice.
	for _, optional := range []bool{false, true} {
		for _, g := range gold {
			if g.Optional == optional {
				l.gold = append(l.gold, g)
			}
		}
	}
	l.with = pairs(l.gold, read, m)
	for j := range read {
		l.free[j] = slices.ContainsFunc(c.gold.Allowed, func(a Allowance) bool { return a.covers(list, read[j].fields) })
	}
	return l
}

// tally counts what is right, and lists the places of what is extra in read and
// missed in gold. With full a pair must be alike in its details; a pair that is
// not is both extra and missed. Optional gold counts neither way.
func (l *paired) tally(full bool) (right int, extra, missed []int) {
	taken := slices.Clone(l.free)
	for i, j := range l.with {
		g := &l.gold[i]
		switch {
		case j >= 0 && (g.Optional || !full || l.match(g, &l.read[j].Item, true)):
			taken[j] = true
			if !g.Optional {
				right++
			}
		case !g.Optional:
			missed = append(missed, i)
		}
	}
	for j := range l.read {
		if !taken[j] {
			extra = append(extra, j)
		}
	}
	return right, extra, missed
}

// tell names what is extra and missed.
func (c *comparison) tell(l *paired, extra, missed []int) {
	for _, i := range missed {
		c.miss(Missed, l.list, &l.gold[i].Item, nil)
	}
	for _, j := range extra {
		c.miss(Extra, l.list, nil, &l.read[j].Item)
	}
}
