package extract

import (
	"slices"

	"diplograph/loader/lexicon"
)

// fits gives who an actor is where such a one can make a visit to the hosts.
func (c *context) fits(a *actor, hosts []string) *who {
	if a.bare() && a.kind != lexicon.Org || a.former || a.role == "issued" || a.role == "topic" || a.role == "from" || a.kind == lexicon.Ministry {
		return nil
	}
	w := &a.who
	if w.party() == "" || slices.Contains(hosts, w.party()) {
		return nil
	}
	if a.bare() {
		return nil
	}
	switch {
	case len(w.offices) > 0, w.person != nil, w.group == "delegation", w.group == "leadership", w.group == "officials", w.group == "forces", w.group == "business":
		return w
	}
	return nil
}

// guestOf finds who visits: the one to whom the visit belongs, else the one that acts in the clause.
func (c *context) guestOf(cl *clause, t int, w word, hosts []string) *who {
	if c.lex.Adposition == "post" {
		return c.guestPost(cl, t, hosts)
	}
	if c.lex.Verb == "initial" {
		return c.guestInitial(cl, t, w, hosts)
	}
	return c.guestPre(cl, t, w, hosts)
}

func (c *context) guestPost(cl *clause, t int, hosts []string) *who {
	var agent, near, led, none *who
	for k := range cl.actors {
		a := &cl.actors[k]
		if a.from > t {
			break
		}
		w := c.fits(a, hosts)
		if w == nil {
			continue
		}
		switch a.role {
		case "agent":
			agent = w
		case "of":
			if c.undated(a.to, t) <= 7 {
				near = w
			}
		case "led":
			led = w
		case "":
			if none == nil || none.person == nil {
				none = w
			}
		}
	}
	for _, w := range [...]*who{led, near, agent} {
		if w != nil {
			return w
		}
	}
	if c.strangerBefore(cl, t) {
		return nil
	}
	if none != nil {
		return none
	}
	sen := &c.sentences[cl.sentence]
	if cl.cues.between(t+1, t+1, "ongoing") { // "on a visit to P, A said"
		for k := range sen.actors {
			if a := &sen.actors[k]; a.from > t && a.from <= t+3 {
				b := *a
				b.role = ""
				if c.fits(&b, hosts) != nil {
					return &a.who
				}
			}
		}
	}
	for k := range sen.actors { // the subject stands in an earlier clause
		a := &sen.actors[k]
		if a.from < cl.from && (a.role == "agent" || a.role == "") {
			if w := c.fits(a, hosts); w != nil {
				return w
			}
		}
	}
	if w := sen.acted; w != nil && !slices.Contains(hosts, w.party()) && len(hosts) > 0 {
		return w
	}
	return nil
}

// strangerBefore tells whether the subject of a clause whose verb comes last is
// somebody of whom nothing else is known: "citizens [agent] visited P", "the couple
// reached P". A pronoun is no stranger, nor is what a postposition makes an adverb.
func (c *context) strangerBefore(cl *clause, t int) bool {
	for i := t - 1; i > max(cl.from, t-60); i-- {
		if c.is(i, lexicon.Word, "agent") {
			return !c.is(i-1, lexicon.Word, "pronoun") && !c.follows(cl, i)
		}
	}
	if w, _ := c.trigger(t); !w.has("arrive") && !w.has("depart") {
		return false
	}
	i := max(cl.from, c.signed)
	for i < t && c.items[i].Known() {
		i++
	}
	begin := i
	for i < t && !c.items[i].Known() {
		i++
	}
	return i > begin && i < t && (c.placeCode(i) != "" || c.is(i, lexicon.Word, "here"))
}

// follows tells whether the words before item i are the name of an actor before
// them: "the leader of P, A B [agent]".
func (c *context) follows(cl *clause, i int) bool {
	for k := range cl.actors {
		if a := &cl.actors[k]; !a.bare() && a.role == "" && a.to <= i && i-a.to <= 3 {
			return true
		}
	}
	return false
}

// received reads a welcome: the one who welcomes is at home, the other is the guest.
func (c *context) received(cl *clause, t int) (*who, []string) {
	var host, guest *who
	for k := range cl.actors {
		a := &cl.actors[k]
		if a.bare() || !a.acts() && a.role != "for" || a.kind == lexicon.Ministry {
			continue
		}
		w := &a.who
		if len(w.offices) == 0 && w.person == nil && w.group != "delegation" {
			continue
		}
		if c.lex.Adposition == "post" {
			if a.from > t {
				break
			}
			if a.role == "agent" {
				host = w
			} else if a.role == "of" || a.role == "to" || a.role == "" {
				guest = w
			}
			continue
		}
		switch {
		case a.to <= t && a.role == "":
			host = w
		case a.from > t && a.from <= t+3 && (a.role == "" || a.role == "agent") && guest == nil:
			guest = w
			if a.role == "agent" {
				host, guest = guest, host
			}
		}
	}
	if host == nil && guest != nil && guest.country != c.home && c.lex.Adposition == "post" {
		host = &who{country: c.home}
	}
	if host == nil || guest == nil || host.country == guest.party() || host.country == "" {
		return nil, nil
	}
	return guest, []string{host.country}
}

// invited reads an invitation: the one who is invited comes to the one who invites, or to the place named.
func (c *context) invited(cl *clause, t int, guest *who, hosts []string) (*who, []string) {
	var host, asked *who
	for k := range cl.actors {
		a := &cl.actors[k]
		w := c.fits(a, nil)
		if w == nil {
			continue
		}
		switch {
		case a.role == "to" && c.lex.Adposition == "post", c.lex.Adposition == "pre" && a.from < t && a.role == "to":
			asked = w
		case a.role == "agent" && c.lex.Adposition == "post", a.role == "invite":
			host = w
		case c.lex.Adposition == "pre" && a.role == "" && a.to <= t:
			if host == nil {
				host = w
			} else if asked == nil {
				asked = w
			}
		}
	}
	if asked == nil {
		if c.lex.Adposition == "pre" || guest == nil || host == nil || guest.party() != host.party() {
			return guest, hosts
		}
		return nil, nil
	}
	if len(hosts) == 0 && host != nil {
		hosts = []string{host.country}
	}
	if slices.Contains(hosts, asked.party()) && host != nil && !slices.Contains(hosts, host.party()) {
		return host, hosts
	}
	return asked, hosts
}
