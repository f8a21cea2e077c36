package resolvers

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"diplograph/graph"
)

// ErrDropped is wrapped by the reasons for which a subscription is ended from here.
var ErrDropped = errors.New("dropped")

// Why a subscriber is dropped.
var (
	errSlow   = errors.New("you did not keep up with the changes; subscribe again, and ask what is there now")
	errMissed = errors.New("changes were missed while the store was away; subscribe again, and ask what is there now")
)

// waiting is how many changes wait for a subscriber before it is dropped.
const waiting = 1000

// Watch follows the changes of a store and tells every subscriber of each of
// them once. It asks the store only while somebody listens, and for all of them
// together. A slow subscriber holds up nobody.
type Watch struct {
	// Feed is the store.
	Feed graph.Feed
	// Every is how often the store is asked.
	Every time.Duration

	mu        sync.Mutex
	listeners map[*listener]bool
	stop      context.CancelFunc // of the follower; nil where nobody listens
}

// listener is one subscriber. Its channel is closed when it is dropped; why says the reason then.
type listener struct {
	changes chan graph.Change
	why     error
}

// listen adds a subscriber, which hears of every change from now on. leave ends it.
func (w *Watch) listen(ctx context.Context) (l *listener, leave func(), err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stop == nil {
		_, last, err := w.Feed.Changes(ctx, -1, 0)
		if err != nil {
			return nil, nil, err
		}
		var following context.Context
		following, w.stop = context.WithCancel(context.Background()) // it is nobody's own
		w.listeners = map[*listener]bool{}
		go w.follow(following, last)
	}
	l = &listener{changes: make(chan graph.Change, waiting)}
	w.listeners[l] = true
	return l, func() { w.leave(l) }, nil
}

// leave takes a subscriber away. With the last of them the following ends.
func (w *Watch) leave(l *listener) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.listeners, l)
	if len(w.listeners) == 0 && w.stop != nil {
		w.stop()
		w.stop = nil
	}
}

// follow asks for what came after a change, again and again. Where the store is
// away it is asked again later: no change is lost by that.
func (w *Watch) follow(ctx context.Context, after int64) {
	tick := time.NewTicker(w.Every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		for more := true; more; {
			const most = 500
			changes, last, err := w.Feed.Changes(ctx, after, most)
			if err != nil {
				break
			}
			missed := len(changes) > 0 && changes[0].Number > after+1 || len(changes) == 0 && last != after
			after = max(after, last)
			if n := len(changes); n > 0 {
				after = changes[n-1].Number
			}
			w.tell(ctx, changes, missed)
			more = len(changes) == most
		}
	}
}

// tell hands changes to all who listen. Who has no room for them is dropped.
func (w *Watch) tell(ctx context.Context, changes []graph.Change, missed bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if ctx.Err() != nil { // the listeners are those of a later follower
		return
	}
	for l := range w.listeners {
		if missed {
			w.drop(l, errMissed)
			continue
		}
		for _, c := range changes {
			select {
			case l.changes <- c:
				continue
			default:
				w.drop(l, errSlow)
			}
			break
		}
	}
}

func (w *Watch) drop(l *listener, why error) {
	l.why = fmt.Errorf("%w: %w", ErrDropped, why)
	close(l.changes)
	delete(w.listeners, l) // the follower ends when the last one leaves
}

// next waits for changes and gives all that are there; none where the
// subscriber went away or was dropped.
func (l *listener) next(ctx context.Context) []graph.Change {
	select {
	case <-ctx.Done():
		return nil
	case c, ok := <-l.changes:
		if !ok {
			return nil
		}
		out := []graph.Change{c}
		for len(out) < maxPage {
			select {
			case c, ok := <-l.changes:
				if !ok {
					return out
				}
				out = append(out, c)
			default:
				return out
			}
		}
		return out
	}
}

// endKey is the context's key of what OnEnd keeps.
type endKey struct{}

// OnEnd gives a context of which a subscription tells why it ended, where it did not end by itself.
func OnEnd(ctx context.Context, tell func(error)) context.Context {
	return context.WithValue(ctx, endKey{}, tell)
}

func ended(ctx context.Context, why error) {
	if tell, ok := ctx.Value(endKey{}).(func(error)); ok && why != nil {
		tell(why)
	}
}
