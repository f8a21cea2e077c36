package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"diplograph/graph"
)

// Gold is what an analyst takes from one article.
type Gold struct {
	// ID is the article's file name without .txt.
	ID   string `json:"id"`
	Lang string `json:"lang"` // ISO 639-1
	// Countries that act or are acted on, as ISO 3166-1 alpha-2 codes.
	Countries  []string    `json:"countries"`
	Sectors    []string    `json:"sectors"`
	People     []GoldItem  `json:"people"`
	Meetings   []GoldItem  `json:"meetings"`
	Visits     []GoldItem  `json:"visits"`
	Agreements []GoldItem  `json:"agreements"`
	Allowed    []Allowance `json:"allowed_extra"`
	// Negative articles tell of no meeting, visit or agreement of states.
	Negative bool `json:"negative"`
	// Borderline and stress articles are left out of all figures.
	Borderline bool `json:"borderline"`
	Stress     bool `json:"stress"`
}

// Item is an entry of a list: a person, a meeting, a visit or an agreement,
// each with fields of its own. Dates are EDTF days or months.
type Item struct {
	Name         string   `json:"name,omitempty"`
	NameEn       string   `json:"name_en,omitempty"`
	Country      string   `json:"country,omitempty"`
	Office       string   `json:"office,omitempty"`
	Type         string   `json:"type,omitempty"`
	Kind         string   `json:"kind,omitempty"`
	Parties      []string `json:"parties,omitempty"`
	Participants []string `json:"participants,omitempty"`
	Sectors      []string `json:"sectors,omitempty"`
	GuestCountry string   `json:"guest_country,omitempty"`
	Guest        string   `json:"guest,omitempty"`
	HostCountry  string   `json:"host_country,omitempty"`
	Level        string   `json:"level,omitempty"`
	Place        string   `json:"place,omitempty"`
	Title        string   `json:"title,omitempty"`
	Status       string   `json:"status,omitempty"`
	Date         string   `json:"date,omitempty"`
}

// GoldItem is an item as an analyst writes it, with the other values that are right too.
type GoldItem struct {
	Item
	TypeAlt    []string   `json:"type_alt"`
	KindAlt    []string   `json:"kind_alt"`
	StatusAlt  []string   `json:"status_alt"`
	PartiesAlt [][]string `json:"parties_alt"`
	// Optional items are fair to find and fair to miss.
	Optional bool `json:"optional"`
	// Evidence is the sentence of the article that tells of the item.
	Evidence string `json:"evidence"`
}

// ReadGold reads the gold of a folder, one .json file an article, in the order
// of the files' names; files that are left out of all figures are not in the
// answer. An error names the file: graph.ErrNotFound where there is no such
// folder, graph.ErrInvalid where a file is no gold.
func ReadGold(dir string) ([]*Gold, error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: there is no folder %s", graph.ErrNotFound, dir)
	}
	if err != nil {
		return nil, err
	}
	var out []*Gold
	from := map[string]string{}
	for _, f := range files {
		if filepath.Ext(f.Name()) != ".json" {
			continue
		}
		path := filepath.Join(dir, f.Name())
		g, err := readFile(path)
		if err != nil {
			return nil, err
		}
		if other, twice := from[g.ID]; twice {
			return nil, fmt.Errorf("%w: %s has the id %q, and so has %s", graph.ErrInvalid, path, g.ID, other)
		}
		from[g.ID] = path
		if !g.Borderline && !g.Stress {
			out = append(out, g)
		}
	}
	if len(from) == 0 {
		return nil, fmt.Errorf("%w: %s has no gold: no .json file", graph.ErrInvalid, dir)
	}
	return out, nil
}

func readFile(path string) (*Gold, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	g := &Gold{}
	if err := json.Unmarshal(b, g); err != nil {
		return nil, fmt.Errorf("%w: %s%s: %s", graph.ErrInvalid, path, line(b, err), fault(err))
	}
	if g.ID == "" || strings.ContainsAny(g.ID, `/\`) {
		return nil, fmt.Errorf(`%w: %s: "id" must be the name of the article's file without .txt`, graph.ErrInvalid, path)
	}
	return g, nil
}

// line says in which line of b the error is, where that is known.
func line(b []byte, err error) string {
	var at int64
	if broken, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = broken.Offset
	}
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		at = wrong.Offset
	}
	if at <= 0 || at > int64(len(b)) {
		return ""
	}
	return fmt.Sprintf(", line %d", 1+strings.Count(string(b[:at]), "\n"))
}

// fault says what is wrong in the words of JSON, not in those of Go.
func fault(err error) string {
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Sprintf("%q cannot be a %s", wrong.Field, wrong.Value)
	}
	return "this is no JSON: " + err.Error()
}
