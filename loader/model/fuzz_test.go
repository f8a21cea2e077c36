package model

import (
	"encoding/json"
	"testing"

	"diplograph/graph"
	"diplograph/loader/lexicon"
	"diplograph/loader/packs"
)

// Whatever a model answers: no panic, every quote an exact slice, every id
// referred to among the entities, every code known to the packs, and the same
// answer gives the same reading.
func FuzzAnswer(f *testing.F) {
	set, err := lexicon.LoadAll(packs.FS())
	if err != nil {
		f.Fatal(err)
	}
	lex, err := set.Lexicon("en")
	if err != nil {
		f.Fatal(err)
	}
	const text = "ISLAMABAD: Foreign Minister Ishaq Dar met the Kazakh foreign minister in Islamabad. The two sides signed a treaty on trade."
	f.Add(text, `{"events":[]}`)
	f.Add(text, `{"events":[{"quotes":["The two sides signed a treaty on trade."],"number":1,"type":"AGREEMENT","kind":"TREATY","status":"SIGNED","countries":["PK","KZ"],"organizations":["UN"],"date":"2025","place":"Islamabad","sectors":["trade"],"people":[{"name":"Ishaq Dar","country":"PK","offices":["foreign_minister"],"role":"SIGNATORY"}],"guest":"","host":"","about":[],"issuer":"ISLAMABAD","part_of":1,"outcome_of":1}]}`)
	f.Add(text, `{"events":[{"quotes":["Foreign Minister Ishaq Dar met"],"number":-1,"type":"VISIT","kind":"VISIT","status":"PLANNED","people":[{"name":"Foreign Minister ","country":"-","offices":["x"],"role":"GUEST"},{"name":"Dar","country":"KZ"}],"guest":"UN","host":"PK","part_of":-1}]}`)
	f.Add(text, `{"events":[{"quotes":["The two sides signed"],"type":"STATEMENT","kind":"CONCERN","status":"OCCURRED","people":[{"name":"Ishaq","country":"SU","role":"SPEAKER"}],"about":["KZ","SU"]}]}`)
	f.Fuzz(func(t *testing.T, text, content string) {
		said, err := decode(content)
		if err != nil {
			return
		}
		build := func() *graph.Reading {
			a := &graph.Article{ID: "article:one", SourceID: "source:x", Lang: "en", Published: "2025-10-02", Text: text}
			return newBuilder(set, lex, a, "model:m").build(said)
		}
		out := build()
		there := map[string]bool{"": true}
		for _, n := range out.Entities {
			there[n.NodeID()] = true
		}
		want := func(m *graph.Mention, id string) {
			if !there[id] {
				t.Errorf("%s refers to %s, which is no entity", m.ID, id)
			}
		}
		runes := []rune(text)
		ids := map[string]bool{}
		for _, m := range out.Mentions {
			if ids[m.ID] {
				t.Errorf("%s twice", m.ID)
			}
			ids[m.ID] = true
			for _, q := range m.Quotes {
				if string(runes[q.Start:q.End]) != q.Text {
					t.Errorf("%q is not what stands from %d to %d", q.Text, q.Start, q.End)
				}
			}
			for _, c := range append(append([]string(nil), m.Countries...), m.About...) {
				want(m, graph.ID(graph.CountryLabel, c))
				if set.Names(lexicon.Name, c) == nil {
					t.Errorf("there is no country %s", c)
				}
			}
			for _, o := range m.Organizations {
				want(m, graph.ID(graph.OrganizationLabel, o))
			}
			for _, p := range m.Participants {
				want(m, p.PersonID)
				want(m, p.OfficeID)
			}
			for _, n := range m.Named {
				want(m, n.PersonID)
				want(m, n.OfficeID)
			}
			want(m, m.PlaceID)
			want(m, m.LeaderID)
			want(m, m.LeaderOffice)
			want(m, m.SpeakerID)
			if len(m.Quotes) == 0 || len(m.Parties()) < 2 {
				t.Errorf("%+v", m)
			}
		}
		a, errA := json.Marshal(out)
		b, errB := json.Marshal(build())
		if errA != nil || errB != nil || string(a) != string(b) {
			t.Error("another reading of the same answer")
		}
	})
}
