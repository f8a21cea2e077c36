package graph

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Review is two events that may be one, for a person to judge: some of their
// mentions score Doubtful or more, nothing excludes that they are one, and no
// verdict keeps them apart. They stand as two because the score is below Same,
// or because they were two before the mention came that fits both.
type Review struct {
	// A and B are the ids of the events, the smaller first.
	A string `json:"a"`
	B string `json:"b"`
	// Score of the two mentions that are most alike, 0 to 1, to four digits.
	Score float64 `json:"score"`
	// Reasons say what the two mentions have in common and in what they differ.
	Reasons []string `json:"reasons"`
	// Block is the key of the block in which the mentions are alike.
	Block string `json:"block"`
	Links `json:"-"`
}

// NodeID names the pair; it is asked for by no id.
func (r *Review) NodeID() string {
	_, a, _ := strings.Cut(r.A, ":")
	_, b, _ := strings.Cut(r.B, ":")
	return "review:" + a + "-" + b
}

// Label is Review.
func (*Review) Label() Label { return ReviewLabel }

// Reviews lists the pairs of events that a person is to judge, as they stand
// when all mentions are published; sorted by NodeID.
func Reviews(mentions []*Mention, verdicts []*Verdict) []*Review {
	_, out := conclude(mentions, verdicts)
	return out
}

// reviews goes once more over what was alike and did not become one event.
func (s *clustering) reviews() []*Review {
	best := map[[2]*whole]resemblance{}
	for _, x := range s.alike {
		a, b := s.home[x.m].part.all(), s.wholeOf(x)
		if a.states[0].ID > b.states[0].ID {
			a, b = b, a
		}
		if k := [2]*whole{a, b}; a != b && x.score > best[k].score {
			best[k] = x
		}
	}
	var out []*Review
	for k, x := range best {
		if s.parted(k[0], k[1]) {
			continue
		}
		if r := between(k[0], k[1], x); r != nil {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b *Review) int { return cmp.Compare(a.NodeID(), b.NodeID()) })
	return out
}

func (s *clustering) wholeOf(x resemblance) *whole {
	if x.at != nil {
		return x.at.part.all()
	}
	return s.home[x.with].part.all()
}

// between compares two events as they stand; nil where something excludes that they are one.
func between(a, b *whole, x resemblance) *Review {
	out := &Review{A: a.states[0].ID, B: b.states[0].ID}
	for _, c := range a.clusters {
		for _, d := range b.clusters {
			if c.block != d.block || !c.mayBe(d) {
				continue
			}
			score, reasons := c.likeness(d, x)
			if score > out.Score {
				out.Score, out.Reasons, out.Block = score, reasons, c.block
			}
		}
	}
	if out.Score < Doubtful {
		return nil
	}
	out.Score = math.Round(out.Score*1e4) / 1e4
	return out
}

// mayBe tells whether nothing that mentions of two clusters say excludes that they are one event.
func (c *cluster) mayBe(d *cluster) bool {
	if c.mentions[0].Type == VisitType && slices.ContainsFunc(d.mentions, func(m *Mention) bool { return !sameLeader(c.mentions, m) }) {
		return false
	}
	return c.admits(d)
}

// likeness is the score of the two mentions that are most alike. Visits have
// no score of mentions: what counts is how well one fitted the life of the other.
func (c *cluster) likeness(d *cluster, x resemblance) (score float64, reasons []string) {
	if c.mentions[0].Type == VisitType {
		return x.score, visitReasons(c.mentions, d.mentions)
	}
	for _, m := range c.mentions {
		for _, n := range d.mentions {
			if s, why := Score(m, n); s > score {
				score, reasons = s, why
			}
		}
	}
	return score, reasons
}

// visitReasons say what two visits have in common.
func visitReasons(a, b []*Mention) []string {
	out := []string{"same guest and host"}
	has := func(say string, same func(x, y *Mention) bool) {
		if slices.ContainsFunc(a, func(x *Mention) bool { return slices.ContainsFunc(b, func(y *Mention) bool { return same(x, y) }) }) {
			out = append(out, say)
		}
	}
	has("same leader", func(x, y *Mention) bool {
		return x.LeaderID != "" && x.LeaderID == y.LeaderID || x.LeaderOffice != "" && x.LeaderOffice == y.LeaderOffice
	})
	has("same dates", func(x, y *Mention) bool { return x.Date != nil && y.Date != nil && x.Date.Overlaps(y.Date, 1) })
	return out
}
