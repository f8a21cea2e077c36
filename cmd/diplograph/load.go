package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"diplograph/graph"
	"diplograph/loader"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

type loadCommand struct {
	storeFlag
	readerFlag
	modelFlag
	DryRun bool     `help:"Write nothing; print what would change."`
	Paths  []string `arg:"" name:"path" help:"Files (.txt, .jsonl), folders, or - for standard input."`
}

// Help is the long help with examples.
func (loadCommand) Help() string {
	return `A .txt file is one article: its first line is "date YYYY-MM-DD headline" ("date -" where the day is unknown).
A .jsonl file has one JSON object a line: url, source, published, lang, headline, text.
Loading an article again changes nothing. An article that cannot be loaded is named on standard error, the others
are loaded, and the exit code is 1.

  diplograph load examples
  diplograph load --dry-run news/2025-09-10.jsonl
  cat wire.jsonl | diplograph load -
  diplograph load --store neo4j://neo4j:secret@localhost:7687/neo4j news/
  DIPLOGRAPH_MODEL_KEY=… diplograph load --reader model --model-url https://models.example/v1 --model-name NAME news/`
}

// Run loads the paths and prints one line of figures.
func (c loadCommand) Run(ctx context.Context, std streams) error {
	set, err := c.set()
	if err != nil {
		return err
	}
	bar := progress(std.err)
	tell := oneAtATime(func(line string) {
		_ = bar.Clear()
		fmt.Fprintln(std.err, line)
	})
	reader, told, err := c.choose(ctx, set, tell)
	if err != nil {
		return err
	}
	open := c.open
	if c.DryRun {
		open = c.openDry
	}
	store, err := open(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	l := loader.Loader{Reader: reader, Store: store, Now: time.Now, DryRun: c.DryRun,
		Failed: func(f *loader.Failure) { tell(f.Error()) },
		Passed: func(r loader.Report) { _ = bar.Set(r.Articles) },
	}
	if !c.DryRun {
		l.Record = loader.NewRecord(time.Now())
	}
	report, err := l.Load(ctx, loader.Find(c.Paths, std.in))
	_ = bar.Clear()
	told()
	for _, change := range report.Changes {
		fmt.Fprintln(std.out, describe(change))
	}
	fmt.Fprintln(std.out, summary(report, c.DryRun))
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("%w: what was loaded stays; load again to go on", errInterrupted)
	case err != nil:
		return err
	case report.Failed > 0:
		return errReported
	}
	return nil
}

// summary is the line of figures.
func summary(r loader.Report, dryRun bool) string {
	verb := "loaded"
	if dryRun {
		verb = "would load"
	}
	return fmt.Sprintf("%s: articles %d, new %d, changed %d, unchanged %d, failed %d, events %d (new %d, changed %d, gone %d)",
		verb, r.Articles, r.New, r.Changed, r.Unchanged, r.Failed,
		r.EventsNew+r.EventsChanged, r.EventsNew, r.EventsChanged, r.EventsGone)
}

// describe is a line about a change: what happens to which event.
func describe(c loader.Change) string {
	e := c.Event
	date := "undated"
	if e.Date != nil {
		date = e.Date.EDTF
	}
	who := strings.Join(append(append([]string(nil), e.Countries...), e.Organizations...), "-")
	if e.Type == graph.VisitType {
		who = e.Guest + ">" + e.Host
	}
	return fmt.Sprintf("%-6s %s %s %s %s %s", c.Action, e.ID, e.Kind, e.Status, date, who)
}

// progress counts loaded articles on a terminal; elsewhere it is silent.
func progress(w io.Writer) *progressbar.ProgressBar {
	f, ok := w.(*os.File)
	visible := ok && term.IsTerminal(int(f.Fd()))
	return progressbar.NewOptions(-1, progressbar.OptionSetWriter(w), progressbar.OptionSetVisibility(visible),
		progressbar.OptionSetDescription("loading"), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("articles"), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
}
