package answer

import (
	"io"

	"github.com/99designs/gqlgen/graphql"
)

// Object is an answered object: a value for each field that is asked for. It is
// graphql.FieldSet without what that keeps for fields that are answered later.
type Object struct {
	Values   []graphql.Marshaler
	Invalids uint32 // how many values are null that must not be

	fields []graphql.CollectedField
}

// NewObject makes an object for fields, still without values.
func NewObject(fields []graphql.CollectedField) *Object {
	return &Object{Values: make([]graphql.Marshaler, len(fields)), fields: fields}
}

// few fields are compared with one another.
const few = 24

// MarshalGQL writes the object. A response key that several types share is
// written once: all of them mean the same by it.
func (o *Object) MarshalGQL(w io.Writer) {
	var keys map[string]bool
	if len(o.fields) > few {
		keys = make(map[string]bool, len(o.fields))
	}
	before := "{"
	for i := range o.fields {
		if o.written(i, keys) {
			continue
		}
		_, _ = io.WriteString(w, before)
		_, _ = io.WriteString(w, `"`)
		_, _ = io.WriteString(w, o.fields[i].Alias) // a name of GraphQL: letters, digits, _
		_, _ = io.WriteString(w, `":`)
		o.Values[i].MarshalGQL(w)
		before = ","
	}
	if before == "{" {
		_, _ = io.WriteString(w, before)
	}
	_, _ = io.WriteString(w, "}")
}

// written tells whether a field before has the response key of a field: where
// there are few, looking is cheaper than keeping a map.
func (o *Object) written(i int, keys map[string]bool) bool {
	if key := o.fields[i].Alias; keys != nil {
		was := keys[key]
		keys[key] = true
		return was
	}
	for j := range i {
		if o.fields[j].Alias == o.fields[i].Alias {
			return true
		}
	}
	return false
}
