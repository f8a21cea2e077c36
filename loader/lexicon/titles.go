package lexicon

import (
	"strings"

	"diplograph/graph"
)

// TitleWords composes an event's title in a language: patterns with {kind},
// {parties}, {guest}, {host}, and a word for each kind.
type TitleWords struct {
	Between   string            `yaml:"between"`
	Visit     string            `yaml:"visit"`
	Statement string            `yaml:"statement"`
	Join      string            `yaml:"join"`
	Kinds     map[string]string `yaml:"kinds"`
}

// title composes a title; name gives the name of a country or organisation by its code.
func (w *TitleWords) title(e *graph.Event, name func(string) string) string {
	var parties []string
	for _, c := range e.Countries {
		parties = append(parties, name(c))
	}
	for _, o := range e.Organizations {
		parties = append(parties, name(o))
	}
	pattern := w.Between
	switch e.Type {
	case graph.VisitType:
		pattern = w.Visit
	case graph.StatementType:
		pattern = w.Statement
	}
	for _, x := range [...][2]string{{"{kind}", w.Kinds[string(e.Kind)]}, {"{guest}", name(e.Guest)}, {"{host}", name(e.Host)},
		{"{parties}", strings.Join(parties, w.Join)}} {
		pattern = strings.ReplaceAll(pattern, x[0], x[1])
	}
	return pattern
}
