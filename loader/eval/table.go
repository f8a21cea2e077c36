package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Table writes the figures as text: of all articles, then of each language,
// then the misses.
func (r *Report) Table(w io.Writer) error {
	var b bytes.Buffer
	if len(r.Languages) != 1 {
		r.All.table(&b, "all")
	}
	for _, lang := range slices.Sorted(maps.Keys(r.Languages)) {
		r.Languages[lang].table(&b, lang)
	}
	for i := range r.Misses {
		if err := r.Misses[i].line(&b); err != nil {
			return err
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (f *Figures) table(b *bytes.Buffer, name string) {
	fmt.Fprintf(b, "%s: %d articles, %d not read\n", name, f.Articles, f.Unread)
	fmt.Fprintf(b, "%-16s %9s %6s %6s %6s %6s %6s\n", "", "precision", "recall", "F1", "right", "extra", "missed")
	for _, list := range Lists() {
		c := f.Counts[list]
		fmt.Fprintf(b, "%-16s %9.3f %6.3f %6.3f %6d %6d %6d\n", list, c.Precision(), c.Recall(), c.F1(), c.Right, c.Extra, c.Missed)
	}
	fmt.Fprintf(b, "negatives: %d false events in %d articles\n", f.Negatives.False, f.Negatives.Articles)
	fmt.Fprintf(b, "dates: %d of %d matched meetings and visits dated as in gold; %d dated that gold leaves undated\n",
		f.Dates.Right, f.Dates.Gold, f.Dates.Added)
	fmt.Fprintf(b, "evidence: %d of %d events exact; %d of %d matched events in the gold's sentence\n\n",
		f.Evidence.Exact, f.Evidence.Items, f.Evidence.SameSentence, f.Evidence.Matched)
}

// line writes a miss: article, verdict, list, and what gold and the reader say.
func (m *Miss) line(b *bytes.Buffer) error {
	fmt.Fprintf(b, "%s %s %s", m.Article, m.Verdict, m.List)
	if m.Code != "" {
		fmt.Fprintf(b, " %s", m.Code)
	}
	for _, side := range []struct {
		name string
		item *Item
	}{{"gold", m.Gold}, {"read", m.Read}} {
		if side.item == nil {
			continue
		}
		text, err := compact(side.item)
		if err != nil {
			return err
		}
		fmt.Fprintf(b, " %s %s", side.name, text)
	}
	b.WriteByte('\n')
	return nil
}

// compact is an item as JSON in one line, with letters as they are.
func compact(item *Item) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(item); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// JSON writes the report as one JSON object.
func (r *Report) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(r)
}
