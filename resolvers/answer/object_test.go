package answer_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"diplograph/resolvers/answer"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// An object is written as graphql.FieldSet writes it, whatever the number of its
// fields; a response key that stands twice, once.
func TestObject(t *testing.T) {
	for _, n := range [...]int{0, 1, 3, 24, 25, 200} {
		fields := []graphql.CollectedField{}
		for i := range n {
			fields = append(fields, graphql.CollectedField{Field: &ast.Field{Alias: fmt.Sprintf("_%d", i/2*2), Name: "name"}})
		}
		object, set := answer.NewObject(fields), graphql.NewFieldSet(fields)
		for i := range n {
			object.Values[i] = graphql.MarshalString(fmt.Sprintf("<%d> \"ا\"", i))
			set.Values[i] = object.Values[i]
		}
		var got, want bytes.Buffer
		object.MarshalGQL(&got)
		set.MarshalGQL(&want)
		if got.String() != want.String() || !json.Valid(got.Bytes()) {
			t.Errorf("%d fields: %s, want %s", n, got.String(), want.String())
		}
	}
}
