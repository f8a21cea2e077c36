package graph

import (
	"cmp"
	"slices"
)

// Events of a block are found by their days, so that the cost of a mention does
// not grow with the block: periodDays are the days of an entry of the index,
// widest the periods that one date may have there.
const (
	periodDays = 16
	widest     = 5
)

// block is the clusters of one block, by the days that their mentions speak of.
type block struct {
	all      []*cluster
	periods  map[int][]*cluster
	anywhere []*cluster // with a mention of no day, or of a long time
	open     []*cluster // plans of visits, which may get a new window far away
}

// add puts a cluster into the index, with what its mentions of a day add.
func (b *block) add(c *cluster, day []*Mention) {
	if !c.earlier {
		c.number = len(b.all)
		b.all = append(b.all, c)
	}
	for _, m := range day {
		spans := m.days()
		if spans == nil && !slices.Contains(b.anywhere, c) {
			b.anywhere = append(b.anywhere, c)
		}
		for _, s := range spans {
			for p := s[0]; p <= s[1]; p++ {
				if at := b.periods[p]; len(at) == 0 || !slices.Contains(at, c) {
					b.periods[p] = append(at, c)
				}
			}
		}
	}
	if c.mentions[0].Type == VisitType && !slices.Contains(b.open, c) {
		b.open = append(b.open, c)
	}
}

// near gives the clusters that a mention may be one with, in the order in which they came.
func (b *block) near(m *Mention) []*cluster {
	spans := m.reach()
	if spans == nil {
		return b.all
	}
	out := slices.Clone(b.anywhere)
	for _, s := range spans {
		for p := s[0]; p <= s[1]; p++ {
			out = append(out, b.periods[p]...)
		}
	}
	b.open = slices.DeleteFunc(b.open, func(c *cluster) bool { return !c.mayMove(m.Published) })
	out = append(out, b.open...)
	slices.SortFunc(out, func(c, d *cluster) int { return cmp.Compare(c.number, d.number) })
	return slices.Compact(out)
}

// mayMove tells whether a visit may still get a window anywhere, on a day or later.
func (c *cluster) mayMove(day Date) bool {
	last := c.mentions[len(c.mentions)-1].Published
	return isOpen(c.course().status) && (last == "" || last.DaysTo(day) <= planDays)
}

// course is the life of a visit so far.
func (c *cluster) course() *life {
	if c.lived == nil {
		l := live(c.mentions)
		c.lived = &l
	}
	return c.lived
}

// days are the first and last period of each time that a mention speaks of; nil
// where that is unknown or long.
func (m *Mention) days() [][2]int { return m.around(0) }

// reach is days, widened by how far from them an event may lie that is the same.
func (m *Mention) reach() [][2]int {
	if m.Type == VisitType {
		return m.around(recallDays)
	}
	return m.around(undatedDays)
}

func (m *Mention) around(slack int) [][2]int {
	var out [][2]int
	add := func(from, to Date) bool {
		x, ok := from.number()
		y, also := to.number()
		if !ok || !also || (y-x)/periodDays >= widest {
			return false
		}
		out = append(out, [2]int{(x - slack) / periodDays, (y + slack) / periodDays})
		return true
	}
	if m.Date != nil && !add(m.Date.From, m.Date.To) {
		return nil
	}
	if (m.Date == nil || m.Type == VisitType) && !add(m.Published, m.Published) {
		return nil
	}
	return out
}
