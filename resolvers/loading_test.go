package resolvers_test

import (
	"fmt"
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// reader reads a meeting of China and Pakistan out of every article, but for
// those that are broken.
type reader struct{}

func (reader) Read(a *graph.Article) (*graph.Reading, error) {
	if strings.Contains(a.Text, "broken") {
		return nil, fmt.Errorf("%w: the article is broken", graph.ErrInvalid)
	}
	m := &graph.Mention{ID: "mention:" + strings.TrimPrefix(a.ID, "article:"), ArticleID: a.ID, SourceID: a.SourceID, Published: a.Published, Lang: "en",
		Type: graph.MeetingType, Kind: graph.KindTalks, Status: graph.Occurred, Level: graph.OtherRank, Countries: []string{"CN", "PK"}, Date: graph.DayOf("2024-01-05"),
		Origin: "daily", Confidence: .9, Authority: graph.Outlet, Rule: "rule", Quotes: []graph.Quote{{Text: a.Text, End: len(a.Text)}}}
	return &graph.Reading{Article: a, Mentions: []*graph.Mention{m}}, nil
}

type list = []any

// Articles that cannot be loaded are kept, tried again, and let go of.
func TestLoading(t *testing.T) {
	s := serve(world(t))
	const load = `mutation ($articles: [ArticleInput!]!, $dry: Boolean) { loadArticles(articles: $articles, dryRun: $dry) {
		load { id state total done created unchanged failed finished } changes { action type title } userErrors { message field } } }`
	articles := []any{object{"text": "They met.", "url": "https://news.example/1", "published": "2024-01-06"},
		object{"text": "This is broken."}, object{"text": "", "headline": "no text"}, object{"text": "x", "url": "ftp://news.example/1"}}

	dry := s.ask(t, load, variables{"articles": articles, "dry": true})["loadArticles"].(object)
	if diff := cmp.Diff(list{object{"action": "CREATE", "type": "MEETING", "title": "en TALKS CN-PK"}}, dry["changes"]); diff != "" || dry["load"] != nil {
		t.Errorf("in a dry run: %v, -want +got: %s", dry["load"], diff)
	}
	if page := s.ask(t, `{ failures { totalCount } stats(by: [], filter: {allCountries: ["CN", "PK"], date: {to: "2024-12-31"}}) { count } }`, nil); !cmp.Equal(page,
		object{"failures": object{"totalCount": 0.0}, "stats": list{object{"count": 0.0}}}) {
		t.Errorf("a dry run wrote: %v", page)
	}

	real := s.ask(t, load, variables{"articles": articles})["loadArticles"].(object)
	record := real["load"].(object)
	id := record["id"]
	delete(record, "id")
	if diff := cmp.Diff(object{"state": "PARTIAL", "total": 4.0, "done": 4.0, "created": 1.0, "unchanged": 0.0, "failed": 3.0, "finished": "2025-09-15T00:00:00Z"}, record); diff != "" {
		t.Errorf("load: -want +got: %s", diff)
	}
	if diff := cmp.Diff(list{object{"message": "the article is broken", "field": list{"articles", "1"}},
		object{"message": `the field "text" is missing or empty`, "field": list{"articles", "2"}},
		object{"message": `the field "url" is "ftp://news.example/1", which is no http or https address`, "field": list{"articles", "3"}}}, real["userErrors"]); diff != "" {
		t.Errorf("errors: -want +got: %s", diff)
	}
	asked := s.ask(t, `query ($id: ID!) { load(id: $id) { state } failures(loadId: $id, first: 2) { totalCount pageInfo { hasNextPage } nodes { id item stage message attempts load { id } } }
		none: failures(loadId: "load:none") { totalCount } node(id: $id) { ... on Load { failed } } }`, variables{"id": id})
	failures := asked["failures"].(object)
	if failures["totalCount"] != 3.0 || len(failures["nodes"].(list)) != 2 || !cmp.Equal(asked["none"], object{"totalCount": 0.0}) || !cmp.Equal(asked["node"], object{"failed": 3.0}) {
		t.Errorf("asked: %v", asked)
	}
	var ids list
	for _, n := range s.ask(t, `{ failures { nodes { id } } }`, nil)["failures"].(object)["nodes"].(list) {
		ids = append(ids, n.(object)["id"])
	}
	twice := s.ask(t, `mutation ($ids: [ID!]!) { retryFailures(ids: $ids) { load { state failed } userErrors { field message } } }`, variables{"ids": list{ids[0], ids[0], ids[1]}})["retryFailures"].(object)
	if wrong := twice["userErrors"].(list); !cmp.Equal(twice["load"], object{"state": "FAILED", "failed": 2.0}) || len(wrong) != 2 || !cmp.Equal(wrong[1].(object)["field"], list{"ids", "2"}) {
		t.Errorf("one of them named twice: %v", twice)
	}
	for _, n := range s.ask(t, `{ failures { nodes { message } } }`, nil)["failures"].(object)["nodes"].(list) {
		if message := n.(object)["message"].(string); strings.Contains(message, "invalid:") {
			t.Errorf("kept: %q", message)
		}
	}
	again := s.ask(t, `mutation ($ids: [ID!]!) { retryFailures(ids: $ids) { load { state failed } userErrors { field } } }`, variables{"ids": ids})["retryFailures"].(object)
	if !cmp.Equal(again["load"], object{"state": "FAILED", "failed": 3.0}) || len(again["userErrors"].(list)) != 3 {
		t.Errorf("tried again: %v", again)
	}
	for _, n := range s.ask(t, `{ failures { nodes { attempts load { id } } } }`, nil)["failures"].(object)["nodes"].(list) {
		if n.(object)["attempts"].(float64) < 2 || !cmp.Equal(n.(object)["load"], object{"id": id}) {
			t.Errorf("a failure after more attempts: %v", n)
		}
	}
	gone := s.ask(t, `mutation ($ids: [ID!]!) { dismissFailures(ids: $ids) { ids userErrors { message } } }`, variables{"ids": append(ids, ids[0])})
	if !cmp.Equal(gone["dismissFailures"].(object)["ids"], ids) {
		t.Errorf("dismissed: %v", gone)
	}
	unknown := s.ask(t, `mutation ($ids: [ID!]!) { retryFailures(ids: $ids) { load { id } userErrors { field message } } many: loadArticles(articles: []) { userErrors { message } } }`, variables{"ids": ids[:1]})
	if diff := cmp.Diff(object{
		"retryFailures": object{"load": nil, "userErrors": list{object{"field": list{"ids", "0"}, "message": "there is no failure " + ids[0].(string) + "; it may have been retried or dismissed"}}},
		"many":          object{"userErrors": list{object{"message": "give 1 to 100 at once, not 0"}}}}, unknown); diff != "" {
		t.Errorf("-want +got: %s", diff)
	}
}

// What was broken and is mended goes in when it is tried again, and is a failure no more.
func TestRetriedWithSuccess(t *testing.T) {
	store := world(t)
	f := &graph.Failure{ID: "failure:1", LoadID: "load:1", Item: "wire.jsonl:3", Stage: "read", Message: "the endpoint was away", Attempts: 1, Given: &graph.Given{Text: "They met."}}
	err := store.Update(t.Context(), graph.Touched{}, func(*graph.Evidence) (*graph.Revision, error) {
		return &graph.Revision{Loads: []*graph.Load{{ID: "load:1", State: graph.LoadPartial}}, Failures: []*graph.Failure{f}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	data := serve(store).ask(t, `mutation { retryFailures(ids: ["failure:1"]) { load { state created } userErrors { message } } }`, nil)
	if diff := cmp.Diff(object{"retryFailures": object{"load": object{"state": "DONE", "created": 1.0}, "userErrors": list{}}}, data); diff != "" {
		t.Errorf("-want +got: %s", diff)
	}
	if left := serve(store).ask(t, `{ failures { totalCount } }`, nil); !cmp.Equal(left, object{"failures": object{"totalCount": 0.0}}) {
		t.Errorf("left: %v", left)
	}
}
