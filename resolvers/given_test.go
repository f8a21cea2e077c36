package resolvers_test

import (
	"fmt"
	"reflect"
	"strings"
)

// given writes the fields of a filter that are set.
func given(filter any) string {
	v := reflect.ValueOf(filter)
	var out []string
	for i := range v.NumField() {
		if f := v.Field(i); !f.IsZero() {
			out = append(out, v.Type().Field(i).Name+"="+value(f))
		}
	}
	return "{" + strings.Join(out, " ") + "}"
}

func value(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer:
		return value(v.Elem())
	case reflect.Struct:
		return given(v.Interface())
	case reflect.Slice:
		var out []string
		for i := range v.Len() {
			out = append(out, value(v.Index(i)))
		}
		return "[" + strings.Join(out, " ") + "]"
	}
	return fmt.Sprint(v.Interface())
}
