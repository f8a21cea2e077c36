package graphtest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"diplograph/graph"
)

// lines writes an answer for a person to read: what each node is, by its name
// in the story, and what was found below it.
func (s *story) lines(p *graph.Pattern, page *graph.Page, at graph.Moment, indent string) []string {
	if p.At != (graph.Moment{}) {
		at = p.At
	}
	var out, about []string
	if p.Total || page.Total != 0 { // a number that nobody asked for is wrong
		about = append(about, fmt.Sprint("total ", page.Total))
	}
	if page.HasPrevious {
		about = append(about, "more before")
	}
	if page.HasNext {
		about = append(about, "more after")
	}
	if len(about) > 0 {
		out = append(out, indent+"("+strings.Join(about, ", ")+")")
	}
	for _, n := range page.Nodes {
		out = append(out, indent+s.line(n, at))
		for _, below := range p.With {
			found := n.Answered().Page(below.As)
			if found == nil {
				continue
			}
			out = append(out, indent+"  "+below.As+":")
			out = append(out, s.lines(below, found, at, indent+"    ")...)
		}
	}
	return out
}

func (s *story) line(n graph.Node, at graph.Moment) string {
	switch n := n.(type) {
	case *graph.Event:
		date := "-"
		if n.Date != nil {
			date = n.Date.EDTF
		}
		return fmt.Sprint(s.name(n.ID), " ", n.Type, " ", n.Kind, " ", n.StatusOn(at.Today), " ", date)
	case *graph.Person:
		out := n.ID
		for _, name := range n.Names {
			out += fmt.Sprintf(" %s=%q", name.Lang, name.Text)
		}
		return out
	case *graph.Tenure:
		return fmt.Sprint(n.PersonID, " in ", n.OfficeID, " ", n.FirstSeen, " to ", n.LastSeen)
	case *graph.Tie:
		return fmt.Sprint(n.With, " ", n.EventCount, " ", cmp.Or(string(n.LastContact), "-"))
	case *graph.Bilateral:
		return n.A + " and " + n.B
	case *graph.Review:
		names := []string{s.name(n.A), s.name(n.B)}
		slices.Sort(names) // the ids are hashes
		return fmt.Sprintf("%s: %.4f, %s", strings.Join(names, " and "), n.Score, strings.Join(n.Reasons, ", "))
	}
	return s.name(n.NodeID())
}

// name is what the story calls a global id.
func (s *story) name(id string) string { return cmp.Or(s.names[id], id) }

// rows writes counts for a person to read.
func rows(counts []graph.Row) []string {
	var out []string
	for _, r := range counts {
		line := ""
		for _, k := range r.Keys {
			line += cmp.Or(k, "-") + " "
		}
		out = append(out, line+fmt.Sprint(r.N))
	}
	return out
}

// chains writes paths for a person to read.
func (s *story) chains(r *graph.Route, paths []*graph.Path) []string {
	var out []string
	for _, p := range paths {
		line := ""
		for i, c := range p.Countries {
			if i > 0 {
				line += " (" + s.name(p.Events[i-1].ID) + ") "
			}
			line += c.Code
		}
		out = append(out, line)
		below := r.Below()
		for _, c := range p.Countries {
			out = append(out, s.found(below[0], c, r.At)...)
		}
		for _, e := range p.Events {
			out = append(out, s.found(below[1], e, r.At)...)
		}
	}
	return out
}

// found writes what was found below a node of a path.
func (s *story) found(p *graph.Pattern, n graph.Node, at graph.Moment) []string {
	var out []string
	for _, below := range p.With {
		out = append(out, "  "+s.name(n.NodeID())+" "+below.As+":")
		out = append(out, s.lines(below, n.Answered().Page(below.As), at, "    ")...)
	}
	return out
}

// exact writes an answer to its last field, so that two stores' answers can be
// compared. Cursors of answers by IDs mean nothing and are left out.
func exact(t testing.TB, p *graph.Pattern, page *graph.Page) []string {
	t.Helper()
	return writeExact(t, p, page, p.IDs == nil, "")
}

func writeExact(t testing.TB, p *graph.Pattern, page *graph.Page, cursors bool, indent string) []string {
	t.Helper()
	if page == nil {
		return []string{indent + "no page"}
	}
	if !p.Paged() {
		cursors = false
		if page.Cursors != nil {
			t.Fatalf("%d cursors for what is no page", len(page.Cursors))
		}
	}
	if cursors && len(page.Cursors) != len(page.Nodes) {
		t.Fatalf("%d cursors for %d nodes", len(page.Cursors), len(page.Nodes))
	}
	out := []string{fmt.Sprintf("%stotal %d previous %t next %t", indent, page.Total, page.HasPrevious, page.HasNext)}
	for i, n := range page.Nodes {
		out = append(out, indent+string(n.Label())+" "+asJSON(t, n))
		if cursors {
			sort, id, err := page.Cursors[i].Split()
			if err != nil {
				t.Fatalf("cursor of %s: %v", n.NodeID(), err)
			}
			out = append(out, fmt.Sprintf("%scursor %q %q", indent, sort, id))
		}
		for _, below := range p.With {
			found := n.Answered().Page(below.As)
			if found == nil && p.Label == "" {
				continue // a node of a label that does not have the edge
			}
			out = append(out, indent+below.As)
			out = append(out, writeExact(t, below, found, true, indent+"\t")...)
		}
	}
	return out
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
