package eval

import (
	"encoding/json"
	"strings"

	"diplograph/graph"
	"diplograph/loader/extract"
)

// Reading is what the reader took from an article, with the article's text, of
// which every quote must be an exact slice.
type Reading struct {
	Record extract.Record
	Text   string
}

// readItem is an item that the reader took from an article.
type readItem struct {
	Item
	quotes []graph.Quote
	// fields are all that extract prints of the item, to compare with what gold allows.
	fields fields
}

// readItems are a record's lists of items.
type readItems struct{ people, meetings, visits, agreements []readItem }

func itemsOf(r *extract.Record) (readItems, error) {
	var out readItems
	var failed error
	add := func(list *[]readItem, printed any, quotes []graph.Quote, item Item) {
		x := readItem{Item: item, quotes: quotes}
		b, err := json.Marshal(printed)
		if err == nil {
			err = json.Unmarshal(b, &x.fields)
		}
		if err != nil {
			failed = err
		}
		*list = append(*list, x)
	}
	for _, p := range r.People {
		add(&out.people, p, nil, Item{Name: p.Name, NameEn: p.NameEn, Country: p.Country, Office: p.Office})
	}
	for _, m := range r.Meetings {
		add(&out.meetings, m, m.Evidence, Item{Type: m.Type, Parties: m.Parties, Place: word(m.Place), Status: m.Status, Date: word(m.Date)})
	}
	for _, v := range r.Visits {
		add(&out.visits, v, v.Evidence, Item{GuestCountry: v.GuestCountry, Guest: v.Guest, HostCountry: v.HostCountry,
			Level: v.Level, Status: v.Status, Date: word(v.Date)})
	}
	for _, a := range r.Agreements {
		add(&out.agreements, a, a.Evidence, Item{Kind: a.Kind, Parties: a.Parties, Status: a.Status})
	}
	return out, failed
}

func word(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// exact says whether there are quotes, and each is a slice of the text.
func (x *readItem) exact(text []rune) bool {
	for _, q := range x.quotes {
		if q.Start < 0 || q.End < q.Start || q.End > len(text) || string(text[q.Start:q.End]) != q.Text {
			return false
		}
	}
	return len(x.quotes) > 0
}

// within says whether a quote is in the sentence that gold gives, or holds it.
func (x *readItem) within(sentence string) bool {
	want := normal(sentence)
	for _, q := range x.quotes {
		if got := normal(q.Text); got != "" && (strings.Contains(want, got) || strings.Contains(got, want)) {
			return true
		}
	}
	return false
}
