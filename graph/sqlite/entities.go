package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"diplograph/graph"
)

// entities puts the nodes that mentions refer to. Most of them are there
// already and as they were.
func (w *revision) entities(ctx context.Context, r *graph.Revision) error {
	for _, n := range r.Entities {
		if err := w.entity(ctx, n); err != nil {
			return fmt.Errorf("%s: %w", n.NodeID(), err)
		}
	}
	return nil
}

func (w *revision) entity(ctx context.Context, n graph.Node) error {
	changed := "doc <> excluded.doc"
	if p, ok := n.(*graph.Person); ok {
		n = &graph.Person{ID: p.ID, CountryCode: p.CountryCode} // the names are those with support
		changed = "label = '' OR country IS NOT excluded.country"
	}
	doc, err := json.Marshal(n)
	if err != nil {
		return err
	}
	needed := 0
	if n.Label() == graph.SourceLabel {
		needed = 1 // is there once it is put
	}
	country, organization := belongs(n)
	key := int64(0)
	err = w.query(ctx, "INSERT INTO node (id, label, support, country, organization, doc) VALUES (?, ?, ?, ?, ?, ?)"+
		" ON CONFLICT (id) DO UPDATE SET label = excluded.label, support = max(support, excluded.support), country = excluded.country,"+
		" organization = excluded.organization, doc = excluded.doc WHERE "+changed+" RETURNING key",
		[]any{n.NodeID(), string(n.Label()), needed, country, organization, string(doc)},
		func(rows *sql.Rows) error { return rows.Scan(&key) })
	if err != nil || key == 0 {
		return err
	}
	if n.Label() == graph.PersonLabel {
		w.renamed[n.NodeID()] = true
		return nil
	}
	w.words = append(w.words, words{"node", key, graph.SearchTexts(n)})
	return nil
}

// persons writes the names of the persons that have others now.
func (w *revision) persons(ctx context.Context) error {
	for id := range w.renamed {
		if err := w.person(ctx, id); err != nil {
			return fmt.Errorf("%s: %w", id, err)
		}
	}
	return nil
}

func (w *revision) person(ctx context.Context, id string) error {
	p := &graph.Person{ID: id}
	key, country := int64(0), sql.NullString{}
	err := w.query(ctx, "SELECT key, country FROM node WHERE id = ? AND label = 'Person'", []any{id},
		func(rows *sql.Rows) error { return rows.Scan(&key, &country) })
	if err != nil || key == 0 { // named and never put: not there
		return err
	}
	_, p.CountryCode, _ = graph.SplitID(country.String)
	err = w.query(ctx, "SELECT lang, text FROM spelling WHERE person = ? ORDER BY lang, text", []any{id}, func(rows *sql.Rows) error {
		var t graph.LocalizedText
		err := rows.Scan(&t.Lang, &t.Text)
		p.Names = append(p.Names, t)
		return err
	})
	if err != nil {
		return err
	}
	doc, err := json.Marshal(p)
	if err != nil {
		return err
	}
	w.words = append(w.words, words{"node", key, graph.SearchTexts(p)})
	return w.exec(ctx, "UPDATE node SET doc = ? WHERE key = ?", string(doc), key)
}

// belongs gives the ids of the country and the organisation that a node
// belongs to, nil where it belongs to none.
func belongs(n graph.Node) (country, organization any) {
	in := func(l graph.Label, code string) any {
		if code == "" {
			return nil
		}
		return graph.ID(l, code)
	}
	switch n := n.(type) {
	case *graph.Person:
		return in(graph.CountryLabel, n.CountryCode), nil
	case *graph.Office:
		return in(graph.CountryLabel, n.CountryCode), in(graph.OrganizationLabel, n.OrganizationCode)
	case *graph.Organization:
		return in(graph.CountryLabel, n.CountryCode), nil
	case *graph.Place:
		return in(graph.CountryLabel, n.CountryCode), nil
	}
	return nil, nil
}
