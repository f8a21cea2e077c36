package sqlite

import (
	"context"
	"strings"

	"diplograph/graph"
)

// words are those by which the row of a table is found.
type words struct {
	table string
	key   int64
	texts []string
}

// searchable writes all words at the end: in between, nearly every statement
// would make the full-text index write what it has gathered.
func (w *revision) searchable(ctx context.Context) error {
	for _, x := range w.words {
		err := w.exec(ctx, "INSERT OR REPLACE INTO "+x.table+"_words (rowid, words) VALUES (?, ?)", x.key, folded(x.texts))
		if err != nil {
			return err
		}
	}
	return nil
}

// folded gives the words of all texts, folded, and the mark of each text.
func folded(texts []string) string {
	var b strings.Builder
	for _, t := range texts {
		all := graph.Folded(t)
		b.WriteString(all + " " + mark(all) + " ")
	}
	return b.String()
}

// mark is a word that stands for the whole of a folded text, and that no
// question holds: it begins with what is neither letter nor digit.
func mark(folded string) string { return "⟦" + graph.HashKey(folded) }
