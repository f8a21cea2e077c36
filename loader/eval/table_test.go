package eval_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"diplograph/loader/eval"
	"diplograph/loader/extract"
)

// report is of two articles in two languages.
func report(t *testing.T) *eval.Report {
	t.Helper()
	golds, err := eval.ReadGold(folder(t, map[string]string{
		"a.json": `{"id":"a","lang":"ur","countries":["PK","CN","IR"],"visits":[{"guest_country":"CN","host_country":"PK","status":"planned","evidence":"A sentence."}]}`,
		"b.json": `{"id":"b","lang":"en","countries":["FR"]}`,
	}))
	if err != nil {
		t.Fatal(err)
	}
	r, err := eval.Score(golds, map[string]*eval.Reading{
		"a": {Record: extract.Record{Countries: []string{"CN", "PK", "US"},
			Visits: []extract.RecordVisit{{GuestCountry: "CN", HostCountry: "PK", Status: "proposed"}, {GuestCountry: "US", HostCountry: "PK", Guest: "<اردو>"}}}},
		"b": {Record: extract.Record{Countries: []string{"FR"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTable(t *testing.T) {
	var b bytes.Buffer
	if err := report(t).Table(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"all: 2 articles, 0 not read\n", "en: 1 articles", "ur: 1 articles",
		"countries            0.750  0.750  0.750      3      1      1\n",
		"visits.full          0.000  0.000  0.000      0      2      1\n",
		"a missed countries IR\n", "a extra countries US\n",
		`a extra visits read {"guest_country":"US","guest":"<اردو>","host_country":"PK"}` + "\n",
		`a unlike visits gold {"guest_country":"CN","host_country":"PK","status":"planned"} read {"guest_country":"CN","host_country":"PK","status":"proposed"}` + "\n",
		"a elsewhere visits gold", "a inexact visits read",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in:\n%s", want, b.String())
		}
	}
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := report(t).JSON(&b); err != nil {
		t.Fatal(err)
	}
	type figures struct {
		Articles int
		Lists    map[string]struct {
			Precision, Recall, F1 float64
			Right, Extra, Missed  int
		}
	}
	var got struct {
		All       figures
		Languages map[string]figures
		Misses    []struct{ Article, Verdict, List, Code string }
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	c := got.Languages["ur"].Lists["countries"]
	if c.Precision != 0.6667 || c.Recall != 0.6667 || c.F1 != 0.6667 || c.Right != 2 || c.Extra != 1 || c.Missed != 1 {
		t.Errorf("ur countries %+v", c)
	}
	if got.All.Articles != 2 || len(got.All.Lists) != len(eval.Lists()) || len(got.Misses) == 0 || got.Misses[0].Code != "IR" {
		t.Errorf("%+v", got)
	}
}
