package press

import (
	"container/heap"
	"fmt"
	"hash/fnv"
	"strings"

	"diplograph/graph"
)

// story is what happens between two states.
type story struct {
	a, b         string // ISO codes; in a visit a goes to b
	office, host string // of a's person, of b's
	sectors      [3]string
}

// piece is one article about a story, which is to be published on a day.
type piece struct {
	*story
	telling string
	day     graph.Date // of publication
	on      graph.Date // of what is told
	and     *piece     // told in the same article, behind
	lang    int
	outlet  int
	number  int
}

// Offices that meet, each as often as it stands here.
var offices = [...]string{"foreign_minister", "foreign_minister", "foreign_minister", "prime_minister", "president"}

// begin begins a story on the present day, with all its articles to come.
func (p *Press) begin() {
	s := p.story()
	switch kind := p.random.IntN(100); {
	case kind < 30:
		p.report(s, "meeting", p.day)
	case kind < 40:
		p.report(s, "call", p.day)
	case kind < 55:
		p.report(s, "agreement", p.day)
	case kind < 65:
		p.report(s, "understanding", p.day)
	case kind < 72:
		p.report(s, "condemned", p.day)
	default:
		p.visit(s)
	}
}

// story chooses who, and about what.
func (p *Press) story() *story {
	a, b := p.zipf.Uint64(), p.zipf.Uint64()
	for a == b {
		b = p.zipf.Uint64()
	}
	s := &story{a: p.codes[a], b: p.codes[b], office: offices[p.random.IntN(len(offices))]}
	s.host = s.office
	for i := range s.sectors {
		s.sectors[i] = p.sectors[p.random.IntN(len(p.sectors))]
	}
	return s
}

// visit is a visit's life: announced for a month, given its days, perhaps put
// off, begun, ended; some are never heard of again.
func (p *Press) visit(s *story) {
	arrival := p.day.Add(15 + p.random.IntN(60))
	p.report(s, "announced", arrival, p.day)
	switch fate := p.random.IntN(10); {
	case fate < 2:
		return
	case fate < 3:
		p.report(s, "postponed", arrival, arrival.Add(-4))
		arrival = arrival.Add(40)
	}
	p.report(s, "confirmed", arrival, arrival.Add(-7))
	p.report(s, "arrived", arrival)
	p.report(s, "ended", arrival.Add(1))
}

// report has outlets tell of something that is on a day: on that day or the
// next, or on the day that is given. Some reprint what another has written.
func (p *Press) report(s *story, telling string, on graph.Date, published ...graph.Date) {
	day := on
	if len(published) > 0 {
		day = published[0]
	}
	for range 1 + p.random.IntN(3) {
		x := piece{story: s, telling: telling, day: day.Add(p.random.IntN(2)), on: on, lang: p.random.IntN(len(languages)), and: p.latest}
		if p.random.IntN(2) == 0 {
			x.and = nil
		}
		for range 1 + p.random.IntN(2) {
			y := x
			y.outlet, y.number = p.random.IntN(outlets), p.articles+len(p.pending)
			heap.Push(&p.pending, &y)
		}
	}
	p.latest = &piece{story: s, telling: telling, on: on}
}

// tell writes an article in a language.
func (x *piece) tell(w *words) *Article {
	month := func(d graph.Date) string { return w.months[fmt.Sprint(int(d.Time().Month()))] }
	town := w.capitals[x.b]
	if town == "" {
		town = w.countries[x.b]
	}
	fill := strings.NewReplacer(
		"{A}", w.countries[x.a], "{B}", w.countries[x.b], "{town}", town, "{office}", w.offices[x.office],
		"{a}", w.person(x.a, x.office), "{b}", w.person(x.b, x.host),
		"{weekday}", w.weekdays[fmt.Sprint((int(x.on.Time().Weekday())+6)%7+1)],
		"{day}", fmt.Sprintf("%d %s %d", x.on.Time().Day(), month(x.on), x.on.Time().Year()),
		"{month}", fmt.Sprintf("%s %d", month(x.on), x.on.Time().Year()),
		"{sector}", w.sectors[x.sectors[0]], "{sector2}", w.sectors[x.sectors[1]], "{sector3}", w.sectors[x.sectors[2]],
	)
	a := &Article{Headline: fill.Replace(w.headlines[x.telling]), Text: fill.Replace(w.texts[x.telling])}
	if x.and != nil {
		a.Text += "\n\n" + x.and.tell(w).Text
	}
	return a
}

// person is the name of who holds a country's office.
func (w *words) person(country, office string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(country + "/" + office))
	n := int(h.Sum32())
	return w.given[n%len(w.given)] + " " + w.family[n/len(w.given)%len(w.family)]
}
