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
		ev, blocks, err := s.evidence(ctx, tx, touched)
		if err != nil {
			return nil, err
		}
		there := knownOf(touched, ev, blocks) // before revise has it
		r, err := revise(ev)
		if err != nil {
			refused = err
			return nil, err
		}
		if r == nil {
			return nil, nil
		}
		if err := s.write(ctx, tx, r, there); err != nil {
			return nil, err
		}
		if err := s.tell(ctx, tx, r.Changes(ev)); err != nil {
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

// evidence reads what is known of what an update touches, and the blocks that it read whole.
func (s *Store) evidence(ctx context.Context, tx neo4j.ManagedTransaction, touched graph.Touched) (*graph.Evidence, []string, error) {
	ev, blocks, err := graph.Gather(touched, &lookup{s, ctx, tx})
	if err != nil {
		return nil, nil, err
	}
	reviews, err := docs[graph.Review](ctx, s, tx, "MATCH (n:Review) WHERE n.block IN $list RETURN n.doc", blocks)
	if err != nil {
		return nil, nil, err
	}
	events, err := docs[graph.Event](ctx, s, tx, "MATCH (n:State) WHERE n.block IN $list RETURN n.doc", blocks)
	ev.Reviews, ev.Events = append(ev.Reviews, reviews...), append(ev.Events, events...)
	return ev, blocks, err
}

// docs reads all things of one type that a statement finds by a list, each in
// one or more parts; of no list nothing.
func docs[T, L any](ctx context.Context, s *Store, tx neo4j.ManagedTransaction, cypher string, list []L) ([]*T, error) {
	if len(list) == 0 {
		return nil, nil
	}
	var out []*T
	err := s.run(ctx, tx, cypher, map[string]any{"list": list}, func(r *neo4j.Record) error {
		x := new(T)
		out = append(out, x)
		for _, part := range r.Values {
			if err := json.Unmarshal([]byte(text(part)), x); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// lookup is how evidence is gathered.
type lookup struct {
	*Store
	ctx context.Context
	tx  neo4j.ManagedTransaction
}

func (l *lookup) BlocksOf(articles, mentions []string) ([]string, error) {
	if len(articles)+len(mentions) == 0 {
		return nil, nil
	}
	var out []string
	err := l.run(l.ctx, l.tx, "CALL () { MATCH (n:Mention) WHERE n.article IN $articles RETURN n UNION MATCH (n:Mention) WHERE n.id IN $mentions RETURN n } RETURN DISTINCT n.block",
		map[string]any{"articles": orEmpty(articles), "mentions": orEmpty(mentions)}, func(r *neo4j.Record) error {
			out = append(out, text(r.Values[0]))
			return nil
		})
	return out, err
}

func (l *lookup) MentionsIn(blocks []string) ([]*graph.Mention, error) {
	return l.mentions("block", blocks)
}

// mentions reads whole mentions, by a property and its values. Of a graph of version 6, doc is all of it.
func (l *lookup) mentions(property string, values []string) ([]*graph.Mention, error) {
	return docs[graph.Mention](l.ctx, l.Store, l.tx, "MATCH (n:Mention) WHERE n."+property+" IN $list RETURN n.doc, coalesce(n.untold, '{}')", values)
}

func (l *lookup) VerdictsOn(mentions []string) ([]*graph.Verdict, error) {
	judged := int64(0) // seldom: the ids of a batch's mentions are many
	err := l.run(l.ctx, l.tx, "MATCH (n:Verdict) RETURN count(n)", nil, func(r *neo4j.Record) error {
		judged, _ = r.Values[0].(int64)
		return nil
	})
	if err != nil || judged == 0 {
		return nil, err
	}
	return docs[graph.Verdict](l.ctx, l.Store, l.tx,
		"CALL () { MATCH (n:Verdict) WHERE n.a IN $list RETURN n UNION MATCH (n:Verdict) WHERE n.b IN $list RETURN n } RETURN n.doc", mentions)
}

func (l *lookup) ArticlesNamed(ids []string) ([]*graph.Article, error) {
	var out []*graph.Article
	err := l.run(l.ctx, l.tx, "MATCH (n:Article) WHERE n.id IN $ids RETURN n.doc, n.text", map[string]any{"ids": orEmpty(ids)}, func(r *neo4j.Record) error {
		a := &graph.Article{}
		err := json.Unmarshal([]byte(text(r.Values[0])), a)
		a.Text = text(r.Values[1])
		out = append(out, a)
		return err
	})
	return out, err
}
