package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// visit reads the visit whose word is item t: who comes to which state. A visit
// needs a border: a tour of a park or a camp is none.
func (c *context) visit(out []*telling, cl *clause, t int, w word) []*telling {
	if c.domestic(cl, t) {
		return out
	}
	hosts, site := c.hostsOf(cl, t, w)
	if site {
		return out
	}
	if len(hosts) == 0 && w.has("verb") && c.asNoun(t, w) { // "the visit is set for": it was told before
		c.addsDate(out, cl, t)
		return out
	}
	guest := c.guestOf(cl, t, w, hosts)
	attribute := false
	if x := c.visiting(cl, t, w); x != nil {
		guest, hosts, attribute = x, c.hostBeside(cl, x), true
	}
	if w.has("receive") {
		guest, hosts = c.received(cl, t)
	}
	invited := cl.cues.has("invited")
	if invited && !w.has("arrive") && !w.has("depart") && !w.has("receive") {
		guest, hosts = c.invited(cl, t, guest, hosts)
	}
	if guest == nil || guest.party() == "" {
		c.addsDate(out, cl, t)
		return out
	}
	status, ok := c.statusAt(cl, t, w)
	if invited && (status != graph.Occurred && status != graph.Ongoing || cl.cues.between(t-4, t+5, "invited")) {
		status, ok = graph.Planned, true
	}
	if !ok {
		return out
	}
	if attribute {
		status = graph.Ongoing
	}
	if status == graph.Occurred && (w.has("arrive") || w.has("receive") || cl.cues.between(t-3, t+3, "ongoing")) {
		status = graph.Ongoing // has arrived
	}
	if status == graph.Occurred && w.has("depart") {
		status = graph.Ongoing // has set out
	}
	over := status != graph.Planned && cl.cues.between(t+1, t+3, "after") && !w.has("arrive")
	if len(hosts) == 0 {
		hosts = c.hostAhead(cl, t)
	}
	if len(hosts) == 0 {
		hosts = c.hostBefore(out, guest, status)
	}
	for _, host := range hosts {
		if host == "" || host == guest.party() {
			continue
		}
		v := c.start(cl, graph.VisitType, w.kind, status)
		v.rule, v.over = "visit", over
		v.guest, v.host, v.leader = guest.party(), host, guest
		v.party(*guest)
		v.party(who{country: host})
		v.weight = firm
		if !attribute {
			v.date, v.recalled = c.datedFor(cl, t, tenseOf(status))
		}
		v.status = c.tensed(status, v.date)
		if v.date == nil && v.apart && status != graph.Planned {
			v.date = lastDay(out, v.countries)
		}
		out = append(out, v)
	}
	return out
}

// addsDate reads "the trip is set for 6 April": the day of the visit told last,
// or the days of the tour.
func (c *context) addsDate(before []*telling, cl *clause, t int) {
	v := last(before, graph.VisitType)
	if v == nil || v.date != nil || cl.sentence-v.clause > 3 {
		return
	}
	d := c.dateFor(cl, t, tenseOf(v.status))
	if d == nil {
		return
	}
	for _, v := range tourOf(before, v) {
		if v.date == nil {
			v.date = d
			v.span(c.quote(&c.sentences[cl.sentence]))
		}
	}
}

// tourOf are the visits that a sentence tells of one guest, of which v is the last.
func tourOf(before []*telling, v *telling) []*telling {
	const most = 40
	var out []*telling
	for i := len(before) - 1; i >= max(0, len(before)-most); i-- {
		if b := before[i]; b.typ == graph.VisitType && b.clause == v.clause && b.guest == v.guest && b.status == v.status && sameLeader(b.leader, v.leader) {
			out = append(out, b)
		}
	}
	slices.Reverse(out)
	return out
}

// visiting gives the visitor of "the visiting foreign minister"; nil where the word says who is visited.
func (c *context) visiting(cl *clause, t int, w word) *who {
	if !w.has("attribute") {
		return nil
	}
	for k := range cl.actors {
		if a := &cl.actors[k]; a.from <= t+1 && a.to > t+1 && !a.bare() {
			b := *a
			b.role = ""
			if c.fits(&b, nil) != nil {
				return &a.who
			}
		}
	}
	return nil
}

