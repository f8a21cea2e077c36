package eval

import (
	"encoding/json"
	"slices"
	"strings"
)

// Allowance is something that may be reported without a penalty: countries, or
// items that have all the fields which the allowance names.
type Allowance struct {
	// List is the list that it is of; empty for any.
	List      string
	Countries []string
	fields    fields
}

// fields are the fields of an item as it is written in JSON.
type fields map[string]value

// value is a JSON value in one way of writing, so that equal ones are equal
// strings. A list of strings is a set: order and repetition do not matter.
type value string

// UnmarshalJSON brings a value into its one way of writing.
func (v *value) UnmarshalJSON(b []byte) error {
	var list []string
	if err := json.Unmarshal(b, &list); err == nil && list != nil {
		slices.Sort(list)
		*v = value("[" + strings.Join(slices.Compact(list), "\n") + "]")
		return nil
	}
	var word string
	if err := json.Unmarshal(b, &word); err == nil && string(b) != "null" {
		*v = value(`"` + word)
		return nil
	}
	*v = value(b)
	return nil
}

// UnmarshalJSON reads an allowance from gold.
func (a *Allowance) UnmarshalJSON(b []byte) error {
	var named struct {
		List      string   `json:"list"`
		Countries []string `json:"countries"`
		Country   string   `json:"country"`
	}
	if err := json.Unmarshal(b, &named); err != nil {
		return err
	}
	if err := json.Unmarshal(b, &a.fields); err != nil {
		return err
	}
	a.List, a.Countries = named.List, named.Countries
	if len(a.Countries) == 0 && named.Country != "" {
		a.Countries = []string{named.Country}
	}
	for _, note := range []string{"list", "evidence", "notes"} {
		delete(a.fields, note)
	}
	return nil
}

// covers says whether an item of a list is allowed: every field that both have
// is the same, and there is at least one.
func (a *Allowance) covers(list string, item fields) bool {
	if a.List != "" && a.List != list {
		return false
	}
	shared := false
	for name, want := range a.fields {
		got, has := item[name]
		if has && got != want {
			return false
		}
		shared = shared || has
	}
	return shared
}
