package resolvers_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/graph/sqlite"
	"diplograph/resolvers"
	"diplograph/resolvers/gql"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
)

// subscriber follows a subscription.
type subscriber struct {
	cancel  context.CancelFunc
	respond graphql.ResponseHandler
	ctx     context.Context
	mu      sync.Mutex
	why     error
}

// replica is a service on a store that may be shared.
func replica(store graph.Store) *executor.Executor {
	return executor.New(gql.NewExecutableSchema(gql.Config{Resolvers: &resolvers.Resolver{
		Store: store, Today: func() graph.Date { return today }, Words: words{}, Now: today.Time,
		Watch: &resolvers.Watch{Feed: store, Every: 5 * time.Millisecond},
	}}))
}

func subscribe(t *testing.T, exec *executor.Executor, query string) *subscriber {
	t.Helper()
	s := &subscriber{}
	ctx, cancel := context.WithCancel(graphql.StartOperationTrace(context.Background()))
	s.cancel = cancel
	t.Cleanup(cancel)
	ctx = resolvers.OnEnd(ctx, func(err error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.why = err
	})
	op, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: query})
	if errs != nil {
		t.Fatal(errs)
	}
	s.respond, s.ctx = exec.DispatchOperation(graphql.WithOperationContext(ctx, op), op)
	return s
}

// next waits for the next answer; nil where the subscription has ended.
func (s *subscriber) next(t *testing.T) any {
	t.Helper()
	got := make(chan *graphql.Response, 1)
	go func() { got <- s.respond(s.ctx) }()
	select {
	case r := <-got:
		if r == nil {
			return nil
		}
		if len(r.Errors) > 0 {
			t.Fatal(r.Errors)
		}
		var data any
		if err := json.Unmarshal(r.Data, &data); err != nil {
			t.Fatal(err)
		}
		return data
	case <-time.After(10 * time.Second):
		t.Fatal("nothing came")
	}
	return nil
}

func (s *subscriber) wants(t *testing.T, want any) {
	t.Helper()
	if diff := cmp.Diff(want, s.next(t)); diff != "" {
		t.Errorf("-want +got: %s", diff)
	}
}

// Two replicas on one file, each with subscribers: every one sees each change
// once, whoever made it, and leaves no goroutine.
func TestEverySubscriberSeesEachChangeOnce(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	file := filepath.Join(t.TempDir(), "graph.db")
	var stores [2]graph.Store
	for i := range stores {
		s, err := sqlite.Open(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close(context.Background()) }()
		stores[i] = s
	}
	load(t, stores[0], first())
	var all []*subscriber
	for _, store := range stores {
		exec := replica(store)
		for range 3 {
			all = append(all, subscribe(t, exec, `subscription { eventChanged(filter: {types: [AGREEMENT]}) { id status ... on Agreement { mentions { nodes { quotes { text } } } } } }`))
		}
	}
	wantOf := func(id string) any {
		page, err := stores[0].Find(t.Context(), &graph.Pattern{Label: graph.AgreementLabel, IDs: []string{id}, At: graph.Now(today)})
		if e := graph.One[*graph.Event](page); err == nil && e != nil {
			return string(e.StatusOn(today))
		}
		return nil
	}
	visits := subscribe(t, replica(stores[1]), `subscription { visitStatusChanged(filter: {host: "pak"}) { from to inferred evidence { id event { id } quotes { text } } } }`)
	_, before, err := stores[0].Changes(t.Context(), -1, 0)
	if err != nil {
		t.Fatal(err)
	}
	load(t, stores[0], second())
	load(t, stores[1], third())
	var changed []string
	changes, _, err := stores[1].Changes(t.Context(), before, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if c.Label == graph.AgreementLabel {
			changed = append(changed, c.ID)
		}
	}
	if len(changed) == 0 {
		t.Fatalf("no agreement changed: %v", changes)
	}
	for i, s := range all {
		for _, id := range changed { // each once, in the order in which they changed
			e := s.next(t).(object)["eventChanged"].(object)
			if want := wantOf(id); e["id"] != id || e["status"] != want {
				t.Errorf("subscriber %d got %s, %v, want %s, %v", i, e["id"], e["status"], id, want)
			}
		}
	}
	change := visits.next(t).(object)["visitStatusChanged"].(object)
	if change["from"] != "ONGOING" || change["to"] != "OCCURRED" || !cmp.Equal(change["evidence"].(list)[0].(object)["event"], object{"id": "event:onea"}) {
		t.Errorf("the visit ended: %v", change)
	}
	for _, s := range append(all, visits) {
		s.cancel()
		for s.next(t) != nil {
		}
	}
}

// A load is followed to its end.
func TestLoadProgress(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	store := world(t)
	state := func(state graph.LoadState, done int) {
		put(t, store, &graph.Revision{Loads: []*graph.Load{{ID: "load:1", State: state, Total: 2, Done: done}, {ID: "load:2", State: graph.LoadRunning}}})
	}
	state(graph.LoadRunning, 1)
	s := subscribe(t, replica(store), `subscription { loadProgress(id: "load:1") { state done } }`)
	s.wants(t, object{"loadProgress": object{"state": "RUNNING", "done": 1.0}})
	state(graph.LoadDone, 2)
	s.wants(t, object{"loadProgress": object{"state": "DONE", "done": 2.0}})
	s.wants(t, nil)
	if s.why != nil {
		t.Errorf("it ended because of %v", s.why)
	}
}

func put(t *testing.T, store graph.Store, r *graph.Revision) {
	t.Helper()
	if err := store.Update(t.Context(), graph.Touched{}, func(*graph.Evidence) (*graph.Revision, error) { return r, nil }); err != nil {
		t.Fatal(err)
	}
}

// What is not there is not followed, and the reason is told.
func TestNothingToFollow(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	s := subscribe(t, replica(world(t)), `subscription { loadProgress(id: "load:0") { done } }`)
	if r := s.respond(s.ctx); r == nil || len(r.Errors) != 1 || !errors.Is(r.Errors[0], graph.ErrNotFound) {
		t.Errorf("%+v", r)
	}
}

// A flood of changes: the subscriber that reads gets all that it asked for, the one that does not is dropped.
func TestFlood(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	store := world(t)
	put(t, store, &graph.Revision{Loads: []*graph.Load{{ID: "load:last", State: graph.LoadRunning}}})
	exec := replica(store)
	slow := subscribe(t, exec, `subscription { loadProgress(id: "load:last") { done } }`)
	quick := subscribe(t, exec, `subscription { loadProgress(id: "load:last") { done state } }`)
	quick.wants(t, object{"loadProgress": object{"done": 0.0, "state": "RUNNING"}})
	begun := time.Now()
	for n := range 6 {
		var loads []*graph.Load
		for i := range 500 {
			loads = append(loads, &graph.Load{ID: fmt.Sprintf("load:%d", i), State: graph.LoadRunning, Done: n})
		}
		put(t, store, &graph.Revision{Loads: loads})
		time.Sleep(20 * time.Millisecond) // two rounds of the follower
	}
	put(t, store, &graph.Revision{Loads: []*graph.Load{{ID: "load:last", State: graph.LoadDone, Done: 7}}})
	quick.wants(t, object{"loadProgress": object{"done": 7.0, "state": "DONE"}})
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("the slow one held up the others: %s", took)
	}
	for slow.next(t) != nil {
	}
	slow.mu.Lock()
	defer slow.mu.Unlock()
	if !errors.Is(slow.why, resolvers.ErrDropped) {
		t.Errorf("the slow one ended because of %v", slow.why)
	}
}
