package eval_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"diplograph/loader/eval"
	"diplograph/loader/extract"

	"github.com/google/go-cmp/cmp"
)

// score compares one reading, as extract prints it, with one article's gold;
// both are the fields of a JSON object. No reading is given as "".
func score(t *testing.T, gold, read, text string) *eval.Report {
	t.Helper()
	golds, err := eval.ReadGold(folder(t, map[string]string{"x.json": `{"id":"x","lang":"ur",` + gold + `}`}))
	if err != nil {
		t.Fatal(err)
	}
	readings := map[string]*eval.Reading{}
	if read != "" {
		var record extract.Record
		if err := json.Unmarshal([]byte("{"+read+"}"), &record); err != nil {
			t.Fatal(err)
		}
		readings["x"] = &eval.Reading{Record: record, Text: text}
	}
	r, err := eval.Score(golds, readings)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A rule is gold and a reading of a list, with the counts as "right extra missed":
// one for people, countries and sectors, core and full for events.
type rule struct{ name, gold, read, want string }

func hold(t *testing.T, list string, rules []rule) {
	t.Helper()
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			gold := `"` + list + `":` + r.gold
			if strings.HasPrefix(r.gold, `"`) { // more than the list
				gold = r.gold
			}
			counts := score(t, gold, `"`+list+`":`+r.read, "").All.Counts
			got := ""
			for _, name := range []string{list, list + ".core", list + ".full"} {
				if c, counted := counts[name]; counted {
					got += fmt.Sprintf(" %d %d %d", c.Right, c.Extra, c.Missed)
				}
			}
			if got = strings.TrimSpace(got); got != r.want {
				t.Errorf("%s: %s, want %s", list, got, r.want)
			}
		})
	}
}

func TestCountriesAndSectorsAreSets(t *testing.T) {
	hold(t, "countries", []rule{
		{"alike", `["PK","IN"]`, `["IN","PK","PK"]`, "2 0 0"},
		{"one extra, one missed", `["PK","IN"]`, `["PK","CN"]`, "1 1 1"},
		{"nothing read", `["PK","IN"]`, `null`, "0 0 2"},
		{"allowed", `"countries":["PK"],"allowed_extra":[{"countries":["CN","US"]},{"country":"GB"}]`, `["PK","CN","GB","FR"]`, "1 1 0"},
	})
	hold(t, "sectors", []rule{
		{"case", `["trade","energy"]`, `["Trade","water"]`, "1 1 1"},
		{"countries allow no sectors", `"sectors":[],"allowed_extra":[{"countries":["trade"]}]`, `["trade"]`, "0 1 0"},
	})
}

