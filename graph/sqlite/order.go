package sqlite

import (
	"strings"

	"diplograph/graph"
)

// last is after every id.
const last = "\U0010FFFF"

// window writes the cursor's condition, the order and the limit of a page. It
// asks for one node more than the page holds, to see whether there are more,
// and for the last nodes in reverse.
func (c *compiler) window(p *graph.Pattern, from source, l level) {
	columns := orderColumns(p, from)
	down := p.Order.Descending(p.Label)
	cursor := p.After
	if p.Last > 0 {
		down, cursor = !down, p.Before
	}
	sign, direction := ">", " ASC"
	if down {
		sign, direction = "<", " DESC"
	}
	if cursor != "" {
		sort, id, _ := cursor.Split() // Check has seen to it that it can be split
		values := cursorValues(p, sort, id)
		c.write(l, " AND ("+strings.Join(columns, ", ")+") "+sign+" (?"+strings.Repeat(", ?", len(values)-1)+")", values...)
	}
	c.write(l, " ORDER BY "+strings.Join(columns, direction+", ")+direction+" LIMIT ?", int64(p.Size())+1)
}

// orderColumns are the columns that a pattern's answer is ordered by. The sort
// columns of an event's date end with the id.
func orderColumns(p *graph.Pattern, from source) []string {
	switch p.Order {
	case graph.ReportedDesc:
		return []string{"$x.reported", "$x.id"}
	case graph.ConfidenceDesc:
		return []string{"$x.believed", "$x.id"}
	}
	switch {
	case p.Label.IsEvent():
		return []string{from.sort}
	case p.Label == graph.ArticleLabel, p.Label == graph.MentionLabel:
		return []string{"$x.published", "$x.id"}
	case p.Label == graph.ReviewLabel:
		return []string{"$x.score", "$x.id"}
	case p.Label == graph.TieLabel:
		return []string{"$x.sort", "$x.country"}
	case p.Label == graph.TenureLabel:
		return []string{"$x.person || '@' || $x.office"}
	}
	return []string{"$x.id"}
}

// cursorValues are the values of a cursor for the columns of orderColumns.
func cursorValues(p *graph.Pattern, sort, id string) []any {
	dated := p.Order == "" || p.Order == graph.DateAsc || p.Order == graph.DateDesc
	switch {
	case p.Label.IsEvent() && dated && sort == "": // of another order: before all days
		return []any{""}
	case p.Label.IsEvent() && dated:
		return []any{sort + "|" + id}
	case p.Label.IsEvent(), p.Label == graph.ArticleLabel, p.Label == graph.MentionLabel, p.Label == graph.ReviewLabel, p.Label == graph.TieLabel:
		return []any{sort, id}
	case sort != "": // of another order: after all that have no sort value
		return []any{last}
	}
	return []any{id}
}
