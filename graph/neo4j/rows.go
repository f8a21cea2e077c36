package neo4j

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"diplograph/graph"
)

// props are the properties of a node.
type props = map[string]any

// doc is a node's stored form.
func doc(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("%T has no stored form: %v", v, err)) // the graph's own types always have one
	}
	return string(b)
}

// searchable adds the texts by which a node is found.
func searchable(p props, all []string) {
	wholes, words := make([]string, len(all)), strings.Builder{}
	for i, t := range all {
		wholes[i] = graph.Folded(t)
		words.WriteString(indexable(wholes[i]) + " ")
	}
	p["wholes"], p["words"] = wholes, words.String()
}

// entityRows are the rows of entities. A person's names are not put: they follow from support.
func entityRows(all []graph.Node) []any {
	var out []any
	for _, n := range all {
		p := props{"label": string(n.Label()), "doc": doc(n)}
		var names graph.Names
		switch n := n.(type) {
		case *graph.Country:
			p["code"], p["alpha3"], names = n.Code, n.Alpha3, n.Names
		case *graph.Organization:
			p["code"], p["kind"], p["country"], names = n.Code, n.Kind, idOf(graph.CountryLabel, n.CountryCode), n.Names
		case *graph.Person:
			p["country"] = idOf(graph.CountryLabel, n.CountryCode)
		case *graph.Office:
			p["rank"], p["country"], p["organization"] = string(n.Rank), idOf(graph.CountryLabel, n.CountryCode), idOf(graph.OrganizationLabel, n.OrganizationCode)
			names = n.Titles
		case *graph.Place:
			p["country"], names = idOf(graph.CountryLabel, n.CountryCode), n.Names
		case *graph.Sector:
			p["code"], names = n.Code, n.Names
		case *graph.Source:
			p["name"] = n.Name
		}
		if n.Label() != graph.PersonLabel && n.Label() != graph.SourceLabel {
			searchable(p, graph.SearchTexts(n))
			p["name"] = names.In("en")
			for _, t := range names {
				p["name_"+strings.ReplaceAll(t.Lang, "-", "_")] = t.Text
			}
		}
		out = append(out, props{"id": n.NodeID(), "props": p, "source": n.Label() == graph.SourceLabel})
	}
	return out
}

// belonging are the rows of the offices and places that may have come or gone,
// and with them the edge to the country or organisation that each belongs to.
func belonging(r *graph.Revision) []any {
	var all []string
	for _, n := range r.Entities {
		all = append(all, n.NodeID())
	}
	for _, s := range r.Support {
		all = append(all, s.Node)
	}
	var out []any
	for _, id := range unique(all) {
		if l, _, _ := graph.SplitID(id); l == graph.OfficeLabel || l == graph.PlaceLabel {
			out = append(out, props{"id": id})
		}
	}
	return out
}

func idOf(l graph.Label, key string) string {
	if key == "" {
		return ""
	}
	return graph.ID(l, key)
}

func sortDay(d graph.Date) string { return string(max(d, graph.Earliest)) }

func articleRows(all []*graph.Article) []any {
	var out []any
	for _, a := range all {
		plain := *a
		plain.Text = ""
		p := props{"id": a.ID, "doc": doc(&plain), "text": a.Text, "headline": a.Headline, "lang": a.Lang, "url": a.URL, "source": a.SourceID,
			"published": string(a.Published), "sortDay": sortDay(a.Published), "withdrawn": a.Withdrawn, "recorded": a.Recorded.UTC()}
		searchable(p, graph.SearchTexts(a))
		out = append(out, props{"id": a.ID, "props": p})
	}
	return out
}

