package neo4j_test

import (
	"testing"

	"diplograph/graph"
	"diplograph/graph/neo4j/neo4jtest"

	"github.com/google/go-cmp/cmp"
)

// A graph of the first version of the schema knows no verdicts and no reviews.
func TestOpenBringsAnOlderGraphUpToDate(t *testing.T) {
	url := neo4jtest.URL(t)
	first := open(t, url)
	load(t, first, talks(), conference())
	digest, err := graph.Digest(t.Context(), first)
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	b := browse(t, url)
	const counts = "MATCH (k:Kept) RETURN k.key + ' ' + toString(k.n)"
	kept := b.lines(t, counts)
	const along = "MATCH ()-[e:PARTY_TO|ON]-() RETURN DISTINCT type(e) + ' ' + e.of + ' ' + e.sort"
	edges := b.lines(t, along)
	const ties = "MATCH (t:Tie)-[:TIES]->(n) RETURN t.key + ' ' + t.pair + ' ' + t.a + ' ' + t.b + ' ' + t.type + ' ' + t.sort + ' ' + n.key"
	tied := b.lines(t, ties)
	newer := b.lines(t, "SHOW INDEXES YIELD name RETURN name")
	for _, cypher := range []string{"DROP CONSTRAINT verdict_key", "DROP CONSTRAINT review_id", "DROP INDEX verdict_a", "DROP INDEX verdict_b",
		"DROP INDEX review_page", "DROP INDEX review_block", "DROP INDEX review_a", "DROP INDEX review_b", "DROP INDEX mention_day", "DROP INDEX event_reach", "MATCH (k:Kept) DELETE k", "DROP CONSTRAINT kept_key", "DROP INDEX kept_pair",
		"DROP INDEX support_lang", "DROP INDEX support_office", "DROP INDEX party_page", "DROP INDEX guest_page", "DROP INDEX host_page", "DROP INDEX took_part_page", "DROP INDEX on_page", "DROP INDEX at_page", "DROP INDEX state_direction", "MATCH (t:Tie {b: ''}) DETACH DELETE t", "MATCH (t:Tie) REMOVE t.type",
		"MATCH ()-[e:PARTY_TO|ON]-() REMOVE e.of, e.sort", "CREATE INDEX support_person FOR (n:Support) ON (n.person)",
		"CREATE INDEX mention_block FOR (n:Mention) ON (n.block)", "CREATE (:State {key: 'older'})",
		"MATCH (n:Mention) SET n.doc = left(n.doc, size(n.doc) - 1) + ',' + substring(n.untold, 1) REMOVE n.untold", "MATCH (n:Schema {name: 'diplograph'}) SET n.version = 1"} {
		b.ask(t, cypher)
	}
	s := open(t, url)
	defer func() { _ = s.Close(t.Context()) }()
	page, err := s.Find(t.Context(), &graph.Pattern{Label: graph.ReviewLabel, Total: true, At: graph.Now("2026-01-01")})
	if err != nil || page.Total != 0 {
		t.Errorf("%+v, %v", page, err)
	}
	if got, err := graph.Digest(t.Context(), s); err != nil || got != digest {
		t.Errorf("digest %s, want %s: %v", got, digest, err)
	}
	if diff := cmp.Diff(newer, b.lines(t, "SHOW INDEXES YIELD name RETURN name")); diff != "" {
		t.Errorf("-new +brought up to date: %s", diff)
	}
	if got := b.lines(t, "MATCH (n:Schema {name: 'diplograph'}) RETURN toString(n.version)"); !cmp.Equal(got, []string{"8"}) {
		t.Errorf("version %v", got)
	}
	if got := b.lines(t, counts); !cmp.Equal(got, kept) || len(kept) < 10 {
		t.Errorf("kept counts %v, want %v", got, kept)
	}
	if got := b.lines(t, along); !cmp.Equal(got, edges) || len(edges) != 9 {
		t.Errorf("edges %v, want %v", got, edges)
	}
	if got := b.lines(t, ties); !cmp.Equal(got, tied) || len(tied) != 7 {
		t.Errorf("ties %v, want %v", got, tied)
	}
	if got := b.lines(t, "MATCH (n:State {key: 'older'}) RETURN n.reachFrom + ' ' + n.reachTo"); !cmp.Equal(got, []string{"0000-00-00 9999-12-31"}) {
		t.Errorf("an older event is found by the days %v", got)
	}
}

// conference is an article that tells of one meeting of six countries.
func conference() *graph.Reading {
	r := talks()
	a, m := r.Article, r.Mentions[0]
	a.ID, a.Hash, m.ArticleID = "article:2", "another", "article:2"
	m.Countries, m.Sectors = []string{"AZ", "CN", "IR", "KZ", "PK", "TR"}, nil
	m.ID = graph.MentionID(a.ID, m.Type, m.Countries, 0)
	for _, code := range m.Countries {
		r.Entities = append(r.Entities, &graph.Country{Code: code})
	}
	return r
}

// talks is an article that tells of one meeting.
func talks() *graph.Reading {
	a := &graph.Article{ID: "article:1", SourceID: "source:daily", Lang: "en", Published: "2025-09-10", Hash: "hash", Pack: "pack"}
	m := &graph.Mention{ID: graph.MentionID(a.ID, graph.MeetingType, []string{"KZ", "PK"}, 0), Type: graph.MeetingType, Kind: graph.KindTalks, Status: graph.Occurred,
		Level: graph.ForeignMinister, Date: graph.DayOf("2025-09-09"), Countries: []string{"KZ", "PK"}, Sectors: []string{"trade"}, Origin: a.SourceID, Authority: graph.Outlet, Confidence: .9}
	return &graph.Reading{Article: a, Mentions: []*graph.Mention{m},
		Entities: []graph.Node{&graph.Source{ID: a.SourceID}, &graph.Country{Code: "KZ"}, &graph.Country{Code: "PK"}, &graph.Sector{Code: "trade"}}}
}
