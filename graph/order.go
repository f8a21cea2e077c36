package graph

import (
	"fmt"
	"strings"
)

// Of is the sort value by which a node stands in the order, and the first part
// of its cursor: an event's first day, day of its last report, or confidence to
// six digits; the publication day of an article or a mention; the score of a
// review to six digits; the number of a tie's events; empty for all others. An unknown day is Earliest.
func (o Order) Of(n Node) string {
	switch n := n.(type) {
	case *Event:
		switch {
		case o == ConfidenceDesc:
			return fmt.Sprintf("%.6f", n.Confidence)
		case o == ReportedDesc:
			return string(max(n.LastReported, Earliest))
		case n.Date == nil:
			return string(Earliest)
		}
		return string(n.Date.From)
	case *Article:
		return string(max(n.Published, Earliest))
	case *Mention:
		return string(max(n.Published, Earliest))
	case *Tie:
		return fmt.Sprintf("%09d", n.EventCount)
	case *Review:
		return fmt.Sprintf("%.6f", n.Score)
	}
	return ""
}

// Lists tells whether a cursor can be a place in the pattern's list: that of a
// node of its label, with a sort value of its order. A store takes any place; a
// client that mixes up two lists had better be told.
func (p *Pattern) Lists(c Cursor) bool {
	sort, id, err := c.Split()
	if err != nil {
		return false
	}
	label, _, known := SplitID(id)
	if p.Text != "" {
		return known && (sort == SearchSort(label, true) || sort == SearchSort(label, false))
	}
	var like Node
	switch p.Label {
	case ReviewLabel:
		return strings.HasPrefix(id, "review:") && shape(sort) == shape(p.Order.Of(&Review{}))
	case TieLabel:
		return label == CountryLabel && shape(sort) == shape(p.Order.Of(&Tie{}))
	case ArticleLabel:
		like = &Article{}
	case MentionLabel:
		like = &Mention{}
	}
	if p.Label.IsEvent() {
		like = &Event{}
	}
	return known && (label == p.Label || label == EventLabel && p.Label.IsEvent()) && shape(sort) == shape(p.Order.Of(like))
}

// shape is a text with all digits alike.
func shape(text string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '0'
		}
		return r
	}, text)
}

// Descending tells whether the order goes from the largest (sort value, id) to
// the smallest; the zero Order is the label's own. A search ascends.
func (o Order) Descending(l Label) bool {
	if o == "" {
		return l.IsEvent() || l == ArticleLabel || l == ReviewLabel || l == TieLabel
	}
	return o != DateAsc
}

// orders tells whether a label can be answered in the order.
func (o Order) orders(l Label) bool {
	switch o {
	case "":
		return true
	case DateAsc, DateDesc, ReportedDesc, ConfidenceDesc:
		return l.IsEvent()
	}
	return false
}
