package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// joinedAtLeast is the share of the pairs in the examples' clusters that must end in one event.
const joinedAtLeast = 0.85

// item names what one article says of one event: by the article's headline, the
// event's type, and as much more as tells it from the article's others.
type item struct{ Article, Type, Kind, Host, Date string }

// saying is a mention with the event that it ended in.
type saying struct {
	Kind  string
	Date  *edtf
	Event struct {
		ID, Type string
		Host     struct{ Code string }
	}
}

func (i item) means(s saying) bool {
	date := ""
	if s.Date != nil {
		date = s.Date.EDTF
	}
	return i.Type == s.Event.Type && (i.Kind == "" || i.Kind == s.Kind) && (i.Host == "" || i.Host == s.Event.Host.Code) && (i.Date == "" || i.Date == date)
}

// TestSameEventsOfTheExamples holds that articles which tell of one event end in
// one, and that those which only seem to do not.
func TestSameEventsOfTheExamples(t *testing.T) {
	b, err := os.ReadFile("testdata/same-events.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Clusters []struct {
			Event string
			Items []item
		}
		NotSame []struct {
			Why   string
			Items []item
		}
	}
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	store := "sqlite:" + filepath.Join(t.TempDir(), "graph.db")
	succeed(t, "load", "--store", store, examples)
	said := sayings(t, serve(t, "--store", store))
	ends := func(i item) string {
		t.Helper()
		var found []string
		for _, s := range said[i.Article] {
			if i.means(s) {
				found = append(found, s.Event.ID)
			}
		}
		if len(found) != 1 {
			t.Errorf("%+v is said %d times", i, len(found))
			return ""
		}
		return found[0]
	}
	pairs, joined := 0, 0
	for _, c := range want.Clusters {
		for i := range c.Items {
			for j := range i {
				pairs++
				if a := ends(c.Items[i]); a != "" && a == ends(c.Items[j]) {
					joined++
				} else {
					t.Logf("%s: two events: %+v, %+v", c.Event, c.Items[i], c.Items[j])
				}
			}
		}
	}
	t.Logf("%d of %d pairs end in one event", joined, pairs)
	if pairs < 100 || float64(joined) < joinedAtLeast*float64(pairs) {
		t.Errorf("%d of %d pairs end in one event", joined, pairs)
	}
	for _, c := range want.NotSame {
		if a := ends(c.Items[0]); a == ends(c.Items[1]) {
			t.Errorf("%s: one event %s: %+v", c.Why, a, c.Items)
		}
	}
}

// sayings gives what every article says, by its headline.
func sayings(t *testing.T, address string) map[string][]saying {
	t.Helper()
	var data struct {
		Articles struct {
			Nodes []struct {
				Headline string
				Mentions struct{ Nodes []saying }
			}
		}
	}
	ask(t, address, `{articles(first: 100) {nodes {headline mentions(first: 20) {nodes {
  kind date {edtf} event {id type ... on Visit {host {code}}}
}}}}}`, &data)
	out := map[string][]saying{}
	for _, a := range data.Articles.Nodes {
		if out[a.Headline] != nil {
			t.Errorf("two articles are headed %q", a.Headline)
		}
		out[a.Headline] = a.Mentions.Nodes
	}
	return out
}
