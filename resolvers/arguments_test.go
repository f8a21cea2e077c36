package resolvers_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// What cannot be answered is refused with a sentence that names the place, and
// the store is not asked.
func TestRefused(t *testing.T) {
	for _, c := range []struct{ query, says string }{
		{`{ events(first: 101) { totalCount } }`, "events: first is 101, it can be 1 to 100"},
		{`{ events(first: 0) { totalCount } }`, "first is 0"},
		{`{ events(first: -1) { totalCount } }`, "first is -1"},
		{`{ events(last: 101) { totalCount } }`, "last is 101"},
		{`{ events(last: -3) { totalCount } }`, "last is -3"},
		{`{ events(first: 3, last: 3) { totalCount } }`, "give first or last, not both"},
		{`{ events(first: 3, before: "MjAyNS0wOS0wOQBldmVudDp4") { nodes { id } } }`, "before with last"},
		{`{ events(last: 3, after: "MjAyNS0wOS0wOQBldmVudDp4") { nodes { id } } }`, "after with first"},
		{`{ events(after: "nonsense") { nodes { id } } }`, "events: after: "},
		{`{ country(code: "PK") { mine: timeline(first: 1000) { nodes { id } } } }`, "mine: first is 1000"},
		{`{ country(code: "PK") { timeline(after: "?") { nodes { id } } } }`, "timeline: after: "},
		{`{ country(code: "PK") { timeline(asOf: "2025-13-01") { nodes { id } } } }`, `timeline: asOf: invalid: "2025-13-01" is not a calendar day`},
		{`{ country(code: "PK") { timeline(filter: { or: [{ reported: { to: "soon" } }] }) { nodes { id } } } }`, `timeline: filter: or: reported: to: invalid: "soon"`},
		{`{ events(filter: { date: { from: "yesterday" } }) { nodes { id } } }`, `"yesterday" is not a calendar day`},
		{`{ bilateral(a: "PK", b: "KZ") { summary(period: { from: "2025" }) { nextVisit { id } } } }`, `summary: period: from: invalid: "2025"`},
		{`{ bilateral(a: "PK", b: "pak") { a { name } } }`, "two different countries, not PK twice"},
		{`{ search(text: " - ") { nodes { __typename } } }`, "search takes 1 to 30 words, not 0"},
		{fmt.Sprintf(`{ search(text: %q) { nodes { __typename } } }`, strings.Repeat("word ", 31)), "search takes 1 to 30 words, not 31"},
		{fmt.Sprintf(`{ nodes(ids: [%s]) { id } }`, strings.Repeat(`"sector:it" `, 101)), "at most 100 ids, not 101"},
		{`{ search(text: "one") { nodes { ... on Country { timeline(asOf: "2025-09-10") { nodes { id } } } } } }`, "search: asOf can be given below a country"},
		{wide(), "at most 300 others"},
		{`{ events(filter: { or: [` + strings.Repeat(`{ minOrigins: 1 } `, 25) + `], and: [` + strings.Repeat(`{ not: {} } `, 13) + `] }) { totalCount } }`, "events: filter: it may be made of 50 filters, this one is of 52"},
		{`{ mine: stats(by: [], filter: { or: [` + strings.Repeat(`{} `, 50) + `] }) { count } }`, "mine: filter: it may be made of 50 filters, this one is of 51"},
		{`{ paths(from: "PK", to: "KZ", filter: { or: [` + strings.Repeat(`{} `, 50) + `] }) { events { id } } }`, "paths: filter: it may be made of 50 filters"},
		{`{ country(code: "PK") { timeline(filter: { and: [` + strings.Repeat(`{} `, 50) + `] }) { totalCount } } }`, "timeline: filter: it may be made of 50 filters"},
	} {
		s := serve(world(t))
		_, errs := s.post(t, c.query, nil)
		if len(errs) != 1 || !strings.Contains(errs[0], c.says) {
			t.Errorf("%.100s\nsays %q, want %q", c.query, errs, c.says)
		}
		for _, err := range s.errors {
			if !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("%.100s\ngives %v, which is not graph.ErrInvalid", c.query, err)
			}
		}
		if len(s.store.finds) > 0 && !strings.Contains(c.says, " with ") {
			t.Errorf("%.100s\nasks the store", c.query)
		}
	}
}

