package resolvers_test

import (
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// doubt lets two more articles tell of a meeting, so that nobody knows whether it is one.
func doubt(t *testing.T, store graph.Store) {
	t.Helper()
	met := func(kind graph.Kind, place, sector string) *graph.Mention {
		return &graph.Mention{Type: graph.MeetingType, Kind: kind, Status: graph.Occurred, Date: graph.DayOf("2025-07-01"), Countries: both,
			Level: graph.OtherRank, PlaceID: place, Sectors: []string{sector}}
	}
	load(t, store, article("four", "en", "wire", "2025-07-02", met(graph.KindTalks, "place:PK/islamabad", "trade")))
	load(t, store, article("five", "en", "daily", "2025-07-03", met(graph.KindMeeting, "place:KZ/astana", "it")))
}

const (
	judging   = `mutation ($a: ID!, $b: ID!, $same: Boolean!) { judgeSameEvent(a: $a, b: $b, same: $same, reason: "so says the ministry") { events { id mentionCount } userErrors { message field } } }`
	revoking  = `mutation ($a: ID!, $b: ID!) { revokeVerdict(a: $a, b: $b) { events { id mentionCount } userErrors { message field } } }`
	reviewing = `{ review { totalCount nodes { score reasons a { id ... on Meeting { place { id } } } b { id mentions { nodes { id } } } } } }`
)

type object = map[string]any

// The two events of the doubt, and the pair of them.
var (
	four   = object{"id": "event:foura", "mentionCount": 1.0}
	five   = object{"id": "event:fivea", "mentionCount": 1.0}
	joined = object{"id": "event:foura", "mentionCount": 2.0}
)

// judged is a verdict's payload that has no errors.
func judged(field string, events ...any) object {
	return object{field: object{"events": events, "userErrors": []any{}}}
}

func TestJudging(t *testing.T) {
	store := world(t)
	doubt(t, store)
	s := serve(store)
	before := digest(t, store)
	pair := object{"score": 0.645, "reasons": []any{"same dates", "different kind", "different place", "different sectors"},
		"a": object{"id": "event:fivea", "place": nil}, "b": object{"id": "event:foura", "mentions": object{"nodes": []any{object{"id": "mention:foura"}}}}}
	open := object{"review": object{"totalCount": 1.0, "nodes": []any{pair}}}
	none := object{"review": object{"totalCount": 0.0, "nodes": []any{}}}
	both := variables{"a": "event:fivea", "b": "event:foura", "same": true}
	apart := variables{"a": "mention:foura", "b": "event:fivea", "same": false}
	for _, step := range []struct {
		name, query string
		vars        variables
		want        object
	}{
		{"in doubt", reviewing, nil, open},
		{"the same", judging, both, judged("judgeSameEvent", joined)},
		{"out of doubt", reviewing, nil, none},
		{"the former id", `{ node(id: "event:fivea") { id } nodes(ids: ["event:fivea", "event:foura"]) { id } }`, nil,
			object{"node": object{"id": "event:foura"}, "nodes": []any{object{"id": "event:foura"}, object{"id": "event:foura"}}}},
		{"by both ids again", judging, both, judged("judgeSameEvent", joined)},
		{"different", judging, apart, judged("judgeSameEvent", five, four)},
		{"nothing to judge any more", reviewing, nil, none},
		{"the same, without a look at the events", `mutation { judgeSameEvent(a: "event:fivea", b: "event:foura", same: true) { userErrors { message } } }`, nil,
			object{"judgeSameEvent": object{"userErrors": []any{}}}},
		{"revoked", revoking, both, judged("revokeVerdict", five, four)},
		{"in doubt again", reviewing, nil, open},
	} {
		if diff := cmp.Diff(step.want, s.ask(t, step.query, step.vars)); diff != "" {
			t.Errorf("%s: -want +got: %s", step.name, diff)
		}
	}
	if after := digest(t, store); after != before {
		t.Errorf("digest %s, before %s", after, before)
	}
}

func TestWithdrawing(t *testing.T) {
	store := world(t)
	s := serve(store)
	before := digest(t, store)
	fields := `{ article { id withdrawn withdrawnOn withdrawnReason mentions { totalCount nodes { id event { id } } } } userErrors { message } }`
	withdrawn := object{"id": "article:three", "withdrawn": true, "withdrawnOn": "2025-09-15", "withdrawnReason": "a hoax",
		"mentions": object{"totalCount": 1.0, "nodes": []any{object{"id": "mention:threea", "event": nil}}}}
	stands := object{"id": "article:three", "withdrawn": false, "withdrawnOn": nil, "withdrawnReason": nil,
		"mentions": object{"totalCount": 1.0, "nodes": []any{object{"id": "mention:threea", "event": object{"id": "event:threea"}}}}}
	for _, step := range []struct {
		query string
		want  object
	}{
		{`mutation { withdrawArticle(id: "article:three", reason: "a hoax") ` + fields + ` }`, object{"withdrawArticle": object{"article": withdrawn, "userErrors": []any{}}}},
		{`{ node(id: "event:threea") { id } articles(filter: { withdrawn: true }) { nodes { id } } }`,
			object{"node": nil, "articles": object{"nodes": []any{object{"id": "article:three"}}}}},
		{`mutation { again: withdrawArticle(id: "article:three", reason: "a hoax") ` + fields + ` restoreArticle(id: "article:three") ` + fields + ` }`,
			object{"again": object{"article": withdrawn, "userErrors": []any{}}, "restoreArticle": object{"article": stands, "userErrors": []any{}}}},
		{`mutation { restoreArticle(id: "article:three") { userErrors { message } } }`, object{"restoreArticle": object{"userErrors": []any{}}}},
	} {
		if diff := cmp.Diff(step.want, s.ask(t, step.query, nil)); diff != "" {
			t.Errorf("%s: -want +got: %s", step.query, diff)
		}
	}
	if after := digest(t, store); after != before {
		t.Errorf("digest %s, before %s", after, before)
	}
}

// What a user gets wrong is data, and changes nothing.
func TestUserErrors(t *testing.T) {
	store := world(t)
	s := serve(store)
	before := digest(t, store)
	for _, c := range []struct {
		call, says string
		field      any
	}{
		{`withdrawArticle(id: "article:nine", reason: "a hoax")`, "no article has the id article:nine", []any{"id"}},
		{`withdrawArticle(id: "event:onea", reason: "a hoax")`, "no article has the id event:onea", []any{"id"}},
		{`withdrawArticle(id: "article:one", reason: "")`, "say why the article is withdrawn", []any{"reason"}},
		{`withdrawArticle(id: "article:one", reason: "  ")`, "say why the article is withdrawn", []any{"reason"}},
		{`withdrawArticle(id: "article:one", reason: "` + strings.Repeat("ا", 2001) + `")`, "a reason has at most 2000 letters, this one has 2001", []any{"reason"}},
		{`judgeSameEvent(a: "event:onea", b: "event:oned", same: true, reason: "` + strings.Repeat("x", 2001) + `")`, "a reason has at most 2000 letters", []any{"reason"}},
		{`revokeVerdict(a: "event:onea", b: "event:oned", reason: "` + strings.Repeat("x", 2001) + `")`, "a reason has at most 2000 letters", []any{"reason"}},
		{`withdrawArticle(id: "article:` + strings.Repeat("x", 9999) + `", reason: "a hoax")`, "no article has the id article:xxx", []any{"id"}},
		{`restoreArticle(id: "")`, "no article has the id", []any{"id"}},
		{`judgeSameEvent(a: "event:onea", b: "event:nine", same: true)`, "no event and no mention has the id event:nine", []any{"b"}},
		{`judgeSameEvent(a: "country:PK", b: "event:onea", same: true)`, `"country:PK" is the id of no event`, []any{"a"}},
		{`judgeSameEvent(a: "event:onea", b: "mention:onea", same: false)`, "event:onea and mention:onea are one", nil},
		{`judgeSameEvent(a: "event:onea", b: "event:oneb", same: true)`, "cannot be one event", nil},
		{`revokeVerdict(a: "event:onea", b: "event:oned")`, "nobody has judged event:onea and event:oned", nil},
	} {
		data := s.ask(t, "mutation { done: "+c.call+" { userErrors { message field } } }", nil)
		list := data["done"].(object)["userErrors"].([]any)
		if len(list) != 1 {
			t.Errorf("%s: %v", c.call, list)
			continue
		}
		got := list[0].(object)
		if message := got["message"].(string); len(message) > 600 || !strings.Contains(message, c.says) || strings.Contains(message, "not found:") || strings.Contains(message, "invalid:") {
			t.Errorf("%s: %q, want %q", c.call, message, c.says)
		}
		if diff := cmp.Diff(c.field, got["field"]); diff != "" {
			t.Errorf("%s: field: %s", c.call, diff)
		}
	}
	if after := digest(t, store); after != before {
		t.Error("what was refused changed something")
	}
}

// A store that fails is an error and no data.
func TestMutationsOfAStoreThatIsAway(t *testing.T) {
	store := world(t)
	s := serve(store)
	if err := store.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, call := range []string{`withdrawArticle(id: "article:one", reason: "a hoax") { article { id } }`, `judgeSameEvent(a: "event:onea", b: "event:oned", same: true) { events { id } }`} {
		if data, errs := s.post(t, "mutation { "+call+" }", nil); data != nil || len(errs) != 1 {
			t.Errorf("%s: %v, %v", call, data, errs)
		}
	}
}

func digest(t *testing.T, r graph.Reader) string {
	t.Helper()
	sum, err := graph.Digest(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}
