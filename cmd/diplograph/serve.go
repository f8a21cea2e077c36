package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"sync"
	"time"

	"diplograph/graph"
	"diplograph/loader"
	"diplograph/loader/extract"
	"diplograph/resolvers"
	"diplograph/resolvers/gql"
	"diplograph/web"
	"diplograph/web/audit"
	"diplograph/web/trace"
)

type serveCommand struct {
	storeFlag
	readerFlag
	doorFlags
	Addr            string     `default:"127.0.0.1:8080" env:"DIPLOGRAPH_ADDR" help:"Address to listen on."`
	Load            []string   `env:"DIPLOGRAPH_LOAD" placeholder:"PATH" help:"Articles to load while serving: files, folders. Loading again changes nothing."`
	NoIntrospection bool       `env:"DIPLOGRAPH_NO_INTROSPECTION" help:"Hide the schema; the playground then cannot complete names."`
	Closed          bool       `env:"DIPLOGRAPH_CLOSED" help:"For strangers: no schema, no playground, GET only with the header GraphQL-Require-Preflight, no documents but the trusted ones where there are any."`
	Trusted         string     `env:"DIPLOGRAPH_TRUSTED" placeholder:"PATH" help:"Documents that clients may name by id: a folder of *.graphql, or a manifest."`
	AuditLog        string     `env:"DIPLOGRAPH_AUDIT_LOG" placeholder:"FILE" help:"File that gets a copy of the audit log, which the store keeps."`
	Pprof           string     `env:"DIPLOGRAPH_PPROF" placeholder:"ADDRESS" help:"Serve profiles of the program at /debug/pprof/ of this address, which must be on this machine, such as 127.0.0.1:6060."`
	Limit           limitFlags `embed:"" prefix:"limit-"`
}

// Help is the long help with examples.
func (serveCommand) Help() string {
	return `Open /playground in a browser to explore, or post operations to /graphql. /livez and /readyz are for health checks,
/metrics for Prometheus. SIGTERM ends it when the requests under way have ended.

  diplograph serve --load examples
  diplograph serve --addr 127.0.0.1:9090 --store sqlite:news.db
  DIPLOGRAPH_STORE=neo4j://neo4j:secret@localhost:7687/neo4j diplograph serve`
}

// watchEvery is how often the store is asked for changes while somebody has subscribed to them.
const watchEvery = 500 * time.Millisecond

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
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", c.Addr, err)
	}
	defer func() { _ = listener.Close() }()
	config, err := c.config(web.Loopback(listener))
	if err != nil {
		return err
	}
	if tokens := config.Auth.Tokens; tokens != nil {
		tokens.Tell = func(err error) { log.Error("nobody is known by a token of the file", "reason", err) }
	}
	config.Audit, config.Log, config.Ready, config.Metrics = store, log, store.Ready, web.NewMetrics()
	if trace.Exporting(os.Getenv) {
		var end func(context.Context) error
		if config.Tracer, end, err = trace.Export(ctx, version()); err != nil {
			return err
		}
		defer c.flush(context.WithoutCancel(ctx), end, log)
	}
	config.Counts = func(ctx context.Context) (web.Counts, error) { return count(ctx, store) }
	audited := &audit.Store{Store: &trace.Store{Store: store, Told: config.Metrics.Statement}, Now: time.Now, Request: web.RequestID, Warn: log}
	if c.AuditLog != "" {
		if audited.Copy, err = audit.OpenFile(c.AuditLog); err != nil {
			return err
		}
		defer func() { _ = audited.Copy.Close() }()
	}
	config.Schema = gql.NewExecutableSchema(gql.Config{Resolvers: &resolvers.Resolver{
		Store: audited, Watch: &resolvers.Watch{Feed: audited, Every: watchEvery},
		Desk:  loader.Desk{Reader: extract.New(set), Store: audited, Now: time.Now},
		Words: set, Now: time.Now, Today: func() graph.Date { return graph.DateOf(time.Now()) }}})
	handler, err := web.New(config)
	if err != nil {
		return err
	}
	secured, scheme, err := c.secure(listener, log)
	if err != nil {
		return err
	}
	if c.Closed {
		fmt.Fprintf(std.err, "GraphQL: %s://%s/graphql\n", scheme, listener.Addr())
	} else {
		fmt.Fprintf(std.err, "Playground: %s://%s/playground/\n", scheme, listener.Addr())
	}
	loading, stop := context.WithCancel(ctx)
	var under sync.WaitGroup
	defer under.Wait()
	defer stop()
	if len(c.Load) > 0 {
		under.Go(func() { c.load(loading, store, extract.New(set), config.Metrics, log) })
	}
	if c.Pprof != "" {
		profiles, err := web.ListenProfiles(ctx, c.Pprof)
		if err != nil {
			return err
		}
		under.Go(func() { profiles.Serve(loading, log) })
	}
	return web.Serve(ctx, secured, handler, log)
}

// config is what the flags say of the handler.
func (c serveCommand) config(loopback bool) (out web.Config, err error) {
	out = web.Config{Introspection: !c.NoIntrospection, Closed: c.Closed, Limits: web.Limits(c.Limit), Origins: c.CORSOrigins}
	if out.Auth, err = c.auth(loopback); err != nil {
		return out, err
	}
	for _, text := range c.Proxies {
		p, err := netip.ParsePrefix(text)
		if err != nil {
			return out, fmt.Errorf("--proxy: %w", err)
		}
		out.Proxies = append(out.Proxies, p)
	}
	if c.Trusted != "" {
		out.Trusted, err = web.ReadTrusted(c.Trusted)
	}
	return out, err
}

// flushTimeout is how long the last spans may take to leave.
const flushTimeout = 3 * time.Second

// flush sends the last spans.
func (serveCommand) flush(ctx context.Context, end func(context.Context) error, log *slog.Logger) {
	ctx, cancel := context.WithTimeout(ctx, flushTimeout)
	defer cancel()
	if err := end(ctx); err != nil {
		log.Warn("the last traces were not sent", "reason", err)
	}
}

// load loads the paths beside the serving, and waits where the store is away.
func (c serveCommand) load(ctx context.Context, store graph.Writer, reader loader.Reader, m *web.Metrics, log *slog.Logger) {
	l := loader.Loader{Reader: reader, Store: store, Now: time.Now,
		Failed: func(f *loader.Failure) { log.Error("article not loaded", "place", f.Place, "reason", f.Err) }}
	for {
		l.Record = loader.NewRecord(time.Now())
		log.Info("loading", "load", l.Record.ID)
		report, err := l.Load(ctx, loader.Find(c.Load, nil))
		m.Loaded(report.New, report.Changed, report.Unchanged, report.Failed)
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
