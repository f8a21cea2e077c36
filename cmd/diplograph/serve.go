package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"sync"
	"time"

	"diplograph/graph"
	"diplograph/loader"
	"diplograph/loader/extract"
	"diplograph/resolvers"
	"diplograph/resolvers/gql"
	"diplograph/web"
)

type serveCommand struct {
	storeFlag
	readerFlag
	Addr            string   `default:"127.0.0.1:8080" help:"Address to listen on."`
	Load            []string `placeholder:"PATH" help:"Articles to load while serving: files, folders. Loading again changes nothing."`
	NoIntrospection bool     `help:"Hide the schema; the playground then cannot complete names."`
}

// Help is the long help with examples.
func (serveCommand) Help() string {
	return `Open /playground in a browser to explore, or post operations to /graphql. /livez and /readyz are for health checks,
/metrics for Prometheus. SIGTERM ends it when the requests under way have ended.

  diplograph serve --load examples
  diplograph serve --addr 127.0.0.1:9090 --store sqlite:news.db
  DIPLOGRAPH_STORE=neo4j://neo4j:secret@localhost:7687/neo4j diplograph serve`
}

// retryLoad is how long a load waits for a store that is away before it tries again.
const retryLoad = 2 * time.Second

// Run serves until the context ends.
func (c serveCommand) Run(ctx context.Context, std streams) error {
	log := slog.New(slog.NewTextHandler(std.err, nil))
	set, err := c.set()
	if err != nil {
		return err
	}
	store, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	schema := gql.NewExecutableSchema(gql.Config{Resolvers: &resolvers.Resolver{
		Store: store, Words: set, Now: time.Now, Today: func() graph.Date { return graph.DateOf(time.Now()) }}})
	handler, err := web.New(web.Config{Schema: schema, Log: log, Introspection: !c.NoIntrospection,
		Ready: store.Ready, Counts: func(ctx context.Context) (web.Counts, error) { return count(ctx, store) }})
	if err != nil {
		return err
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", c.Addr, err)
	}
	fmt.Fprintf(std.err, "Playground: http://%s/playground/\n", listener.Addr())
	loading, stop := context.WithCancel(ctx)
	var under sync.WaitGroup
	defer under.Wait()
	defer stop()
	if len(c.Load) > 0 {
		under.Go(func() { c.load(loading, store, extract.New(set), log) })
	}
	return web.Serve(ctx, listener, handler, log)
}

// load loads the paths beside the serving, and waits where the store is away.
func (c serveCommand) load(ctx context.Context, store graph.Writer, reader loader.Reader, log *slog.Logger) {
	l := loader.Loader{Reader: reader, Store: store, Now: time.Now,
		Failed: func(f *loader.Failure) { log.Error("article not loaded", "place", f.Place, "reason", f.Err) }}
	for {
		report, err := l.Load(ctx, loader.Find(c.Load, nil))
		if err == nil {
			log.Info(summary(report, false))
			return
		}
		if !errors.Is(err, graph.ErrUnavailable) || ctx.Err() != nil {
			log.Error("loading ended", "reason", err)
			return
		}
		log.Warn("loading waits for the store", "reason", err)
		select {
		case <-ctx.Done():
			return
		case <-time.After(retryLoad):
		}
	}
}

// count counts what the store holds, in one question each.
func count(ctx context.Context, store graph.Reader) (web.Counts, error) {
	var out web.Counts
	for l, n := range map[graph.Label]*int{graph.ArticleLabel: &out.Articles, graph.EventLabel: &out.Events} {
		page, err := store.Find(ctx, &graph.Pattern{Label: l, First: 1, Total: true, At: graph.Now(graph.Forever)})
		if err != nil {
			return out, err
		}
		*n = page.Total
	}
	return out, nil
}