func mentionRows(all []*graph.Mention) []any {
	var out []any
	for _, m := range all {
		p := props{"id": m.ID, "doc": doc(m.Told()), "untold": doc(m.Untold()), "article": m.ArticleID, "block": graph.BlockOf(m), "published": string(m.Published), "sortDay": sortDay(m.Published),
			"lang": m.Lang, "source": m.SourceID, "withdrawn": m.Withdrawn, "kind": string(m.Kind), "status": string(m.Status), "origin": m.Origin,
			"rule": m.Rule, "confidence": m.Confidence, "partOf": m.PartOf, "outcomeOf": m.OutcomeOf}
		quotes := make([]string, len(m.Quotes))
		for i, q := range m.Quotes {
			quotes[i] = q.Text
		}
		p["quotes"] = quotes
		searchable(p, quotes)
		out = append(out, props{"id": m.ID, "props": p})
	}
	return out
}

// pointerRows are the rows of mentions that point to others of their article.
func pointerRows(all []*graph.Mention) []any {
	var out []any
	for _, m := range all {
		out = append(out, props{"id": m.ID, "article": m.ArticleID, "partOf": m.PartOf, "outcomeOf": m.OutcomeOf})
	}
	return out
}

func goneRows(all []*graph.Mention) []any {
	var out []any
	for _, m := range all {
		out = append(out, props{"id": m.ID})
	}
	return out
}

// reviewRows are the rows of pairs of events for a person to judge.
func reviewRows(all []*graph.Review) []any {
	var out []any
	for _, x := range all {
		out = append(out, props{"id": x.NodeID(), "props": props{"id": x.NodeID(), "doc": doc(x), "a": x.A, "b": x.B, "block": x.Block,
			"score": x.Score, "reasons": orEmpty(x.Reasons), "sort": graph.Order("").Of(x) + "|" + x.NodeID()}})
	}
	return out
}

// verdictRows are the rows of what persons judged.
func verdictRows(all []*graph.Verdict) []any {
	var out []any
	for _, v := range all {
		key := v.A + "|" + v.B
		out = append(out, props{"key": key, "props": props{"key": key, "doc": doc(v), "a": v.A, "b": v.B, "same": v.Same,
			"reason": v.Reason, "at": v.At.UTC(), "revoked": v.Revoked}})
	}
	return out
}

// supportRows sorts changes in support by what is held up.
func supportRows(all []graph.Support) (entities, spellings, seen []any) {
	for _, s := range all {
		row := props{"node": s.Node, "delta": int64(s.Delta)}
		switch {
		case s.Spelling != "":
			row["key"] = graph.HashKey(s.Node, s.Lang, s.Spelling)
			row["props"] = props{"person": s.Node, "lang": s.Lang, "spelling": s.Spelling, "folded": graph.Folded(s.Spelling), "words": indexable(graph.Folded(s.Spelling))}
			spellings = append(spellings, row)
		case s.OfficeID != "":
			row["key"] = graph.HashKey(s.Node, s.OfficeID, string(s.Day))
			row["props"] = props{"person": s.Node, "office": s.OfficeID, "day": string(s.Day)}
			seen = append(seen, row)
		default:
			entities = append(entities, row)
		}
	}
	return entities, spellings, seen
}

// tenureRows are the tenures of which days come, with the first and last of
// these, and those of which days go.
func tenureRows(all []graph.Support) (more, less []any) {
	type tenure struct{ person, office string }
	days, shrinks := map[tenure][]string{}, map[tenure]bool{}
	for _, s := range all {
		switch t := (tenure{s.Node, s.OfficeID}); {
		case s.OfficeID == "" || s.Spelling != "":
		case s.Delta < 0:
			shrinks[t] = true
		default:
			days[t] = append(days[t], string(s.Day))
		}
	}
	for t, d := range days {
		more = append(more, props{"person": t.person, "office": t.office, "first": slices.Min(d), "last": slices.Max(d)})
	}
	for t := range shrinks {
		less = append(less, props{"person": t.person, "office": t.office})
	}
	return more, less
}

// indexable cuts the words of a folded text to what the full-text index takes.
func indexable(folded string) string {
	if len(folded) <= longWord {
		return folded
	}
	words := strings.Fields(folded)
	for i, w := range words {
		if r := []rune(w); len(r) > longWord {
			words[i] = string(r[:longWord])
		}
	}
	return strings.Join(words, " ")
}
