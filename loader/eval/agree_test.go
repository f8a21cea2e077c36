package eval_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"diplograph/loader"
	"diplograph/loader/eval"
	"diplograph/loader/extract"
	"diplograph/loader/lexicon"
	"diplograph/loader/packs"
)

// shared lies beside the project where the acceptance of readers is prepared.
const shared = "../../../shared"

// read reads the articles that have gold; those that cannot be read are missing.
func read(t *testing.T, golds []*eval.Gold, articles string) map[string]*eval.Reading {
	t.Helper()
	set, err := lexicon.LoadAll(packs.FS())
	if err != nil {
		t.Fatal(err)
	}
	reader := extract.New(set)
	out := map[string]*eval.Reading{}
	for item := range loader.Find([]string{articles}, nil) {
		if item.Err != nil {
			t.Fatalf("%s: %v", item.Place, item.Err)
		}
		r, err := reader.Extract(item.Article)
		if err != nil {
			t.Logf("%s: %v", item.Place, err)
			continue
		}
		for _, g := range golds {
			if g.ID == item.Name {
				out[g.ID] = &eval.Reading{Record: r.Record(g.ID), Text: item.Article.Text}
			}
		}
	}
	return out
}

// The scorer by which readers are accepted gives the same figures, for what the
// reader reads and for readings that are spoilt in every way.
func TestAgreesWithTheAcceptanceScorer(t *testing.T) {
	script := filepath.Join(shared, "score", "score.py")
	if _, err := os.Stat(script); err != nil {
		t.Skip("there is nothing to compare with: score.py is not beside the project, in ../shared/score")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("the acceptance scorer needs python3, which is not installed")
	}
	gold, articles := filepath.Join(shared, "dev", "gold"), filepath.Join(shared, "dev", "articles")
	golds, err := eval.ReadGold(gold)
	if err != nil {
		t.Fatal(err)
	}
	readings := read(t, golds, articles)
	if len(readings) < 50 {
		t.Fatalf("%d articles read", len(readings))
	}
	for round := range 4 {
		t.Run(fmt.Sprintf("spoilt %d of 8", round), func(t *testing.T) {
			spoil(golds, readings, rand.New(rand.NewPCG(uint64(round), 1)), round)
			report, err := eval.Score(golds, readings)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, "all", &report.All, scorer(t, readings, python, script, gold, articles))
			for lang, figures := range report.Languages {
				compare(t, lang, figures, scorer(t, readings, python, script, gold, articles, "--lang", lang))
			}
		})
	}
}

// spoil changes about share of eight of all that was read.
func spoil(golds []*eval.Gold, readings map[string]*eval.Reading, chance *rand.Rand, share int) {
	hit := func() bool { return chance.IntN(8) < share }
	pick := func(words ...string) string { return words[chance.IntN(len(words))] }
	day := func(d **string) {
		if hit() {
			*d = nil
			if x := pick("", "2019-05", "2022-11-30/2022-12-01", "2025"); x != "" {
				*d = &x
			}
		}
	}
	status := func(s *string) {
		if hit() {
			*s = pick("planned", "occurred", "ongoing", "agreed", "signed", "cancelled", "postponed", "unheard")
		}
	}
	for _, g := range golds { // not the map's order, which is by chance
		x := readings[g.ID]
		if x == nil {
			continue
		}
		r := &x.Record
		if hit() {
			r.Countries = append(r.Countries, pick("PK", "CN", "QA", "US", "US"))
			r.Sectors = append(r.Sectors, pick("Trade", "defence", "water"))
		}
		for i := range r.People {
			if p := &r.People[i]; hit() {
				p.Name, p.Country = pick(p.Name+" "+p.Name, "Al-"+p.Name, p.Name+" خان", "…"), pick("", p.Country, "FR")
			}
		}
		for i := range r.Meetings {
			m := &r.Meetings[i]
			status(&m.Status)
			day(&m.Date)
			if hit() {
				m.Type = pick("call", "talks", "conference", "working_group", "summit")
				m.Parties = append(m.Parties[:len(m.Parties):len(m.Parties)], pick("PK", "IMF", m.Parties[0]))
			}
			if hit() && len(m.Evidence) > 0 {
				m.Evidence = append(m.Evidence[:0:0], m.Evidence[0])
				m.Evidence[0].Start++
			}
		}
		for i := range r.Visits {
			v := &r.Visits[i]
			status(&v.Status)
			day(&v.Date)
			if hit() {
				v.GuestCountry, v.HostCountry = v.HostCountry, v.GuestCountry
			}
		}
		for i := range r.Agreements {
			a := &r.Agreements[i]
			status(&a.Status)
			if hit() {
				a.Kind, a.Evidence = pick("loan", "mou", "other", "action_plan", "joint_statement"), a.Evidence[:0]
			}
		}
		if hit() {
			r.Meetings = append(r.Meetings, r.Meetings...)
			r.Visits = append(r.Visits, extract.RecordVisit{GuestCountry: pick("PK", "US", "TR"), HostCountry: pick("QA", "PK", "AR"), Status: "planned"})
			r.Agreements = append(r.Agreements, extract.RecordAgreement{Kind: pick("loan", "other"), Parties: []string{"PK", "LA"}})
		}
		if share > 0 && chance.IntN(20) == 0 {
			delete(readings, g.ID)
		}
	}
}