// wide asks for more edges than one question may follow.
func wide() string {
	var b strings.Builder
	for i := range 61 {
		fmt.Fprintf(&b, "a%d: timeline(first: 1) { nodes { place { name } sectors { name } countries { name } organizations { name } } } ", i)
	}
	return `{ country(code: "PK") { ` + b.String() + `} }`
}

// What is asked of pages reaches the store, and what it says of them comes out.
func TestPages(t *testing.T) {
	s := serve(world(t))
	data := s.ask(t, `{ events(first: 2, orderBy: DATE_ASC) { totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`, nil)
	page := data["events"].(map[string]any)
	info := page["pageInfo"].(map[string]any)
	edges := page["edges"].([]any)
	if len(edges) != 2 || page["totalCount"] != 7.0 || info["hasNextPage"] != true || info["hasPreviousPage"] != false ||
		info["startCursor"] != edges[0].(map[string]any)["cursor"] || info["endCursor"] != edges[1].(map[string]any)["cursor"] {
		t.Errorf("first page: %v", page)
	}
	seen := map[any]bool{}
	for after, n := any(nil), 0; n < 5; n++ {
		page := s.ask(t, `query ($after: String) { events(first: 2, after: $after, orderBy: DATE_ASC) { nodes { id } pageInfo { hasNextPage endCursor } } }`, variables{"after": after})["events"].(map[string]any)
		for _, n := range page["nodes"].([]any) {
			seen[n.(map[string]any)["id"]] = true
		}
		info := page["pageInfo"].(map[string]any)
		if after = info["endCursor"]; info["hasNextPage"] == false {
			break
		}
	}
	if len(seen) != 7 {
		t.Errorf("%d events on all pages, want 7", len(seen))
	}
	last := s.ask(t, `query ($n: Int, $none: Int) { events(last: $n, first: $none) { nodes { id } pageInfo { hasPreviousPage } } }`, variables{"n": 1})["events"].(map[string]any)
	if len(last["nodes"].([]any)) != 1 || last["pageInfo"].(map[string]any)["hasPreviousPage"] != true {
		t.Errorf("last: %v", last)
	}
	none := s.ask(t, `{ country(code: "CN") { visitsMade { totalCount nodes { id } pageInfo { startCursor endCursor hasNextPage } } } }`, nil)
	if got := fmt.Sprint(none); got != "map[country:map[visitsMade:map[nodes:[] pageInfo:map[endCursor:<nil> hasNextPage:false startCursor:<nil>] totalCount:0]]]" {
		t.Errorf("an empty page: %s", got)
	}
	if n := s.store.finds[len(s.store.finds)-1].With[0].First; n != 20 {
		t.Errorf("a page without first has %d nodes at most, want the schema's 20", n)
	}
	s.ask(t, `{ node(id: "article:one") { ... on Article { mentions(first: null) { nodes { id } } } } }`, nil)
	if n := s.store.finds[len(s.store.finds)-1].With[0].First; n != 50 {
		t.Errorf("first: null has %d nodes at most, want the schema's 50", n)
	}
}

// A cursor of one list is refused by another, and by another order of its own.
func TestCursorsOfOtherLists(t *testing.T) {
	store := world(t)
	lists := map[string]string{
		"events by date":           `{ events(first: 1, orderBy: DATE_ASC%s) { pageInfo { endCursor } } }`,
		"events by confidence":     `{ events(first: 1, orderBy: CONFIDENCE_DESC%s) { pageInfo { endCursor } } }`,
		"articles":                 `{ articles(first: 1%s) { pageInfo { endCursor } } }`,
		"countries":                `{ countries(first: 1%s) { pageInfo { endCursor } } }`,
		"mentions":                 `{ node(id: "event:oneb") { ... on Event { mentions(first: 1%s) { pageInfo { endCursor } } } } }`,
		"ties":                     `{ country(code: "PK") { ties(first: 1%s) { pageInfo { endCursor } } } }`,
		"what a search finds":      `{ search(text: "pakistan", first: 1%s) { pageInfo { endCursor } } }`,
		"visits, which are events": `{ visits(first: 1%s) { pageInfo { endCursor } } }`,
	}
	cursors := map[string]string{}
	for name, query := range lists {
		s := serve(store)
		data, errs := s.post(t, fmt.Sprintf(query, ""), nil)
		if cursors[name] = endCursor(data); cursors[name] == "" {
			t.Fatalf("%s: no cursor in %v, %v", name, data, errs)
		}
	}
	for of, cursor := range cursors {
		for name, query := range lists {
			fits := of == name || of == "visits, which are events" && name == "events by date" || name == "visits, which are events" && of == "events by date"
			_, errs := serve(store).post(t, fmt.Sprintf(query, fmt.Sprintf(", after: %q", cursor)), nil)
			switch {
			case fits && errs != nil:
				t.Errorf("%s, after a cursor of %s: %q", name, of, errs)
			case !fits && (len(errs) != 1 || !strings.Contains(errs[0], "this cursor is of another list")):
				t.Errorf("%s takes a cursor of %s: %q", name, of, errs)
			}
		}
	}
}

