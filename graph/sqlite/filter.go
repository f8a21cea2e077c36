package sqlite

import (
	"encoding/json"
	"slices"
	"strings"

	"diplograph/graph"
)

// listed is a condition that a value is in a list, given as one parameter: the
// text does not depend on how many there are.
const listed = " IN (SELECT value FROM json_each(?))"

// listing is the parameter of listed.
func listing[T ~string](values []T) string {
	b, _ := json.Marshal(values) // strings can always be written
	return string(b)
}

// ids makes global ids of keys.
func ids(l graph.Label, keys []string) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = graph.ID(l, k)
	}
	return out
}

// among writes that a node is one of those asked for by id.
func (c *compiler) among(p *graph.Pattern, l level) {
	switch {
	case p.IDs == nil:
	case p.Label.IsEvent():
		c.write(l, " AND $x.key IN (SELECT s.state FROM mention m CROSS JOIN said s ON s.mention = m.key WHERE m.id"+listed+")", listing(firstMentions(p.IDs)))
	case grouped(p.Label): // is no node of its own
		c.add(" AND false")
	default:
		c.write(l, " AND +$x.id"+listed, listing(p.IDs))
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
	c.joined = 0
	switch f := where.(type) {
	case *graph.FailureFilter:
		if f != nil && len(f.Load) > 0 {
			c.write(l, " AND json_extract($x.doc, '$.load')"+listed, listing(f.Load))
		}
	case *graph.EventFilter:
		c.events(f, from, l)
	case *graph.VisitFilter:
		c.visits(f, from, l)
	case *graph.ArticleFilter:
		c.articles(f, l)
	}
}

func (c *compiler) events(f *graph.EventFilter, from source, l level) {
	if f == nil {
		return
	}
	and := func(condition string, args ...any) { c.write(l, " AND "+condition, args...) }
	if len(f.Types) > 0 {
		and("+"+from.state()+".type"+listed, listing(f.Types))
	}
	c.reached("party", ids(graph.CountryLabel, f.AnyCountry), from, l)
	all := ids(graph.CountryLabel, slices.Compact(slices.Sorted(slices.Values(f.AllCountries))))
	all = slices.DeleteFunc(all, func(id string) bool { return slices.Contains(from.holds["party"], id) })
	if len(all) > 0 {
		and("(SELECT count(*) FROM edge f WHERE f.target"+listed+" AND f.kind = 'party' AND f.sort = $x.sort AND f.state = $x.key) = ?",
			listing(all), len(all))
	}
	c.reached("person", f.Persons, from, l)
	c.reached("sector", ids(graph.SectorLabel, f.Sectors), from, l)
	c.standing(f.Status, f.Levels, l)
	c.dated(f.Date, from, l)
	if f.Reported != nil {
		and("EXISTS (SELECT 1 FROM json_each($x.links, '$.mention') j CROSS JOIN mention m ON m.key = j.value WHERE m.published BETWEEN ? AND ?)",
			bounds(f.Reported)...)
	}
	if f.MinConfidence != nil {
		and("$x.confidence >= ?", *f.MinConfidence)
	}
	if f.MinOrigins != nil {
		and("$x.origins >= ?", *f.MinOrigins)
	}
	if f.Contested != nil {
		and("$x.contested = ?", *f.Contested)
	}
	for _, g := range f.And {
		c.events(g, from, l)
	}
	for i, g := range f.Or {
		c.add([]string{" AND (true", " OR true"}[min(i, 1)])
		c.events(g, from, l)
	}
	c.add(strings.Repeat(")", min(len(f.Or), 1)))
	if f.Not != nil {
		and("NOT (true")
		c.events(f.Not, from, l)
		c.add(")")
	}
}

func (c *compiler) visits(f *graph.VisitFilter, from source, l level) {
	if f == nil {
		return
	}
	c.reached("guest", ids(graph.CountryLabel, f.Guest), from, l)
	c.reached("host", ids(graph.CountryLabel, f.Host), from, l)
	c.standing(f.Status, f.Levels, l)
	c.dated(f.Date, from, l)
	if f.Rescheduled != nil {
		c.write(l, " AND ($x.windows > 1) = ?", *f.Rescheduled)
	}
}

func (c *compiler) articles(f *graph.ArticleFilter, l level) {
	if f == nil {
		return
	}
	if len(f.Source) > 0 {
		c.write(l, " AND $x.source"+listed, listing(f.Source))
	}
	if len(f.Lang) > 0 {
		c.write(l, " AND $x.lang"+listed, listing(f.Lang))
	}
	if f.Published != nil {
		c.write(l, " AND $x.published BETWEEN ? AND ?", bounds(f.Published)...)
	}
	if f.Withdrawn != nil {
		c.write(l, " AND $x.withdrawn = ?", *f.Withdrawn)
	}
}

// mostJoined is how many conditions of a filter may be joins. SQLite makes a join
// of each EXISTS without a LIMIT, which lets it begin where least is, and weighs
// all orders of them: of 32 that takes seconds, and cannot be stopped.
const mostJoined = 4

// reached writes that one of the targets leads to the event, unless one leads to
// all of the source.
func (c *compiler) reached(kind string, targets []string, from source, l level) {
	held := slices.ContainsFunc(targets, func(id string) bool { return slices.Contains(from.holds[kind], id) })
	if len(targets) == 0 || held {
		return
	}
	limit := ""
	if c.joined++; c.joined > mostJoined {
		limit = " LIMIT 1"
	}
	c.write(l, " AND EXISTS (SELECT 1 FROM edge f WHERE f.target"+listed+" AND f.kind = '"+kind+
		"' AND f.sort = $x.sort AND f.state = $x.key"+limit+")", listing(targets))
}

// status is where an event stands on a day, the parameter.
const status = "CASE WHEN $x.later <> '' AND $x.until <= ? THEN $x.later ELSE $x.status END"

func (c *compiler) standing(statuses []graph.Status, levels []graph.Rank, l level) {
	if len(statuses) > 0 {
		c.write(l, " AND "+status+listed, string(c.at.Today), listing(statuses))
	}
	if len(levels) > 0 {
		c.write(l, " AND $x.level"+listed, listing(levels))
	}
}

// dated writes that an event's window shares a day with a range. Windows being
// short but for a few (event_long), this bounds where the event stands in the
// order of time, and so how much of it is read.
func (c *compiler) dated(r *graph.DateRange, from source, l level) {
	if r == nil {
		return
	}
	b := bounds(r)
	c.write(l, " AND $x.starts > '0000-00-00' AND $x.ends >= ? AND $x.starts <= ?", b...)
	if from.sort == "" {
		return
	}
	if !r.From.Time().IsZero() {
		c.write(l, " AND "+from.sort+" >= min(?, coalesce((SELECT min(e.sort) FROM event e INDEXED BY event_long WHERE e.span > 62 AND e.ends >= ?), '9'))",
			string(r.From.Add(-longest)), string(r.From))
	}
	if !r.To.Time().IsZero() {
		c.write(l, " AND "+from.sort+" < ?", string(r.To)+"}") // after every "|" and id
	}
}

// longest is how many days a window has at most that is not in event_long.
const longest = 62

// bounds are the first and the last day of a range. What has no day is before them.
func bounds(r *graph.DateRange) []any {
	from, to := max(r.From, "0000-00-01"), r.To
	if to == "" {
		to = graph.Forever
	}
	return []any{string(from), string(to)}
}
