package extract

import "diplograph/graph"

// statements reads who supports, condemns, congratulates or condoles with whom.
func (c *context) statements(cl *clause) []*telling {
	for i := cl.from; i < cl.to; i++ {
		typ, kind, _, ok := c.trigger(i)
		if !ok || typ != graph.StatementType {
			continue
		}
		if cl.status.has("negation") || cl.status.status == graph.Planned {
			return nil
		}
		var speaker *who
		var about []string
		for k := range cl.actors {
			a := &cl.actors[k]
			w := c.resolve(a)
			if w.country == "" || a.former {
				continue
			}
			if speaker == nil && (a.role == "agent" || c.lex.Adposition == "pre" && a.to <= i) {
				x := w
				speaker = &x
				continue
			}
			about = append(about, w.country)
		}
		if speaker == nil {
			return nil
		}
		t := c.start(cl, graph.StatementType, kind, graph.Occurred, "statement")
		t.leader = speaker
		t.party(speaker.country)
		for _, x := range about {
			if x != speaker.country {
				t.about = append(t.about, x)
				t.party(x)
			}
		}
		if len(t.countries) < 2 {
			return nil
		}
		t.date = c.dateFor(cl, i, false)
		return []*telling{t}
	}
	return nil
}