// hostBeside is the state of the other side in a visitor's sentence, where there is one only.
func (c *context) hostBeside(cl *clause, guest *who) []string {
	var out []string
	for _, a := range c.sentences[cl.sentence].actors {
		if x := a.who.country; x != "" && x != guest.party() && !a.bare() && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// hostAhead finds the host where a visit's clause goes on to the arrival: "on an
// official visit, arrived on Monday in P".
func (c *context) hostAhead(cl *clause, t int) []string {
	const far = 12
	for i := t + 1; i < min(cl.to, t+far); i++ {
		if w, ok := c.trigger(i); ok && w.typ == graph.VisitType && w.has("arrive") {
			hosts, _ := c.hostsOf(cl, i, w)
			return hosts
		}
	}
	return nil
}

// hostBefore finds the host of a visit that names none: that of the guest's
// visit told before, or the state where the article is written for one that is
// going on or to come: a past one may have been anywhere.
func (c *context) hostBefore(before []*telling, guest *who, status graph.Status) []string {
	for j := len(before) - 1; j >= max(0, len(before)-40); j-- {
		if b := before[j]; b.typ == graph.VisitType && b.guest == guest.party() && sameLeader(b.leader, guest) {
			var hosts []string
			for _, v := range tourOf(before[:j+1], b) {
				if !slices.Contains(hosts, v.host) {
					hosts = append(hosts, v.host)
				}
			}
			return hosts
		}
	}
	if status == graph.Occurred {
		return nil
	}
	if guest.country != "" && guest.country != c.home && c.weight[c.home] > 0 && (guest.person != nil || len(guest.offices) > 0) {
		return []string{c.home}
	}
	return nil
}

// hostsOf finds the states that a visit goes to; site is true where the word
// beside the visit is a park, a hospital, anything that is no state and no visitor.
func (c *context) hostsOf(cl *clause, t int, w word) (hosts []string, site bool) {
	if c.lex.Adposition == "post" {
		if w.has("arrive") || w.has("depart") {
			hosts = c.reachedPost(cl, t)
			return hosts, len(hosts) == 0 && (w.has("past") || w.has("future") || w.has("depart")) && !c.is(t-1, lexicon.Word, "airport")
		}
		return c.hostsPost(cl, t)
	}
	if c.lex.Verb == "initial" {
		return c.hostsInitial(cl, t, w)
	}
	return c.hostsPre(cl, t, w)
}

// placeCode is the state that an item names as a place to go to.
func (c *context) placeCode(i int) string {
	if i < 0 || i >= len(c.items) {
		return ""
	}
	for _, e := range c.items[i].Entries {
		switch e.Class {
		case lexicon.Name, lexicon.Capital:
			return c.then(e.ID)
		case lexicon.Org:
			return ""
		}
	}
	if e, ok := c.items[i].Is(lexicon.Place); ok {
		return c.then(stateOf(e.ID))
	}
	return ""
}

// places reads a list of states and towns from item i on.
func (c *context) places(cl *clause, i int) []string {
	var out []string
	for to := cl.to; i < to && (len(out) == 0 || !cl.owned(i)); {
		code := c.placeCode(i)
		if code == "" {
			if d, ok := c.items[i].Is(lexicon.Demonym); ok && c.placeCode(i+1) == d.ID { // "the Soviet capital" and the like
				i++
				continue
			}
			break
		}
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
		i++
		for i < to && (c.is(i, lexicon.Word, "article") || c.is(i, lexicon.Word, "and")) {
			i++
		}
	}
	return out
}

// owned tells whether an item says whose somebody is: "to P, Q's envoy said".
func (cl *clause) owned(i int) bool {
	for k := range cl.actors {
		if a := &cl.actors[k]; a.from <= i && i < a.to {
			return !a.bare()
		}
	}
	return false
}

// placesBack reads a list of states that ends before item i.
func (c *context) placesBack(cl *clause, i int) []string {
	var out []string
	for i--; i >= cl.from && (len(out) == 0 || !cl.owned(i)); i-- {
		if c.is(i, lexicon.Word, "and") && len(out) > 0 {
			continue
		}
		code := c.placeCode(i)
		if code == "" {
			break
		}
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
		if c.mark(i) < lexicon.Comma && !c.is(i-1, lexicon.Word, "and") {
			break
		}
	}
	slices.Reverse(out)
	return out
}

// hostsPost reads "visit P", "P's visit" and "P's official visit".
func (c *context) hostsPost(cl *clause, t int) (hosts []string, site bool) {
	if c.mark(t+1) < lexicon.Comma {
		if hosts = c.places(cl, t+1); len(hosts) > 0 {
			return hosts, false
		}
	}
	at := t - 1
	for at > cl.from && at >= t-6 && !c.is(at, lexicon.Word, "of", "agent", "in") && c.placeCode(at) == "" && !c.is(at, lexicon.Anaphor) {
		if c.is(at, lexicon.Word, "site") {
			return nil, true
		}
		at--
	}
	switch {
	case c.placeCode(at) != "":
		return c.placesBack(cl, at+1), false
	case c.is(at, lexicon.Word, "of") && c.is(at-1, lexicon.Word, "site"):
		return nil, true
	case c.is(at, lexicon.Word, "of"):
		if hosts = c.placesBack(cl, at); len(hosts) > 0 {
			return hosts, false
		}
		for k := range cl.actors {
			if a := &cl.actors[k]; a.to == at && !a.bare() {
				return c.placesOf(cl, k), false
			}
		}
		if c.is(at-1, lexicon.Anaphor) || c.is(at-1, lexicon.Cue) || c.is(at-1, lexicon.Word) {
			return nil, false
		}
		return nil, true
	case c.is(at, lexicon.Word, "agent"):
		return nil, false
	}
	return nil, false
}

// placesOf finds the state that is visited before the visitor: "P's president's visit to …" has none; "to P, A's visit".
func (c *context) placesOf(cl *clause, k int) []string {
	if k == 0 {
		return nil
	}
	if a := &cl.actors[k-1]; a.bare() && (a.role == "of" || a.role == "to") && a.kind != lexicon.Demonym && a.to+2 >= cl.actors[k].from {
		return []string{a.country}
	}
	return nil
}

// reachedPost reads a journey's goal before its verb: right before it, but for
// dates and the words that say how ("for", "on a visit", with whom).
func (c *context) reachedPost(cl *clause, t int) []string {
	for i := t - 1; i >= max(cl.from, t-5); i-- {
		if c.is(i, lexicon.Word, "here") {
			return []string{c.then(stateOf(c.dateline))}
		}
		if code := c.placeCode(i); code != "" {
			if c.is(i+1, lexicon.Word, "with", "agent", "of", "topic", "until", "along") {
				return nil
			}
			return []string{code}
		}
		if !c.items[i].Known() && i < t-1 || c.is(i, lexicon.Word, "to", "until", "agent") || i == t-1 && !c.goalward(i, t) {
			return nil
		}
	}
	return nil
}

// goalward tells whether an item may stand between a journey's goal and its verb.
func (c *context) goalward(i, t int) bool {
	return c.is(i, lexicon.Word, "for", "airport", "in", "adverb", "topic") || c.is(i, lexicon.Place) || c.is(i, lexicon.Trigger) || c.is(i, lexicon.Cue) || c.dateOver(i, t)
}

// hostsPre reads "visit P", "visit to P", "P visit", "arrived in P".
func (c *context) hostsPre(cl *clause, t int, w word) (hosts []string, site bool) {
	begin, noun := t+1, w.has("verb") && c.asNoun(t, w)
	if c.is(begin, lexicon.Word, "agent", "of") { // "visit by A to P"
		for k := range cl.actors {
			if a := &cl.actors[k]; a.from > t && a.from <= t+4 && !a.bare() {
				begin = a.to
				break
			}
		}
	}
	for i := begin; i < min(cl.to, begin+9); i++ {
		switch {
		case w.has("arrive") && c.is(i, lexicon.Word, "from") && c.dateline != "": // "arrived from Q", where the article is written
			return []string{c.then(stateOf(c.dateline))}, false
		case w.has("arrive") && c.dateOver(i, cl.to):
		case c.is(i, lexicon.Word, "article", "title"), !c.items[i].Known() && c.upper(i) && c.mark(i+1) < lexicon.Comma && c.placeCode(i+1) != "": // "West Berlin"
		case c.is(i, lexicon.Word, "here"):
			return []string{c.then(stateOf(c.dateline))}, false
		case c.is(i, lexicon.Word, "to", "in", "of"):
		case c.placeCode(i) != "":
			if i > begin+2 && (noun && !c.is(i-1, lexicon.Word, "to") && !c.is(i-2, lexicon.Word, "to") || !c.is(i-1, lexicon.Word, "to", "in", "of", "article")) || c.is(i+1, lexicon.Word, "poss") && c.mark(i+1) < lexicon.Blank {
				return nil, false
			}
			return c.places(cl, i), false
		case c.is(i, lexicon.Demonym) && c.is(i+1, lexicon.Word, "capital"):
			e, _ := c.items[i].Is(lexicon.Demonym)
			return []string{c.then(e.ID)}, false
		case c.is(i, lexicon.Demonym), c.is(i, lexicon.Trigger), w.has("arrive") || w.has("depart"):
			return nil, false
		case c.mark(i) >= lexicon.Comma && i == t+1:
			i = cl.to
		case w.has("verb") && i <= t+2 && !c.is(i, lexicon.Word) && !noun:
			return nil, true
		}
	}
	if w.has("noun") && c.is(begin, lexicon.Word, "to") && begin+1 < cl.to && !c.is(begin+1, lexicon.Word, "pronoun") && !c.items[begin+1].Has(lexicon.Verb) {
		return nil, true // "visit to the region"
	}
	if w.has("arrive") || w.has("depart") {
		return nil, true
	}
	for i := t - 1; i >= max(cl.from, t-3); i-- { // "his Moscow visit"
		if code := c.placeCode(i); code != "" && !c.is(i+1, lexicon.Word, "poss") {
			return []string{code}, false
		}
	}
	return nil, false
}

// sameLeader tells whether two tellings name one visitor, or one of them none.
func sameLeader(a, b *who) bool {
	if a == nil || b == nil {
		return true
	}
	if a.person != nil && b.person != nil {
		return a.person == b.person
	}
	if len(a.offices) == 0 && a.person == nil || len(b.offices) == 0 && b.person == nil {
		return true
	}
	for _, o := range a.offices {
		if slices.Contains(b.offices, o) {
			return true
		}
	}
	return false
}

// asNoun tells whether a word that is a noun or a verb is a noun here: "the two-day visit".
func (c *context) asNoun(t int, w word) bool {
	for i := t - 1; w.has("noun") && i >= max(0, t-3) && c.mark(i+1) < lexicon.Comma && !c.items[i].Has(lexicon.Verb); i-- {
		if c.is(i, lexicon.Word, "article") {
			return true
		}
	}
	return false
}
