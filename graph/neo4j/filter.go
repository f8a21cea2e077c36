package neo4j

import (
	"cmp"
	"slices"

	"diplograph/graph"
)

// among writes that a node is one of those asked for by id.
func (c *compiler) among(p *graph.Pattern, l level) {
	switch {
	case p.Label.IsEvent():
		c.add(" AND EXISTS { (", l.x(), ")<-[:OF|WAS_OF]-(m:Mention) WHERE m.id IN ", c.param(firstMentions(p.IDs)), " }")
	case unlabelled(p.Label): // is no node of its own
		c.add(" AND false")
	default:
		c.add(" AND ", l.x(), ".id IN ", c.param(p.IDs))
	}
}

// firstMentions are the mentions of which the ids of events are made.
func firstMentions(ids []string) []string {
	out := []string{}
	for _, id := range ids {
		if l, key, ok := graph.SplitID(id); ok && l == graph.EventLabel {
			out = append(out, graph.ID(graph.MentionLabel, key))
		}
	}
	return out
}

// filter writes what a pattern's condition asks.
func (c *compiler) filter(where graph.Filter, from source, l level) {
	switch f := where.(type) {
	case *graph.EventFilter:
		c.events(f, from, l.x())
	case *graph.VisitFilter:
		c.visits(f, l.x())
	case *graph.FailureFilter:
		if f != nil {
			c.oneOf(l.x()+".load", f.Load)
		}
	case *graph.ArticleFilter:
		c.articles(f, l.x())
	}
}

func (c *compiler) events(f *graph.EventFilter, from source, x string) {
	if f == nil {
		return
	}
	c.oneOf(cmp.Or(from.typed, x+".type"), texts(f.Types))
	c.some(x+".party", ids(graph.CountryLabel, f.AnyCountry))
	all := slices.DeleteFunc(slices.Clone(f.AllCountries), func(code string) bool { return slices.Contains(from.parties, code) })
	if len(all) > 0 {
		c.add(" AND all(i IN ", c.param(ids(graph.CountryLabel, all)), " WHERE i IN ", x, ".party)")
	}
	c.some(x+".person", f.Persons)
	c.some(x+".sector", ids(graph.SectorLabel, f.Sectors))
	c.oneOf(x+".level", texts(f.Levels))
	c.standing(f.Status, x)
	c.dated(f.Date, x)
	if f.Reported != nil {
		from, to := bounds(f.Reported)
		c.add(" AND any(i IN ", x, ".days WHERE i >= ", c.param(from), " AND i <= ", c.param(to), ")")
	}
	if f.MinConfidence != nil {
		c.add(" AND ", x, ".confidence >= ", c.param(*f.MinConfidence))
	}
	if f.MinOrigins != nil {
		c.add(" AND ", x, ".originCount >= ", c.param(int64(*f.MinOrigins)))
	}
	if f.Contested != nil {
		c.add(" AND ", x, ".contested = ", c.param(*f.Contested))
	}
	for _, g := range f.And {
		c.events(g, from, x)
	}
	for i, g := range f.Or {
		if i == 0 {
			c.add(" AND ((true")
		} else {
			c.add(") OR (true")
		}
		c.events(g, from, x)
	}
	if len(f.Or) > 0 {
		c.add("))")
	}
	if f.Not != nil {
		c.add(" AND NOT (true")
		c.events(f.Not, from, x)
		c.add(")")
	}
}

func (c *compiler) visits(f *graph.VisitFilter, x string) {
	if f == nil {
		return
	}
	c.oneOf(x+".guest", ids(graph.CountryLabel, f.Guest))
	c.oneOf(x+".host", ids(graph.CountryLabel, f.Host))
	c.oneOf(x+".level", texts(f.Levels))
	c.standing(f.Status, x)
	c.dated(f.Date, x)
	if f.Rescheduled != nil {
		c.add(" AND (", x, ".windows > 1) = ", c.param(*f.Rescheduled))
	}
}

func (c *compiler) articles(f *graph.ArticleFilter, x string) {
	if f == nil {
		return
	}
	c.oneOf(x+".source", f.Source)
	c.oneOf(x+".lang", f.Lang)
	if f.Published != nil {
		from, to := bounds(f.Published)
		c.add(" AND ", x, ".published >= ", c.param(from), " AND ", x, ".published <= ", c.param(to))
	}
	if f.Withdrawn != nil {
		c.add(" AND ", x, ".withdrawn = ", c.param(*f.Withdrawn))
	}
}

// oneOf writes that a value is among alternatives; none are no condition.
func (c *compiler) oneOf(value string, list []string) {
	if len(list) > 0 {
		c.add(" AND ", value, " IN ", c.param(list))
	}
}

// some writes that a list holds one of the alternatives; none are no condition.
func (c *compiler) some(list string, wanted []string) {
	if len(wanted) > 0 {
		c.add(" AND any(i IN ", list, " WHERE i IN ", c.param(wanted), ")")
	}
}

// standing writes where an event stands on the day of the question.
func (c *compiler) standing(list []graph.Status, x string) {
	if len(list) > 0 {
		c.add(" AND ", c.status(x), " IN ", c.param(texts(list)))
	}
}

// status is the expression for where an event stands on the day of the question.
func (c *compiler) status(x string) string {
	return "CASE WHEN " + x + ".then <> '' AND " + c.param(string(c.at.Today)) + " >= " + x + ".until THEN " + x + ".then ELSE " + x + ".status END"
}

// dated writes that an event's time shares a day with a range.
func (c *compiler) dated(r *graph.DateRange, x string) {
	if r == nil {
		return
	}
	from, to := bounds(r)
	c.add(" AND ", x, ".from <> '", string(graph.Earliest), "' AND ", x, ".to >= ", c.param(from), " AND ", x, ".from <= ", c.param(to))
}

// bounds are the first and the last day of a range. What has no day is before them.
func bounds(r *graph.DateRange) (from, to string) {
	from, to = string(r.From), string(r.To)
	if from == "" {
		from = "0000-00-01"
	}
	if to == "" {
		to = string(graph.Forever)
	}
	return from, to
}

// texts are words of the graph as plain strings.
func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return out
}

// ids makes global ids of keys.
func ids(l graph.Label, keys []string) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = graph.ID(l, k)
	}
	return out
}