func TestMeetings(t *testing.T) {
	gold := func(more string) string {
		return `[{"type":"talks","parties":["PK","IR"],"status":"occurred","date":"2025-09-10"` + more + `}]`
	}
	read := func(typ, parties, status, date string) string {
		return fmt.Sprintf(`[{"type":%q,"parties":[%s],"status":%q,"date":%s}]`, typ, parties, status, date)
	}
	same := read("talks", `"IR","PK"`, "occurred", `"2025-09-10"`)
	hold(t, "meetings", []rule{
		{"alike", gold(""), same, "1 0 0 1 0 0"},
		{"a party more", gold(""), read("talks", `"IR","PK","CN"`, "occurred", `null`), "0 1 1 0 1 1"},
		{"other parties are right too", gold(`,"parties_alt":[["CN","IR"]]`), read("talks", `"IR","CN"`, "occurred", `null`), "1 0 0 1 0 0"},
		{"still going on", gold(""), read("talks", `"IR","PK"`, "ongoing", `null`), "1 0 0 1 0 0"},
		{"only planned", gold(""), read("talks", `"IR","PK"`, "planned", `null`), "0 1 1 0 1 1"},
		{"planned is right too", gold(`,"status_alt":["planned"]`), read("talks", `"IR","PK"`, "planned", `null`), "1 0 0 1 0 0"},
		{"of the group that is right too", gold(`,"status_alt":["planned"]`), read("talks", `"IR","PK"`, "agreed", `null`), "1 0 0 0 1 1"},
		{"a kind of the same group", gold(""), read("summit", `"IR","PK"`, "occurred", `null`), "1 0 0 1 0 0"},
		{"another kind", gold(""), read("call", `"IR","PK"`, "occurred", `null`), "1 0 0 0 1 1"},
		{"another kind that is right too", gold(`,"type_alt":["call"]`), read("call", `"IR","PK"`, "occurred", `null`), "1 0 0 1 0 0"},
		{"two kinds of different groups", strings.Replace(gold(""), "talks", "summit", 1), read("working_group", `"IR","PK"`, "occurred", `null`), "1 0 0 0 1 1"},
		{"the month", gold(""), read("talks", `"IR","PK"`, "occurred", `"2025-09"`), "1 0 0 1 0 0"},
		{"the first day of several", gold(""), read("talks", `"IR","PK"`, "occurred", `"2025-09-10/2025-09-12"`), "1 0 0 1 0 0"},
		{"another day", gold(""), read("talks", `"IR","PK"`, "occurred", `"2025-09-11"`), "1 0 0 0 1 1"},
		{"told twice", gold(""), `[` + same[1:len(same)-1] + `,` + same[1:], "1 1 0 1 1 0"},
		{"optional, found", gold(`,"optional":true`), same, "0 0 0 0 0 0"},
		{"optional, found with another day", gold(`,"optional":true`), read("talks", `"IR","PK"`, "occurred", `"2025-09-11"`), "0 0 0 0 0 0"},
		{"optional, not found", gold(`,"optional":true`), `[]`, "0 0 0 0 0 0"},
		{"the required one first", `[{"type":"talks","parties":["A"],"status":"occurred","optional":true},{"type":"talks","parties":["A"],"status":"occurred"}]`,
			`[{"type":"talks","parties":["A"],"status":"occurred"}]`, "1 0 0 1 0 0"},
		{"the one that is alike in full first", `[{"type":"call","parties":["A"],"status":"occurred"},{"type":"talks","parties":["A"],"status":"occurred"}]`,
			`[{"type":"talks","parties":["A"],"status":"occurred"},{"type":"call","parties":["A"],"status":"occurred"}]`, "2 0 0 2 0 0"},
		{"allowed by kind", `"meetings":[],"allowed_extra":[{"list":"meetings","type":"talks"}]`, same, "0 0 0 0 0 0"},
		{"allowed by parties in any order", `"meetings":[],"allowed_extra":[{"parties":["PK","IR"],"notes":"grey"}]`, same, "0 0 0 0 0 0"},
		{"allowed in another list", `"meetings":[],"allowed_extra":[{"list":"agreements","parties":["PK","IR"]}]`, same, "0 1 0 0 1 0"},
		{"allowed with another status", `"meetings":[],"allowed_extra":[{"parties":["PK","IR"],"status":"planned"}]`, same, "0 1 0 0 1 0"},
		{"allowed by fields that it has not", `"meetings":[],"allowed_extra":[{"host_country":"PK"}]`, same, "0 1 0 0 1 0"},
		{"allowed by parties, with a field that it has not", `"meetings":[],"allowed_extra":[{"parties":["PK","IR"],"host_country":"PK"}]`, same, "0 0 0 0 0 0"},
		{"allowed without a day", `"meetings":[],"allowed_extra":[{"type":"talks","date":null}]`, same, "0 1 0 0 1 0"},
	})
}

func TestVisits(t *testing.T) {
	gold := func(more string) string {
		return `[{"guest_country":"TR","host_country":"PK","status":"planned","date":"2025-02"` + more + `}]`
	}
	read := func(guest, host, status, date string) string {
		return fmt.Sprintf(`[{"guest_country":%q,"host_country":%q,"status":%q,"date":%s}]`, guest, host, status, date)
	}
	hold(t, "visits", []rule{
		{"alike", gold(""), read("TR", "PK", "planned", `"2025-02-12"`), "1 0 0 1 0 0"},
		{"the other way", gold(""), read("PK", "TR", "planned", `null`), "0 1 1 0 1 1"},
		{"on its way", gold(""), read("TR", "PK", "ongoing", `null`), "0 1 1 0 1 1"},
		{"proposed", gold(""), read("TR", "PK", "proposed", `null`), "1 0 0 0 1 1"},
		{"called off", gold(`,"status_alt":["cancelled"]`), read("TR", "PK", "cancelled", `null`), "1 0 0 1 0 0"},
		{"put off instead of called off", gold(`,"status_alt":["cancelled"]`), read("TR", "PK", "postponed", `null`), "1 0 0 0 1 1"},
		{"another month", gold(""), read("TR", "PK", "planned", `"2025-03-12"`), "1 0 0 0 1 1"},
		{"of held visits occurred is not ongoing", strings.Replace(gold(""), "planned", "occurred", 1), read("TR", "PK", "ongoing", `null`), "1 0 0 0 1 1"},
		{"allowed by host", `"visits":[],"allowed_extra":[{"list":"visits","host_country":"PK"}]`, read("TR", "PK", "planned", `null`), "0 0 0 0 0 0"},
	})
}

