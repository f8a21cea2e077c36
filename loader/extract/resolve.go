package extract

import (
	"slices"
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// settle resolves who the actors of a sentence are, in the order of the text.
func (c *context) settle(s *sentence) {
	s.acted = c.acted
	for j := range s.actors {
		a := &s.actors[j]
		c.leads(s.actors, j)
		a.who = who{country: a.country, org: a.org, offices: a.offices, rank: a.rank, group: a.group, role: graph.ParticipantRole}
		if a.bare() {
			continue
		}
		if a.other {
			c.counterpart(s.actors, j)
		}
		switch {
		case a.named():
			c.settleNamed(s, j)
		case a.other:
		case a.country == "" && a.org == "" && j > 0 && c.apposition(&s.actors[j-1], a) && s.actors[j-1].who.person != nil:
			a.who = s.actors[j-1].who
		case len(a.offices) > 0:
			c.settleOffice(a)
		case a.kind == lexicon.Group && a.country == "" && a.org == "":
			c.settleGroup(s.actors, j)
		case a.kind == lexicon.Ministry && a.country == "":
			a.who.country = c.home
		}
		if a.kind == lexicon.Ministry && a.who.group == "" {
			a.who.group = a.ministry
		}
		c.remember(a)
	}
}

// leads gives who leads a delegation, and of whose party nothing is said, that
// of the delegation: "the minister A B leading, P's delegation".
func (c *context) leads(all []actor, j int) {
	const near = 3 // items between the two
	a := &all[j]
	if a.role != "led" || a.country != "" || a.org != "" || a.known != "" || len(a.offices) == 0 || j+1 >= len(all) {
		return
	}
	if b := &all[j+1]; b.group == "delegation" && b.from-a.to <= near {
		a.country, a.org = b.country, b.org
	}
}

// settleNamed finds the person whom a name means.
func (c *context) settleNamed(s *sentence, j int) {
	a := &s.actors[j]
	if a.learned != nil && a.known == "" && c.calls(a) {
		a.known = a.learned.known
	}
	if a.learned != nil && a.known == "" {
		if p := a.learned.person; p != nil && (a.country == "" || a.country == p.country) {
			c.take(a, p)
			return
		}
	}
	country := a.country
	if country == "" && a.org == "" && a.known == "" {
		office := c.apposed(s, j)
		switch {
		case a.other:
			country = a.who.country
		case a.learned != nil && a.learned.country != "":
			country = a.learned.country
		case office != nil:
			country, a.who.offices, a.who.rank = office.country, office.offices, office.rank
			if country == "" {
				country = c.home
			}
		case len(a.offices) > 0 && !a.private && !c.held(a):
			country = c.owner(a)
		default:
			return // two words in capitals: nobody that the article presents
		}
	}
	if len(c.people) >= many {
		return
	}
	p := c.meet(a, country)
	p.org = a.org
	if a.learned != nil && a.learned.person == nil {
		a.learned.person = p
	}
	c.take(a, p)
}

// calls tells whether an actor's name is a shorter form of the one that the pack
// knows: "President Aliyev" where "Ilham Aliyev" stands elsewhere.
func (c *context) calls(a *actor) bool {
	country, english, _ := strings.Cut(a.learned.known, "/")
	if english == "" || a.country != "" && a.country != country {
		return false
	}
	return a.nameTo == a.nameFrom+1 || part(c.skeletons(c.printed(a.nameFrom, a.nameTo)), c.known(english))
}

// take makes an actor a person.
func (c *context) take(a *actor, p *person) {
	a.who.person = p
	if a.who.org == "" {
		a.who.country, a.who.org = p.country, p.org
	}
	for _, o := range a.who.offices {
		if !a.former && !slices.Contains(p.offices, o) {
			p.offices = append(slices.Clip(p.offices), o)
		}
	}
	p.shown = p.shown || a.known != "" || len(a.who.offices) > 0
	if r := a.who.rank; r != "" && !a.former && (p.rank == "" || r.Height() < p.rank.Height()) {
		p.rank = r
	}
	if len(a.who.offices) == 0 {
		a.who.offices = p.offices
	}
	if a.who.rank == "" || a.who.rank == graph.OtherRank {
		a.who.rank = p.rank
	}
}

// held tells whether somebody else of a name holds the highest office of the
// state that a bare title would mean: then this one is of another state.
func (c *context) held(a *actor) bool {
	if a.rank != graph.HeadOfState && a.rank != graph.HeadOfGovernment {
		return false
	}
	h := c.holders[c.owner(a)+"/"+a.offices[0]]
	if h == nil || h.person == nil {
		return false
	}
	tokens := c.skeletons(c.printed(a.nameFrom, a.nameTo))
	return !part(tokens, h.person.tokens) && !part(h.person.tokens, tokens)
}

// owner is the state of an office that names none: the state of its last holder, else home.
func (c *context) owner(a *actor) string {
	if h := c.holders[a.offices[0]]; h != nil && h.org == "" && a.nameTo == a.nameFrom {
		return h.country
	}
	return c.home
}

// settleOffice finds the holder of an office.
func (c *context) settleOffice(a *actor) {
	if a.org == "" && a.country == "" {
		if h := c.holders[a.offices[0]]; h != nil && !a.former {
			a.who.country, a.who.org, a.who.person = h.country, h.org, h.person
			return
		}
		if !a.private {
			a.who.country = c.home
		}
	}
	if a.former {
		return
	}
	if h := c.holders[a.who.party()+"/"+a.offices[0]]; h != nil {
		a.who.person = h.person
	}
}

// settleGroup gives a delegation the party that the article names beside it or named last.
func (c *context) settleGroup(all []actor, j int) {
	a := &all[j]
	if j > 0 && (all[j-1].role == "led" || all[j-1].role == "poss") && all[j-1].to+3 >= a.from {
		a.who.country, a.who.org = all[j-1].who.country, all[j-1].who.org
		return
	}
	if h := c.holders["group/"+a.group]; h != nil && a.group == "delegation" {
		a.who.country, a.who.org = h.country, h.org
	}
}

// counterpart resolves "his counterpart": the same office of the other side.
func (c *context) counterpart(all []actor, j int) {
	a := &all[j]
	var of *who
	for k := j - 1; k >= 0 && of == nil; k-- {
		if w := &all[k].who; len(w.offices) > 0 && w.party() != a.country {
			of = w
		}
	}
	if of == nil {
		of = c.acted
	}
	if of == nil {
		return
	}
	if a.who.country == "" && a.who.org == "" {
		a.who.country = c.across(of.country)
	}
	if len(a.offices) == 0 {
		a.who.offices, a.who.rank = of.offices, of.rank
	}
	for _, o := range a.who.offices {
		if h := c.holders[a.who.party()+"/"+o]; h != nil && a.who.person == nil {
			a.who.person = h.person
		}
	}
}

// remember notes who holds which office and who acted last.
func (c *context) remember(a *actor) {
	w := &a.who // it is settled
	if a.former || w.party() == "" {
		return
	}
	for _, o := range w.offices {
		if h := c.holders[o]; h == nil || h.party() != w.party() || w.person != nil {
			c.holders[o] = w
		}
		key := w.party() + "/" + o
		if h := c.holders[key]; h == nil || h.person == nil && w.person != nil {
			c.holders[key] = w
		}
	}
	if w.group == "delegation" {
		c.holders["group/delegation"] = w
	}
	if (w.person != nil || len(w.offices) > 0) && !a.plural && (a.role == "agent" || a.role == "" || a.role == "issued") {
		c.acted = w
	}
}
