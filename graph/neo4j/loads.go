package neo4j

import "diplograph/graph"

// loadRows are the rows of loads and failures.
func loadRows(r *graph.Revision) []any {
	var out []any
	for _, l := range r.Loads {
		out = append(out, props{"id": l.ID, "props": props{"label": string(graph.LoadLabel), "doc": doc(l), "state": string(l.State)}})
	}
	for _, f := range r.Failures {
		out = append(out, props{"id": f.ID, "props": props{"label": string(graph.FailureLabel), "doc": doc(f), "load": f.LoadID}})
	}
	return out
}

// idRows are rows of ids alone.
func idRows(ids []string) []any {
	var out []any
	for _, id := range ids {
		out = append(out, props{"id": id})
	}
	return out
}
