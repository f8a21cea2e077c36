package graphtest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"diplograph/graph"
)

// story is what readings in line form tell. A line is words and key="value"s:
//
//	country PK PAK en=Pakistan ur=پاکستان
//	organization UN kind=… country=… en="United Nations"
//	person PK/dar
//	office PK/fm rank=FOREIGN_MINISTER org=… en="Foreign Minister"
//	place PK/islamabad en=Islamabad
//	sector trade en=Trade
//	source daily name="The Daily"
//	article 1 2025-09-10 en daily headline="Talks held"
//	meeting TALKS OCCURRED 2025-09-09 KZ,PK level=MINISTER who=PK/dar@PK/fm:CHAIR …
//	visit STATE_VISIT PLANNED 2025-11 KZ>PK office=KZ/president …
//
// An unknown day is "-". What belongs to a country has its code before the
// slash. Entities that have no line of their own are made from their use.
// Mentions belong to the article above them and are called by its name and
// their ordinal there: 1.1, 1.2; so is the event of which they are the first.
type story struct {
	entities map[string]graph.Node
	ids      map[string]string // "mention 1.1", "event 1.1" → global id
	names    map[string]string // global id → the same
}

func newStory() *story {
	return &story{entities: map[string]graph.Node{}, ids: map[string]string{}, names: map[string]string{}}
}

// tell reads one batch of readings.
func (s *story) tell(text string) ([]*graph.Reading, error) {
	var readings []*graph.Reading
	for i, raw := range strings.Split(text, "\n") {
		l, err := parseLine(raw)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		if l == nil {
			continue
		}
		switch {
		case l.words[0] == "article":
			var r *graph.Reading
			if r, err = s.article(l); err == nil {
				readings = append(readings, r)
			}
		case mentionTypes[l.words[0]] == "":
			err = s.declare(l)
		case len(readings) == 0:
			err = fmt.Errorf("a mention without an article")
		default:
			err = s.mention(readings[len(readings)-1], l)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		if unread := l.unread(); unread != "" {
			return nil, fmt.Errorf("line %d: %s says nothing here", i+1, unread)
		}
	}
	for _, r := range readings {
		s.complete(r)
	}
	return readings, nil
}

// call gives a global id a name.
func (s *story) call(id, name string) {
	s.ids[name], s.names[id] = id, name
}

// line is one line of a story: words, and values by key.
type line struct {
	raw    string
	words  []string
	values map[string][]string
	read   map[string]bool
}

var field = regexp.MustCompile(`[a-z]+="(?:[^"\\]|\\.)*"|\S+`)
var keyed = regexp.MustCompile(`^([a-z]+)=(.*)$`)

func parseLine(raw string) (*line, error) {
	l := &line{raw: raw, values: map[string][]string{}, read: map[string]bool{}}
	for _, f := range field.FindAllString(raw, -1) {
		m := keyed.FindStringSubmatch(f)
		if m == nil {
			l.words = append(l.words, f)
			continue
		}
		v := m[2]
		if strings.HasPrefix(v, `"`) {
			var err error
			if v, err = strconv.Unquote(v); err != nil {
				return nil, fmt.Errorf("%s: %w", f, err)
			}
		}
		l.values[m[1]] = append(l.values[m[1]], v)
	}
	if len(l.words) == 0 {
		return nil, nil
	}
	return l, nil
}

// all gives every value of a key, one its last.
func (l *line) all(key string) []string {
	l.read[key] = true
	return l.values[key]
}

func (l *line) one(key string) string {
	if v := l.all(key); len(v) > 0 {
		return v[len(v)-1]
	}
	return ""
}

func (l *line) list(key string) []string {
	if v := l.one(key); v != "" {
		return strings.Split(v, ",")
	}
	return nil
}

func (l *line) unread() string {
	for k := range l.values {
		if !l.read[k] {
			return k
		}
	}
	return ""
}
