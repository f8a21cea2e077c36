package main_test

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"diplograph/web"
)

// Every setting of the service stands in one table, and nothing else does.
func TestEverySettingIsDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `(--[a-z-]+)` \\| (?:`([A-Z_]+)`)? ?\\|").FindAllStringSubmatch(string(text), -1) {
		documented[row[1]] = row[2]
	}
	help := strings.Join(strings.Fields(succeed(t, "serve", "--help")), " ")
	_, help, _ = strings.Cut(help, "Flags: ")
	there := map[string]string{}
	for _, flag := range regexp.MustCompile(` (--[a-z-]+)(?:[= ])`).FindAllStringSubmatch(help, -1) {
		there[flag[1]] = ""
	}
	delete(there, "--help")
	for flag := range there {
		_, said, _ := strings.Cut(help, " "+flag)
		said, _, _ = strings.Cut(said, " --")
		if env := regexp.MustCompile(`\(\$([A-Z_]+)\)`).FindStringSubmatch(said); env != nil {
			there[flag] = env[1]
		}
	}
	if len(there) < 30 {
		t.Fatalf("%d flags were found in the help", len(there))
	}
	for flag, env := range there {
		if got, ok := documented[flag]; !ok || got != env {
			t.Errorf("%s, %q: docs/operations.md has it %t, with %q", flag, env, ok, got)
		}
	}
	for flag := range documented {
		if _, ok := there[flag]; !ok {
			t.Errorf("%s is documented and no flag", flag)
		}
	}
}

// The flags begin as the limits that the handler has by itself.
func TestDefaultsOfLimits(t *testing.T) {
	help := succeed(t, "serve", "--help")
	limits := reflect.ValueOf(web.DefaultLimits())
	for i := range limits.NumField() {
		name := strings.ToLower(regexp.MustCompile(`([a-z])([A-Z])`).ReplaceAllString(limits.Type().Field(i).Name, "$1-$2"))
		want := fmt.Sprint(limits.Field(i).Interface())
		if d, ok := limits.Field(i).Interface().(time.Duration); ok {
			want = d.String()
		}
		if flag := "--limit-" + name + "=" + want + " "; !strings.Contains(help, flag) {
			t.Errorf("no %sin the help", flag)
		}
	}
}
