package graph_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
	"time"

	"diplograph/graph"
)

// filled fills everything in a value that its JSON holds, each field by something else.
func filled(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString([]string{"", "plain", "وزیر", `"\ <&> ` + "\u2028\t\x01", "null", "}]"}[*n%6] + fmt.Sprint(*n))
	case reflect.Int:
		v.SetInt(int64(-*n))
	case reflect.Float64:
		v.SetFloat(1e-9 * float64(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 3, 3))
		for i := range v.Len() {
			filled(v.Index(i), n)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Date(2025, 9, 15, 1, 2, 3, *n, time.UTC)))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("json") != "-" {
				filled(v.Field(i), n)
			}
		}
	}
}

// stored are all nodes that stores keep, empty.
func stored() []graph.Node {
	return []graph.Node{&graph.Event{}, &graph.Mention{}, &graph.Article{}, &graph.Country{}, &graph.Organization{}, &graph.Person{}, &graph.Office{},
		&graph.Place{}, &graph.Sector{}, &graph.Source{}, &graph.Review{}, &graph.Load{}, &graph.Failure{}}
}

func decodes(t *testing.T, doc []byte, n graph.Node) {
	t.Helper()
	typ := reflect.TypeOf(n).Elem()
	want, got := reflect.New(typ).Interface().(graph.Node), reflect.New(typ).Interface().(graph.Node)
	if err := json.Unmarshal(doc, want); err != nil {
		t.Fatal(err)
	}
	if err := graph.Decode(string(doc), got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %v\n got %+v\nwant %+v", doc, err, got, want)
	}
}

// Decode gives what encoding/json gives, for every field there is.
func TestDecode(t *testing.T) {
	for _, n := range stored() {
		for seed := range 6 {
			full := reflect.New(reflect.TypeOf(n).Elem())
			filled(full.Elem(), &seed)
			doc, err := json.Marshal(full.Interface())
			if err != nil {
				t.Fatal(err)
			}
			decodes(t, doc, n)
		}
		doc, err := json.Marshal(n)
		if err != nil {
			t.Fatal(err)
		}
		decodes(t, doc, n)
		decodes(t, []byte(` { "of a later version" : [ {"a": [1.5e3, true, false, null, "\""]}, [] ] , "id" : "x" } `), n)
		decodes(t, []byte("{}"), n)
	}
}

// A stored form that was cut off or followed by something is an error.
func TestDecodeDamaged(t *testing.T) {
	for _, n := range stored() {
		full, seed := reflect.New(reflect.TypeOf(n).Elem()), 1
		filled(full.Elem(), &seed)
		doc, err := json.Marshal(full.Interface())
		if err != nil {
			t.Fatal(err)
		}
		damaged := []string{string(doc) + "x", `{"id" "x"}`, `{"id":"x" "y":1}`, `{"x":[1 2]}`, `{"x":nul}`, `{"x":}`}
		for i := range doc {
			damaged = append(damaged, string(doc[:i]))
		}
		for _, d := range damaged {
			if graph.Decode(d, reflect.New(reflect.TypeOf(n).Elem()).Interface().(graph.Node)) == nil {
				t.Errorf("%T is read of %s", n, d)
			}
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	full, seed := &graph.Mention{}, 1
	filled(reflect.ValueOf(full).Elem(), &seed)
	doc, err := json.Marshal(full)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("graph", func(b *testing.B) {
		for b.Loop() {
			_ = graph.Decode(string(doc), new(graph.Mention))
		}
	})
	b.Run("encoding/json", func(b *testing.B) {
		for b.Loop() {
			_ = json.Unmarshal(doc, new(graph.Mention))
		}
	})
}
