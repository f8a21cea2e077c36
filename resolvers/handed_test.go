package resolvers_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Values that are joined or made on the way out.
func TestHandedOver(t *testing.T) {
	s := serve(world(t))
	type list = []any
	type object = map[string]any
	for _, c := range []struct {
		name, query string
		want        object
	}{
		{"a visit of which outlets disagree", `{ node(id: "event:onea") { ... on Visit { kind status code { plover mode cameo } originCount
				conflicts { field values { value mentions { origin quotes { text start end } } } }
				lifecycle { from to inferred knownFrom evidence { id } } schedule { date { edtf precision } announced evidence { id } }
				leader { name name_ur: name(lang: "ur-PK") } programme { id } outcomes { id } } } }`,
			object{"node": object{"kind": "OFFICIAL_VISIT", "status": "OCCURRED", "code": object{"plover": "CONSULT", "mode": "visit", "cameo": "042"}, "originCount": 2.0,
				"conflicts": list{object{"field": "kind", "values": list{
					object{"value": "OFFICIAL_VISIT", "mentions": list{object{"origin": "wire", "quotes": list{object{"text": "words of two", "start": 3.0, "end": 9.0}}}}},
					object{"value": "STATE_VISIT", "mentions": list{object{"origin": "daily", "quotes": list{object{"text": "words of one", "start": 3.0, "end": 9.0}}}}}}}},
				"lifecycle": list{object{"from": nil, "to": "ONGOING", "inferred": false, "knownFrom": "2025-09-10", "evidence": list{object{"id": "mention:onea"}}},
					object{"from": "ONGOING", "to": "OCCURRED", "inferred": false, "knownFrom": "2025-09-11", "evidence": list{object{"id": "mention:twoa"}}}},
				"schedule": list{object{"date": object{"edtf": "2025-09-09", "precision": "DAY"}, "announced": "2025-09-10", "evidence": list{object{"id": "mention:onea"}, object{"id": "mention:twoa"}}}},
				"leader":   object{"name": "نورتلیو", "name_ur": "نورتلیو"}, "programme": list{object{"id": "event:onec"}, object{"id": "event:oneb"}}, "outcomes": list{object{"id": "event:twoc"}, object{"id": "event:onec"}}}}},
		{"who took part", `{ node(id: "event:oneb") { ... on Meeting { title title_ur: title(lang: "ur") participants { role person { name } office { title } country { name(lang: "xx") } organization { name } } place { name country { alpha3 } } during { id } outcomes { id } } } }`,
			object{"node": object{"title": "en TALKS KZ-PK", "title_ur": "ur TALKS KZ-PK", "participants": list{
				object{"role": "CHAIR", "person": object{"name": "Ishaq Dar"}, "office": object{"title": "Foreign Minister"}, "country": object{"name": "Pakistan"}, "organization": nil},
				object{"role": "GUEST", "person": object{"name": "نورتلیو"}, "office": object{"title": "fm"}, "country": object{"name": "Kazakhstan"}, "organization": nil}},
				"place": object{"name": "Islamabad", "country": object{"alpha3": "PAK"}}, "during": object{"id": "event:onea"}, "outcomes": list{object{"id": "event:onec"}}}}},
		{"an agreement and a plan", `{ nodes(ids: ["event:onec", "event:oned", "event:threea"]) { ... on Agreement { signedAt { edtf } producedBy { __typename id } } ... on Visit { leader { name } office { title rank } }
				... on Event { firstReported } ... on Meeting { date { edtf } organizations { id intergovernmental country { code } } participants { office { organization { name } } organization { name } } } } }`,
			object{"nodes": list{object{"signedAt": object{"edtf": "2025-09-09"}, "producedBy": object{"__typename": "Meeting", "id": "event:oneb"}, "firstReported": "2025-09-10"},
				object{"leader": nil, "office": object{"title": "President", "rank": "HEAD_OF_STATE"}, "firstReported": "2025-09-10"},
				object{"date": nil, "firstReported": nil, "organizations": list{object{"id": "organization:PK/chamber", "intergovernmental": false, "country": object{"code": "PK"}}, object{"id": "organization:UN", "intergovernmental": true, "country": nil}},
					"participants": list{object{"office": object{"organization": object{"name": "United Nations"}}, "organization": nil}, object{"office": nil, "organization": object{"name": "United Nations"}}}}}}},
		{"articles", `{ articles { nodes { id url published recorded withdrawn source { name } } } }`,
			object{"articles": object{"nodes": list{
				object{"id": "article:two", "url": "https://wire.example/two", "published": "2025-09-11", "recorded": "2025-09-20T00:00:00Z", "withdrawn": false, "source": object{"name": "The source:wire"}},
				object{"id": "article:one", "url": nil, "published": "2025-09-10", "recorded": "2025-09-20T00:00:00Z", "withdrawn": false, "source": object{"name": "The source:daily"}},
				object{"id": "article:three", "url": nil, "published": nil, "recorded": "2025-09-20T00:00:00Z", "withdrawn": false, "source": object{"name": "The source:wire"}}}}}},
		{"nodes in the order of their ids", `{ nodes(ids: ["nothing", "sector:it", "event:twoa", "sector:it", "event:onea"]) { __typename id ... on Sector { name } } }`,
			object{"nodes": list{nil, object{"__typename": "Sector", "id": "sector:it", "name": "it"}, object{"__typename": "Visit", "id": "event:onea"},
				object{"__typename": "Sector", "id": "sector:it", "name": "it"}, object{"__typename": "Visit", "id": "event:onea"}}}},
		{"what is not there", `{ node(id: "?") { id } country(code: "QQQ") { code } bilateral(a: "PK", b: "QQ") { a { code } } nodes(ids: []) { id } }`,
			object{"node": nil, "country": nil, "bilateral": nil, "nodes": list{}}},
		{"figures", `{ bilateral(a: "kaz", b: "PK") { summary { meetingCount visitCount statementCount sectors { count sector { id code name } } levels { level count } lastContact { date { edtf } } } } }`,
			object{"bilateral": object{"summary": object{"meetingCount": 2.0, "visitCount": 2.0, "statementCount": 0.0,
				"sectors":     list{object{"count": 2.0, "sector": object{"id": "sector:trade", "code": "trade", "name": "field of trade"}}, object{"count": 1.0, "sector": object{"id": "sector:it", "code": "it", "name": "field of it"}}},
				"levels":      list{object{"level": "HEAD_OF_STATE", "count": 1.0}, object{"level": "FOREIGN_MINISTER", "count": 2.0}, object{"level": "SENIOR_OFFICIAL", "count": 1.0}, object{"level": "OTHER", "count": 2.0}},
				"lastContact": object{"date": object{"edtf": "2025-09-09"}}}}}},
		{"a search", `{ search(text: "headline two", types: [ARTICLE]) { edges { node { __typename ... on Article { id } } } } person: search(text: "نورتلیو", types: PERSON) { nodes { ... on Person { id tenures { firstSeen lastSeen office { rank holders { person { id } } } } } } } }`,
			object{"search": object{"edges": list{object{"node": object{"__typename": "Article", "id": "article:two"}}}}, "person": object{"nodes": list{object{"id": "person:KZ/nrtl",
				"tenures": list{object{"firstSeen": "2025-09-10", "lastSeen": "2025-09-11", "office": object{"rank": "FOREIGN_MINISTER", "holders": list{object{"person": object{"id": "person:KZ/nrtl"}}}}}}}}}}},
	} {
		if diff := cmp.Diff(c.want, s.ask(t, c.query, nil)); diff != "" {
			t.Errorf("%s: -want +got: %s", c.name, diff)
		}
	}
}
