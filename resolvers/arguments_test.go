package resolvers_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"diplograph/graph"
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
