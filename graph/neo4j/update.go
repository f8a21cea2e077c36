package neo4j

import (
	"context"
	"encoding/json"
	"errors"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// lock makes updates run one after another: each holds this node until it ends.
const lock = "MERGE (n:Schema {name: 'diplograph'}) SET n.updating = true REMOVE n.updating"

// Update implements graph.Writer. revise's own error comes back as it is.
func (s *Store) Update(ctx context.Context, touched graph.Touched, revise func(*graph.Evidence) (*graph.Revision, error)) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	var refused error
	announced := 0
	defer func() {
		for range announced {
			_ = s.announce(context.WithoutCancel(ctx), -1) // a number left behind makes readers wait, not err
		}
	}()
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		refused = nil
		if err := s.run(ctx, tx, lock, nil, nil); err != nil {
			return nil, err
		}
		ev, err := s.evidence(ctx, tx, touched)
		if err != nil {
			return nil, err
		}
		r, err := revise(ev)
		if err != nil {
			refused = err
			return nil, err
		}
		if r == nil {
			return nil, nil
		}
		if err := s.write(ctx, tx, r); err != nil {
			return nil, err
		}
		announced++
		return nil, s.announce(ctx, 1)
	})
	if refused != nil && errors.Is(err, refused) {
		return refused
	}
	return s.failed(ctx, "update", err)
}

// evidence reads what is known of what an update touches.
func (s *Store) evidence(ctx context.Context, tx neo4j.ManagedTransaction, touched graph.Touched) (*graph.Evidence, error) {
	ev := &graph.Evidence{}
	blocks := append([]string{}, touched.Blocks...)
	articles := append([]string{}, touched.Articles...)
	err := s.run(ctx, tx, "MATCH (n:Article) WHERE n.id IN $ids RETURN n.doc, n.text", map[string]any{"ids": articles}, func(r *neo4j.Record) error {
		a := &graph.Article{}
		err := json.Unmarshal([]byte(text(r.Values[0])), a)
		a.Text = text(r.Values[1])
		ev.Articles = append(ev.Articles, a)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = s.run(ctx, tx, "MATCH (n:Mention) WHERE n.article IN $ids RETURN DISTINCT n.block", map[string]any{"ids": articles}, func(r *neo4j.Record) error {
		blocks = append(blocks, text(r.Values[0]))
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = s.run(ctx, tx, "MATCH (n:Mention) WHERE n.block IN $blocks RETURN n.doc", map[string]any{"blocks": blocks}, func(r *neo4j.Record) error {
		m := &graph.Mention{}
		ev.Mentions = append(ev.Mentions, m)
		return json.Unmarshal([]byte(text(r.Values[0])), m)
	})
	if err != nil {
		return nil, err
	}
	return ev, s.run(ctx, tx, "MATCH (n:State) WHERE n.block IN $blocks RETURN n.doc", map[string]any{"blocks": blocks}, func(r *neo4j.Record) error {
		e := &graph.Event{}
		ev.Events = append(ev.Events, e)
		return json.Unmarshal([]byte(text(r.Values[0])), e)
	})
}
