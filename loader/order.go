package loader

import (
	"context"
	"iter"
	"runtime"
)

// InOrder runs f on the items on all cores and hands the results over in the
// items' order. At most a few items for each core are under way, so memory
// stays bounded however slow the consumer is. It stops early where the
// consumer does or ctx ends.
func InOrder[T, U any](ctx context.Context, items iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(yield func(U) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		type job struct {
			in  T
			out chan U
		}
		jobs := make(chan job)
		queue := make(chan job, 4*runtime.GOMAXPROCS(0))
		for range runtime.GOMAXPROCS(0) {
			go func() {
				for j := range jobs {
					j.out <- f(j.in)
				}
			}()
		}
		go func() {
			defer close(queue)
			defer close(jobs)
			for x := range items {
				j := job{x, make(chan U, 1)}
				select {
				case queue <- j:
				case <-ctx.Done():
					return
				}
				select {
				case jobs <- j:
				case <-ctx.Done():
					return
				}
			}
		}()
		for {
			select {
			case j, ok := <-queue:
				if !ok {
					return
				}
				select {
				case u := <-j.out:
					if !yield(u) {
						return
					}
				case <-ctx.Done():
					return
				}
			case <-ctx.Done(): // also while items waits for input that does not come
				return
			}
		}
	}
}
