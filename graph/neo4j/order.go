package neo4j

import (
	"strings"

	"diplograph/graph"
)

// window writes the cursor's condition, the order and the limit of a page: one
// node more than it holds, to see whether there are more; the last nodes in reverse.
func (c *compiler) window(p *graph.Pattern, l level, from source, parent string) {
	down, cursor := direction(p)
	columns := c.columns(p, l, from, parent)
	if cursor != "" {
		sort, id, _ := cursor.Split() // Check has seen to it that it can be split
		c.add(" AND ")
		c.beyond(columns, cursorValues(p, sort, id), down)
	}
	c.add("\nWITH DISTINCT ", l.x())
	for i, column := range columns {
		if !strings.HasPrefix(column, l.x()+".") {
			columns[i] = "s" + string(l)
			c.add(", ", column, " AS ", columns[i])
		}
	}
	if from.first != "" && dated(p.Order) {
		columns = append([]string{"f" + string(l)}, columns...)
		c.add(", ", c.in(from.first, l, parent), " AS ", columns[0])
	}
	c.ordered(p, columns, down)
}

// direction tells whether a page is read downwards, and from where.
func direction(p *graph.Pattern) (down bool, from graph.Cursor) {
	down = p.Order.Descending(p.Label)
	if p.Last > 0 {
		return !down, p.Before
	}
	return down, p.After
}

// ordered writes the order and the limit of a page.
func (c *compiler) ordered(p *graph.Pattern, columns []string, down bool) {
	direction := " ASC"
	if down {
		direction = " DESC"
	}
	c.add(" ORDER BY ", strings.Join(columns, direction+", "), direction, " LIMIT ", c.param(int64(p.Size())+1), " ")
}

// beyond writes the condition that the columns come after some values.
func (c *compiler) beyond(columns []string, values []any, down bool) {
	sign := " > "
	if down {
		sign = " < "
	}
	if len(columns) == 1 {
		c.add(columns[0], sign, c.param(values[0]))
		return
	}
	first := c.param(values[0])
	c.add("(", columns[0], sign, first, " OR ", columns[0], " = ", first, " AND ", columns[1], sign, c.param(values[1]), ")")
}

// columns are the expressions that a pattern's answer is ordered by. The sort
// of an event's date ends with its id.
func (c *compiler) columns(p *graph.Pattern, l level, from source, parent string) []string {
	x := l.x()
	switch p.Order {
	case graph.ReportedDesc:
		return []string{x + ".reported", x + ".id"}
	case graph.ConfidenceDesc:
		return []string{x + ".believed", x + ".id"}
	}
	switch {
	case p.Label.IsEvent() && from.sort != "":
		return []string{c.in(from.sort, l, parent)}
	case p.Label.IsEvent(), p.Label == graph.ReviewLabel:
		return []string{x + ".sort"}
	case p.Label == graph.ArticleLabel, p.Label == graph.MentionLabel:
		return []string{x + ".sortDay", x + ".id"}
	case p.Label == graph.TieLabel:
		return []string{x + ".sort", x + ".country"}
	case p.Label == graph.TenureLabel:
		return []string{"startNode(" + x + ").id + '@' + endNode(" + x + ").id"}
	}
	return []string{x + ".id"}
}

// dated tells whether an order of events is by their dates.
func dated(o graph.Order) bool { return o == "" || o == graph.DateAsc || o == graph.DateDesc }

// last is after every id.
const last = "\uFFFF\uFFFF"

// cursorValues are the values of a cursor for the columns.
func cursorValues(p *graph.Pattern, sort, id string) []any {
	whole := p.Label.IsEvent() && dated(p.Order) || p.Label == graph.ReviewLabel
	switch {
	case whole && sort == "": // of another order: before all
		return []any{""}
	case whole:
		return []any{sort + "|" + id}
	case p.Label.IsEvent(), p.Label == graph.ArticleLabel, p.Label == graph.MentionLabel, p.Label == graph.TieLabel:
		return []any{sort, id}
	case sort != "": // of another order: after all that have no sort value
		return []any{last}
	}
	return []any{id}
}