// scored is what the acceptance scorer prints.
type scored struct {
	lists    map[string]scoredList
	Articles int `json:"articles"`
	Missing  int `json:"missing_predictions"`
	Negative struct {
		Articles int `json:"articles"`
		False    int `json:"false_events"`
	} `json:"negatives"`
	Evidence struct {
		Items        int `json:"items"`
		Exact        int `json:"exact"`
		Matched      int `json:"matched"`
		SameSentence int `json:"same_sentence"`
	} `json:"evidence"`
	Dates struct {
		Gold  int `json:"gold"`
		Right int `json:"right"`
		Added int `json:"added_to_undated"`
	} `json:"dates"`
}

type scoredList struct {
	P, R, F1   float64
	TP, FP, FN int
}

func scorer(t *testing.T, readings map[string]*eval.Reading, python string, args ...string) *scored {
	t.Helper()
	var lines bytes.Buffer
	for _, x := range readings {
		if err := json.NewEncoder(&lines).Encode(x.Record); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.CommandContext(t.Context(), python, append(args, "--json")...)
	var errs bytes.Buffer
	cmd.Stdin, cmd.Stderr = &lines, &errs
	b, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	out := &scored{lists: map[string]scoredList{}}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(b, out); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	for _, list := range eval.Lists() {
		var l scoredList
		if err := json.Unmarshal(all[list], &l); err != nil {
			t.Fatalf("%s: %v", list, err)
		}
		out.lists[list] = l
	}
	return out
}

func compare(t *testing.T, name string, ours *eval.Figures, theirs *scored) {
	t.Helper()
	for _, list := range eval.Lists() {
		c, l := ours.Counts[list], theirs.lists[list]
		if math.Abs(c.Precision()-l.P) > 0.0005 || math.Abs(c.Recall()-l.R) > 0.0005 || math.Abs(c.F1()-l.F1) > 0.0005 ||
			c.Right != l.TP || c.Extra != l.FP || c.Missed != l.FN {
			t.Errorf("%s %s: %+v with F1 %.3f, the acceptance scorer has %+v", name, list, c, c.F1(), l)
		}
	}
	got := []int{ours.Articles, ours.Unread, ours.Negatives.Articles, ours.Negatives.False,
		ours.Evidence.Items, ours.Evidence.Exact, ours.Evidence.Matched, ours.Evidence.SameSentence, ours.Dates.Gold, ours.Dates.Right, ours.Dates.Added}
	want := []int{theirs.Articles, theirs.Missing, theirs.Negative.Articles, theirs.Negative.False,
		theirs.Evidence.Items, theirs.Evidence.Exact, theirs.Evidence.Matched, theirs.Evidence.SameSentence, theirs.Dates.Gold, theirs.Dates.Right, theirs.Dates.Added}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: articles, unread, negatives, false, items, exact, matched, same sentence, dated, right, added: %v, the acceptance scorer has %v", name, got, want)
	}
}