// endCursor finds a page's last cursor.
func endCursor(v any) string {
	fields, _ := v.(map[string]any)
	if c, ok := fields["endCursor"].(string); ok {
		return c
	}
	for _, x := range fields {
		if c := endCursor(x); c != "" {
			return c
		}
	}
	return ""
}

// Where a list is wanted one value stands for a list of one, in a variable too,
// at any depth; a language is known by any spelling of its tag.
func TestOneForAList(t *testing.T) {
	for _, c := range []struct {
		query    string
		one, all variables
	}{
		{`query ($f: EventFilter) { answer: events(filter: $f) { totalCount } }`, variables{"f": object{"anyCountry": "pk"}}, variables{"f": object{"anyCountry": list{"PK"}}}},
		{`query ($f: EventFilter) { answer: events(filter: $f) { totalCount } }`, variables{"f": object{"or": object{"types": "VISIT"}}}, variables{"f": object{"or": list{object{"types": list{"VISIT"}}}}}},
		{`query ($f: EventFilter) { answer: events(filter: $f) { totalCount } }`, variables{"f": object{"and": list{object{"not": object{"levels": "OTHER"}}}}}, variables{"f": object{"and": list{object{"not": object{"levels": list{"OTHER"}}}}}}},
		{`query ($f: VisitFilter) { answer: visits(filter: $f) { totalCount } }`, variables{"f": object{"guest": "kaz", "status": "PLANNED"}}, variables{"f": object{"guest": list{"KZ"}, "status": list{"PLANNED"}}}},
		{`query ($f: ArticleFilter) { answer: articles(filter: $f) { totalCount } }`, variables{"f": object{"lang": "UR-pk"}}, variables{"f": object{"lang": list{"ur"}}}},
		{`query ($f: EventFilter, $by: [Dimension!]!) { answer: stats(by: $by, filter: $f) { keys count } }`, variables{"by": "TYPE", "f": object{"anyCountry": "pak"}}, variables{"by": list{"TYPE"}, "f": object{"anyCountry": list{"PK"}}}},
		{`query ($f: EventFilter) { answer: paths(from: "PK", to: "KZ", filter: $f) { events { id } } }`, variables{"f": object{"types": "AGREEMENT"}}, variables{"f": object{"types": list{"AGREEMENT"}}}},
		{`query ($i: [ID!]!) { answer: nodes(ids: $i) { id } }`, variables{"i": "sector:it"}, variables{"i": list{"sector:it"}}},
	} {
		s := serve(world(t))
		want := s.ask(t, c.query, c.all)["answer"]
		got, errs := s.post(t, c.query, c.one)
		if diff := cmp.Diff(want, got["answer"]); diff != "" || errs != nil {
			t.Errorf("%s %v: %q -want +got: %s", c.query, c.one, errs, diff)
		}
		if none := fmt.Sprint(want); none == "map[totalCount:0]" || none == "[]" {
			t.Errorf("%s %v: finds nothing either way", c.query, c.all)
		}
	}
}

// Errors of the store come out as they are: package web says what users see of them.
func TestStoreFails(t *testing.T) {
	store := world(t)
	if err := store.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{`{ sectors { code } }`, `{ node(id: "country:PK") { id } }`, `{ nodes(ids: ["country:PK"]) { id } }`, `{ country(code: "PK") { code } }`,
		`{ countries { nodes { id } } }`, `{ events { nodes { id } } }`, `{ visits { nodes { id } } }`, `{ articles { nodes { id } } }`,
		`{ search(text: "one") { nodes { __typename } } }`, `{ bilateral(a: "PK", b: "KZ") { a { name } } }`} {
		s := serve(store)
		s.post(t, query, nil)
		if len(s.errors) != 1 || !errors.Is(s.errors[0], graph.ErrUnavailable) {
			t.Errorf("%s: %v", query, s.errors)
		}
	}
}
