package graphtest

import (
	"embed"
	"io/fs"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/graph/memory"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/tools/txtar"
)

// Scenarios are the files that say in words what is loaded, asked and
// answered. The sections of a file are worked off from top to bottom:
//
//	load                 readings in line form, as one batch
//	withdraw, restore    articles, one name a line
//	same, different,     pairs of events, one a line: 1.1 2.1; each section is
//	revoke               later than the one before
//	ask …                a question in JSON, with the answer in the next section
//	count …              a tally
//	paths …              a route
//	want                 the answer, in lines
//
//go:embed scenarios/*.txtar
var files embed.FS

// section is one part of a scenario; want is set for ask, count and paths.
type section struct{ verb, title, text, want string }

// sections reads the scenarios, by file name.
func sections(t testing.TB) map[string][]section {
	t.Helper()
	out := map[string][]section{}
	names, err := fs.Glob(files, "scenarios/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("scenarios: %v, %v", names, err)
	}
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var all []section
		for _, f := range txtar.Parse(data).Files {
			verb, title, _ := strings.Cut(f.Name, " ")
			if verb == "want" {
				all[len(all)-1].want = string(f.Data)
				continue
			}
			all = append(all, section{verb: verb, title: title, text: string(f.Data)})
		}
		out[strings.TrimSuffix(strings.TrimPrefix(name, "scenarios/"), ".txtar")] = all
	}
	return out
}

func (s *suite) scenarios(t *testing.T) {
	for name, all := range sections(t) {
		t.Run(name, func(t *testing.T) {
			scene := &scene{story: newStory(), store: s.open(t), oracle: memory.New()}
			for _, x := range all {
				scene.play(t, x)
			}
		})
	}
}

// scene is a scenario under way.
type scene struct {
	story         *story
	store, oracle graph.Store
	judged        int // verdicts so far
}

func (s *scene) play(t *testing.T, x section) {
	t.Helper()
	switch x.verb {
	case "load":
		readings, err := s.story.tell(x.text)
		if err != nil {
			t.Fatalf("load %s: %v", x.title, err)
		}
		loadAll(t, readings, s.store, s.oracle)
	case "withdraw", "restore":
		for _, name := range strings.Fields(x.text) {
			for _, store := range [...]graph.Store{s.store, s.oracle} {
				if err := withdraw(t.Context(), store, graph.ID(graph.ArticleLabel, name), x.verb == "withdraw"); err != nil {
					t.Fatalf("%s %s: %v", x.verb, name, err)
				}
			}
		}
	case "same", "different", "revoke":
		for line := range strings.Lines(strings.TrimSpace(x.text)) {
			s.judge(t, x.verb, strings.Fields(line))
		}
	case "ask":
		t.Run(x.title, func(t *testing.T) { s.ask(t, x) })
	case "count":
		t.Run(x.title, func(t *testing.T) { s.count(t, x) })
	case "paths":
		t.Run(x.title, func(t *testing.T) { s.paths(t, x) })
	default:
		t.Fatalf("a scenario has no section %q", x.verb)
	}
}

func (s *scene) judge(t *testing.T, verb string, names []string) {
	t.Helper()
	if len(names) != 2 {
		t.Fatalf("%s is about two events, not %q", verb, names)
	}
	s.judged++
	v := graph.Verdict{A: s.story.ids["event "+names[0]], B: s.story.ids["event "+names[1]], Same: verb == "same", At: instant(s.judged)}
	for _, store := range [...]graph.Store{s.store, s.oracle} {
		err := error(nil)
		if verb == "revoke" {
			err = revoke(t.Context(), store, v.A, v.B, v.At)
		} else {
			err = judge(t.Context(), store, v)
		}
		if err != nil {
			t.Fatalf("%s %s: %v", verb, names, err)
		}
	}
}

func (s *scene) ask(t *testing.T, x section) {
	var q question
	if err := decode(x.text, &q); err != nil {
		t.Fatal(err)
	}
	p := q.pattern(s.story, true)
	page := find(t, s.store, p)
	compare(t, x.want, s.story.lines(p, page, p.At, ""))
	same(t, p, s.oracle, page)
}

func (s *scene) count(t *testing.T, x section) {
	var q counting
	if err := decode(x.text, &q); err != nil {
		t.Fatal(err)
	}
	q.At = moment(q.AsOf, q.Today, true)
	got, err := s.store.Count(t.Context(), &q.Tally, &graph.Tally{At: q.At})
	if err != nil || len(got) != 2 {
		t.Fatalf("%d lists of rows for two tallies: %v", len(got), err)
	}
	compare(t, x.want, rows(got[0]))
	want, err := s.oracle.Count(t.Context(), &q.Tally, &graph.Tally{At: q.At})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, plainly...); diff != "" {
		t.Errorf("not as in memory (-memory +store): %s", diff)
	}
}

func (s *scene) paths(t *testing.T, x section) {
	var q way
	if err := decode(x.text, &q); err != nil {
		t.Fatal(err)
	}
	q.At = moment(q.AsOf, q.Today, true)
	for _, below := range q.Countries {
		q.Route.Countries = append(q.Route.Countries, below.pattern(s.story, false))
	}
	for _, below := range q.Events {
		q.Route.Events = append(q.Route.Events, below.pattern(s.story, false))
	}
	got, err := s.store.Paths(t.Context(), &q.Route)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, x.want, s.story.chains(&q.Route, got))
	want, err := s.oracle.Paths(t.Context(), &q.Route)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, plainly...); diff != "" {
		t.Errorf("not as in memory (-memory +store): %s", diff)
	}
}

// plainly compares counts and paths: nothing and an empty list are the same.
var plainly = []cmp.Option{cmpopts.EquateEmpty(), cmp.AllowUnexported(graph.Links{})}

// compare holds lines against a section of a scenario.
func compare(t *testing.T, want string, got []string) {
	t.Helper()
	if diff := cmp.Diff(strings.TrimSpace(want), strings.TrimSpace(strings.Join(got, "\n"))); diff != "" {
		t.Errorf("-want +got:\n%s\ngot in full:\n%s", diff, strings.Join(got, "\n"))
	}
}

// find asks a question that must be answered.
func find(t testing.TB, r graph.Reader, p *graph.Pattern) *graph.Page {
	t.Helper()
	page, err := r.Find(t.Context(), p)
	if err != nil {
		t.Fatalf("find %s: %v", p.Label, err)
	}
	if page == nil {
		t.Fatalf("find %s: no page and no error", p.Label)
	}
	return page
}

// same holds an answer against that of another store.
func same(t testing.TB, p *graph.Pattern, oracle graph.Reader, page *graph.Page) {
	t.Helper()
	if diff := cmp.Diff(exact(t, p, find(t, oracle, p)), exact(t, p, page)); diff != "" {
		t.Errorf("not as in memory (-memory +store): %s", diff)
	}
}
