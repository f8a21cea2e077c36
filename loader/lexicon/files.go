package lexicon

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// File is a list of a pack: its name and what its columns hold.
type File struct {
	Name    string
	Columns []string
	// class is that of its forms, for the lists of three columns that Load
	// enters one by one; id what the first column must be, where not any word
	// will do, and must is that in words.
	class Class
	id    *regexp.Regexp
	must  string
}

// files are all lists of a pack. pack.yaml stands beside them; names.tsv must be there, of the others those that a language needs.
var files = [...]File{
	{Name: "fold.tsv", Columns: []string{"from", "to", "flag"}},
	{Name: "names.tsv", Columns: []string{"code", "kind", "forms"}},
	{Name: "offices.tsv", Columns: []string{"type", "rank", "forms"}, class: Office},
	{Name: "honorifics.tsv", Columns: []string{"kind", "-", "forms"}, class: Honor},
	{Name: "organisations.tsv", Columns: []string{"code", "kind", "forms"}, class: Org},
	{Name: "ministries.tsv", Columns: []string{"kind", "authority", "forms"}, class: Ministry},
	{Name: "groups.tsv", Columns: []string{"kind", "rank", "forms"}, class: Group},
	{Name: "sectors.tsv", Columns: []string{"code", "where", "forms"}, class: Sector},
	{Name: "places.tsv", Columns: []string{"country/name", "-", "forms"}, class: Place, id: regexp.MustCompile(`^(-|[A-Z]{2})/[a-z0-9-]+$`), must: "a country's code (or -), a slash and a name in small letters, such as TR/ankara"},
	{Name: "persons.tsv", Columns: []string{"country/name", "office", "forms"}, class: Person, id: regexp.MustCompile(`^(-|[A-Z]{2})/.+$`), must: "a country's code (or -), a slash and the name in English, such as PK/Ishaq Dar"},
	{Name: "triggers.tsv", Columns: []string{"type", "flags", "forms"}, class: Trigger, id: regexp.MustCompile(`^(meeting|visit|agreement|statement):[A-Z_]+$`), must: "meeting, visit, agreement or statement, a colon and the kind, such as visit:STATE_VISIT"},
	{Name: "acts.tsv", Columns: []string{"kind:thing", "flags", "forms"}, class: Act, id: regexp.MustCompile(`^(expulsion|summons|sanction|negotiation_suspended|thing):[a-z]+$`), must: "a kind such as summons and the thing to which it is done, such as summons:envoy, or thing and its name, such as thing:envoy"},
	{Name: "months.tsv", Columns: []string{"number", "-", "forms"}, class: Month, id: regexp.MustCompile(`^([1-9]|1[0-2])$`), must: "1 to 12"},
	{Name: "weekdays.tsv", Columns: []string{"number", "-", "forms"}, class: Weekday, id: regexp.MustCompile(`^[1-7]$`), must: "1 to 7, Monday is 1"},
	{Name: "relative.tsv", Columns: []string{"unit:offset", "-", "forms"}, class: Relative, id: regexp.MustCompile(`^(day|week|month|year):([+-]?[0-9]{1,2}|\?)$`), must: "day, week, month or year, a colon and how many from the day of publication (? for one that the tense decides), such as month:+1"},
	{Name: "numbers.tsv", Columns: []string{"number", "-", "forms"}, class: Number, id: regexp.MustCompile(`^[0-9]{1,4}$`), must: "a number"},
	{Name: "anaphora.tsv", Columns: []string{"kind", "-", "forms"}, class: Anaphor},
	{Name: "agencies.tsv", Columns: []string{"code", "authority", "forms"}, class: Agency},
	{Name: "words.tsv", Columns: []string{"role", "-", "forms"}, class: Word},
	{Name: "verbs.tsv", Columns: []string{"tense", "-", "forms"}, class: Verb, id: regexp.MustCompile(`^(past|present|ongoing|future|infinitive|subjunctive|say)$`), must: "past, present, ongoing, future, infinitive, subjunctive or say"},
	{Name: "cues.tsv", Columns: []string{"cue", "-", "forms"}, class: Cue},
	{Name: "phrases.tsv", Columns: []string{"what", "-", "forms"}, class: Stop},
	{Name: "guards.tsv", Columns: []string{"form", "rule", "where", "words"}},
	{Name: "prefixes.tsv", Columns: []string{"prefix", "holds"}},
	{Name: "glue.tsv", Columns: []string{"words"}},
	{Name: "common.tsv", Columns: []string{"words"}},
	{Name: "given.tsv", Columns: []string{"words"}},
}

// Files lists the lists that a pack may have.
func Files() []File { return slices.Clone(files[:]) }

// check tells whether the first cell of a row is what its list wants.
func (f *File) check(r row) error {
	if f.id != nil && !f.id.MatchString(r.cells[0]) {
		return r.mistake("%q must be %s", r.cells[0], f.must)
	}
	return nil
}

// strangers reports a list that nobody reads, as a name spelt wrongly is, and a names.tsv that is missing.
func strangers(fsys fs.FS, dir string) error {
	if _, err := fs.Stat(fsys, path.Join(dir, "names.tsv")); errors.Is(err, fs.ErrNotExist) {
		return &Mistake{File: path.Join(dir, "names.tsv"), Text: "the file is missing: a pack names the countries"}
	}
	there, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return err
	}
	var names []string
	for i := range files {
		names = append(names, files[i].Name)
	}
	for _, d := range there {
		if strings.HasSuffix(d.Name(), ".tsv") && !slices.Contains(names, d.Name()) {
			return &Mistake{File: path.Join(dir, d.Name()), Text: "nobody reads a list of this name; there are " + strings.Join(names, ", ")}
		}
	}
	return nil
}