func TestAgreements(t *testing.T) {
	gold := func(more string) string {
		return `[{"kind":"mou","parties":["PK","CN"],"status":"signed"` + more + `}]`
	}
	read := func(kind, status string) string {
		return fmt.Sprintf(`[{"kind":%q,"parties":["CN","PK"],"status":%q}]`, kind, status)
	}
	hold(t, "agreements", []rule{
		{"alike", gold(""), read("mou", "signed"), "1 0 0 1 0 0"},
		{"a kind of the same group, another status of it", gold(""), read("treaty", "ratified"), "1 0 0 1 0 0"},
		{"a loan is no memorandum", gold(""), read("loan", "signed"), "1 0 0 0 1 1"},
		{"but may be one", gold(`,"kind_alt":["loan"]`), read("loan", "signed"), "1 0 0 1 0 0"},
		{"not yet signed", gold(""), read("mou", "agreed"), "0 1 1 0 1 1"},
	})
}

func TestPeople(t *testing.T) {
	gold := `[{"name":"محمد شہباز شریف","name_en":"Shehbaz Sharif","country":"PK"}]`
	read := func(name, country string) string { return fmt.Sprintf(`[{"name":%q,"country":%q}]`, name, country) }
	hold(t, "people", []rule{
		{"a part of the name", gold, read("شہباز شریف", "PK"), "1 0 0"},
		{"more than the name", gold, read("میاں محمد شہباز شریف", "PK"), "1 0 0"},
		{"Arabic letters", gold, read("محمد شھباز شريف", "PK"), "1 0 0"},
		{"in English", gold, read("SHARIF", "PK"), "1 0 0"},
		{"half of the words", gold, read("محمد نواز شریف", "PK"), "1 0 0"},
		{"less than half of the words", gold, read("راجہ نواز شریف", "PK"), "0 1 1"},
		{"another country", gold, read("شہباز شریف", "IN"), "0 1 1"},
		{"no country", gold, read("شہباز شریف", ""), "1 0 0"},
		{"no name", gold, read("…", "PK"), "0 1 1"},
		{"allowed by country", `"people":[],"allowed_extra":[{"list":"people","country":"IN"}]`, read("کوئی", "IN"), "0 0 0"},
	})
}

func TestSpellingsOfNames(t *testing.T) {
	for _, pair := range [][2]string{
		{"ئ", "ئ"}, {"اسحٰق", "اسحق"}, {"آصف", "اصف"}, {"ترکیۃ", "تركيه"}, {"پر\u200cاعتماد", "پراعتماد"}, {"وزراء", "وزرا"},
		{"عـــلی", "على"}, {"Erdoğan", "ERDOGAN"}, {"ﻻہور", "لاہور"}, {"Al-Thani", "al thani"}, {"۱۲", "۱۲"}, {"Ⅳ", "iv"},
	} {
		c := score(t, fmt.Sprintf(`"people":[{"name":%q}]`, pair[0]), fmt.Sprintf(`"people":[{"name":%q}]`, pair[1]), "").All.Counts["people"]
		if c.Right != 1 {
			t.Errorf("%q is not found as %q", pair[0], pair[1])
		}
	}
}

func TestNegatives(t *testing.T) {
	gold := `"negative":true,"countries":["PK"],"people":[],"allowed_extra":[{"list":"agreements","kind":"loan"}]`
	read := `"countries":["CN"],"people":[{"name":"A"}],"meetings":[{"parties":["A","B"]}],"visits":[{"guest_country":"A"}],"agreements":[{"kind":"mou"},{"kind":"loan"}]`
	if n := score(t, gold, read, "").All.Negatives; n.Articles != 1 || n.False != 3 {
		t.Errorf("%d false events in %d articles, want 3 in 1", n.False, n.Articles)
	}
	if n := score(t, `"negative":false`, read, "").All.Negatives; n.Articles != 0 || n.False != 0 {
		t.Errorf("%d false events in %d articles, want none", n.False, n.Articles)
	}
}

