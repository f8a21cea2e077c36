package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// first is the first article the service must read. It is other people's text
// and lies beside the repository.
const first = "../../../shared/dev/articles/ur-0001.txt"

const bilateral = `{
  bilateral(a: "PK", b: "KZ") {
    summary(asOf: "2025-09-15") {
      meetingCount
      sectors { sector { code } }
      nextVisit { status date { edtf } leader { name } office { rank } }
    }
    december: summary(asOf: "2025-12-15") { lapsedVisits { status office { rank } } nextVisit { id } }
    timeline(first: 100, asOf: "2025-09-15") {
      nodes {
        kind status date { edtf } place { name }
        participants { role person { names { text } } }
        mentions { nodes { quotes { text start end } } }
      }
    }
  }
}`

type answer struct {
	Bilateral struct {
		Summary struct {
			MeetingCount int
			Sectors      []struct{ Sector struct{ Code string } }
			NextVisit    *struct {
				Status string
				Date   struct{ EDTF string }
				Leader *struct{ Name string }
				Office struct{ Rank string }
			}
		}
		December struct {
			LapsedVisits []struct {
				Status string
				Office struct{ Rank string }
			}
			NextVisit *struct{ ID string }
		}
		Timeline struct{ Nodes []event }
	}
}

type event struct {
	Kind, Status string
	Date         *struct{ EDTF string }
	Place        *struct{ Name string }
	Participants []struct {
		Role   string
		Person *struct{ Names []struct{ Text string } }
	}
	Mentions struct {
		Nodes []struct {
			Quotes []struct {
				Text       string
				Start, End int
			}
		}
	}
}

func TestFirstArticleInBothStores(t *testing.T) {
	b, err := os.ReadFile(first)
	if err != nil {
		t.Skipf("the first article is not here: %s", filepath.Base(first))
	}
	text, digest := []rune(string(b)), ""
	for name, store := range stores(t) {
		t.Run(name, func(t *testing.T) {
			url := store(t)
			succeed(t, "load", "--store", url, first)
			var got answer
			ask(t, serve(t, "--store", url), bilateral, &got)
			checkSummary(t, &got)
			checkTimeline(t, got.Bilateral.Timeline.Nodes, text)
			once := succeed(t, "digest", "--store", url)
			if out := succeed(t, "load", "--store", url, first); !strings.Contains(out, "new 0, changed 0, unchanged 1") {
				t.Errorf("loaded again: %s", out)
			}
			if again := succeed(t, "digest", "--store", url); again != once {
				t.Errorf("digest %s after loading again, %s before", again, once)
			}
			if digest == "" {
				digest = once
			}
			if once != digest {
				t.Errorf("digest %s, %s in the other store", once, digest)
			}
		})
	}
}

// What an analyst takes from the first article is found: F1 of at least 0.9 for its meetings and visits.
func TestFirstArticleAgainstItsGold(t *testing.T) {
	gold, articles := t.TempDir(), t.TempDir()
	for from, to := range map[string]string{first: articles, "../../../shared/dev/gold/ur-0001.json": gold} {
		b, err := os.ReadFile(from)
		if err != nil {
			t.Skipf("the first article and its gold are not here: %s", filepath.Base(from))
		}
		if err := os.WriteFile(filepath.Join(to, filepath.Base(from)), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var report struct {
		All struct {
			Lists map[string]struct{ F1 float64 }
		}
	}
	out := succeed(t, "eval", "--json", gold, articles)
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"meetings.core", "visits.core"} {
		if f := report.All.Lists[list].F1; f < .9 {
			t.Errorf("%s: F1 %.3f\n%s", list, f, out)
		}
	}
}

// ends tells whether a name ends with the family's.
func ends(family string) func(string) bool {
	return func(name string) bool { return strings.HasSuffix(name, family) }
}

func checkSummary(t *testing.T, got *answer) {
	t.Helper()
	s := got.Bilateral.Summary
	if s.MeetingCount < 5 {
		t.Errorf("%d meetings, want at least 5", s.MeetingCount)
	}
	if v := s.NextVisit; v == nil || v.Status != "PLANNED" || v.Date.EDTF != "2025-11" || v.Leader != nil || v.Office.Rank != "HEAD_OF_STATE" {
		t.Errorf("next visit %+v", v)
	}
	have := map[string]bool{}
	for _, x := range s.Sectors {
		have[x.Sector.Code] = true
	}
	for _, want := range []string{"trade", "investment", "agriculture", "it", "education", "culture", "tourism", "transport", "connectivity"} {
		if !have[want] {
			t.Errorf("the sector %s is missing", want)
		}
	}
	d := got.Bilateral.December
	if len(d.LapsedVisits) != 1 || d.LapsedVisits[0].Status != "LAPSED" || d.LapsedVisits[0].Office.Rank != "HEAD_OF_STATE" || d.NextVisit != nil {
		t.Errorf("in December: %+v", d)
	}
}

func checkTimeline(t *testing.T, events []event, text []rune) {
	t.Helper()
	signed, talks := 0, false
	for _, e := range events {
		if e.Status == "SIGNED" {
			signed++
			if e.Kind != "ACTION_PLAN" || e.Date == nil || e.Date.EDTF != "2025-09-09" {
				t.Errorf("signed: %+v", e)
			}
		}
		if e.Kind == "TALKS" && e.Date != nil && e.Date.EDTF == "2025-09-09" && e.Place != nil && e.Place.Name == "Islamabad" {
			var chairs []string
			for _, p := range e.Participants {
				if p.Role == "CHAIR" && p.Person != nil {
					for _, n := range p.Person.Names {
						chairs = append(chairs, n.Text)
					}
				}
			}
			talks = slices.ContainsFunc(chairs, ends("ڈار")) && slices.ContainsFunc(chairs, ends("نورتیلو"))
		}
		if len(e.Mentions.Nodes) == 0 {
			t.Errorf("no mention says: %+v", e)
		}
		for _, m := range e.Mentions.Nodes {
			for _, q := range m.Quotes {
				if q.Start < 0 || q.End > len(text) || string(text[q.Start:q.End]) != q.Text {
					t.Errorf("%q is not the article's slice %d to %d", q.Text, q.Start, q.End)
				}
			}
		}
	}
	if signed != 1 || !talks {
		t.Errorf("%d signed agreements, talks with two chairs: %t", signed, talks)
	}
}
