package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"diplograph/graph"
	"diplograph/web/audit"
)

type judgeCommand struct {
	storeFlag
	Same      bool   `xor:"verdict" required:"" help:"They are one event."`
	Different bool   `xor:"verdict" required:"" help:"They are two events."`
	Revoke    bool   `xor:"verdict" required:"" help:"Take the verdict on them back."`
	Reason    string `placeholder:"TEXT" help:"Why; it is kept with the verdict."`
	A         string `arg:"" name:"a" help:"The id of an event or a mention, such as event:0123456789abcdef0123."`
	B         string `arg:"" name:"b" help:"The id of the other."`
}

// Help is the long help with examples.
func (judgeCommand) Help() string {
	return `Says that two events are one, or are not, whatever they look like. An event is judged by the mention that its id is
made of; a mention can be given itself. The last verdict on a pair holds, for what was known on earlier days too.
An event that became part of another is still found by its id.

  diplograph judge event:0123456789abcdef0123 event:fedcba98765432100123 --same --reason "one signing, told twice"
  diplograph judge event:0123456789abcdef0123 mention:fedcba98765432100123 --different
  diplograph judge event:0123456789abcdef0123 event:fedcba98765432100123 --revoke`
}

// Run records the verdict and prints what events the two are now.
func (c judgeCommand) Run(ctx context.Context, std streams) error {
	touched, err := graph.TouchedByVerdict(c.A, c.B)
	if err != nil {
		return err
	}
	store, err := c.openLoaded(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	err = noting(store, std).Update(c.noted(ctx), touched, func(ev *graph.Evidence) (*graph.Revision, error) {
		if c.Revoke {
			return graph.Revoke(ev, c.A, c.B, c.Reason, time.Now())
		}
		return graph.Judge(ev, graph.Verdict{A: c.A, B: c.B, Same: c.Same, Reason: c.Reason, At: time.Now()})
	})
	if err != nil {
		return err
	}
	events, err := store.Find(ctx, &graph.Pattern{Label: graph.EventLabel, At: graph.Now(graph.Forever),
		IDs: []string{graph.EventID(touched.Mentions[0]), graph.EventID(touched.Mentions[1])}})
	if err != nil {
		return err
	}
	var ids []string
	for _, n := range events.Nodes {
		ids = append(ids, n.NodeID())
	}
	_, err = fmt.Fprintf(std.out, "%s: events %d, %s\n", c.verb(), len(ids), strings.Join(ids, " "))
	return err
}

// noted is the context of what the audit log is to tell.
func (c judgeCommand) noted(ctx context.Context) context.Context {
	if c.Revoke {
		return audit.ByCommand(ctx, "revokeVerdict", map[string]any{"a": c.A, "b": c.B, "reason": c.Reason})
	}
	return audit.ByCommand(ctx, "judgeSameEvent", map[string]any{"a": c.A, "b": c.B, "same": c.Same, "reason": c.Reason})
}

func (c judgeCommand) verb() string {
	switch {
	case c.Revoke:
		return "verdict revoked"
	case c.Same:
		return "judged the same"
	}
	return "judged different"
}