func TestEvidence(t *testing.T) {
	const text = "date - خبر\nپاکستان اور ایران کی بات چیت ہوئی۔ چین کا دورہ ملتوی۔"
	gold := `"meetings":[{"parties":["PK","IR"],"status":"occurred","evidence":"پاكستان اور ايران كى بات چيت ہوئی"}]`
	for name, tc := range map[string]struct {
		quotes      string
		exact, same int
	}{
		"the sentence":          {`[{"quote":"پاکستان اور ایران کی بات چیت ہوئی","start":11,"end":44}]`, 1, 1},
		"a part of it":          {`[{"quote":"ایران کی بات","start":23,"end":35}]`, 1, 1},
		"more than it":          {`[{"quote":"پاکستان اور ایران کی بات چیت ہوئی۔ چین کا دورہ ملتوی۔","start":11,"end":64}]`, 1, 1},
		"another sentence":      {`[{"quote":"چین کا دورہ ملتوی۔","start":46,"end":64}]`, 1, 0},
		"one of two sentences":  {`[{"quote":"چین کا دورہ ملتوی۔","start":46,"end":64},{"quote":"ایران","start":23,"end":28}]`, 1, 1},
		"one letter off":        {`[{"quote":"ایران کی بات","start":24,"end":36}]`, 0, 1},
		"one of two is not":     {`[{"quote":"ایران","start":23,"end":28},{"quote":"ایران","start":22,"end":27}]`, 0, 1},
		"beyond the end":        {`[{"quote":"ملتوی۔","start":58,"end":70}]`, 0, 0},
		"before the beginning":  {`[{"quote":"","start":-1,"end":3}]`, 0, 0},
		"the end comes first":   {`[{"quote":"","start":9,"end":3}]`, 0, 0},
		"no quote":              {`[]`, 0, 0},
		"nothing but a hyphen":  {`[{"quote":"-","start":5,"end":6}]`, 1, 0},
		"counted in bytes":      {`[{"quote":"ایران کی بات","start":36,"end":58}]`, 0, 1},
		"a quote of other text": {`[{"quote":"بھارت","start":23,"end":28}]`, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			e := score(t, gold, `"meetings":[{"parties":["PK","IR"],"status":"occurred","evidence":`+tc.quotes+`}]`, text).All.Evidence
			if e.Items != 1 || e.Matched != 1 || e.Exact != tc.exact || e.SameSentence != tc.same {
				t.Errorf("%+v, want exact %d, same sentence %d", e, tc.exact, tc.same)
			}
		})
	}
}

func TestDatesOfWhatIsMatched(t *testing.T) {
	visits := func(dates ...string) string {
		var out []string
		for i, d := range dates {
			out = append(out, fmt.Sprintf(`{"guest_country":"G%d","host_country":"H","status":"planned","date":%s}`, i, d))
		}
		return `"visits":[` + strings.Join(out, ",") + "]"
	}
	r := score(t, visits(`"2025-02-12"`, `"2025-02-12"`, `"2025-02-12"`, `"2025-02-12"`, `null`, `null`),
		visits(`"2025-02-12"`, `"2025-02"`, `"2025-02-13"`, `null`, `"2025-02-12"`, `null`), "")
	if d := r.All.Dates; d.Gold != 4 || d.Right != 2 || d.Added != 1 {
		t.Errorf("%+v, want 4 dated, 2 right, 1 added", d)
	}
	var unlike []string
	for _, m := range r.Misses {
		if m.Verdict == eval.Unlike {
			unlike = append(unlike, m.Gold.GuestCountry)
		}
	}
	if diff := cmp.Diff([]string{"G2", "G3"}, unlike); diff != "" {
		t.Errorf("named as unlike (-want +got):\n%s", diff)
	}
}

func TestAnArticleWithoutAReading(t *testing.T) {
	r := score(t, `"countries":["PK"],"visits":[{"guest_country":"A","host_country":"B"}]`, "", "")
	if r.All.Articles != 1 || r.All.Unread != 1 || r.All.Counts["countries"].Missed != 1 || r.All.Counts["visits.core"].Missed != 1 {
		t.Errorf("%+v, want one article not read and all of it missed", r.All)
	}
}
