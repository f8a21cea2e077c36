package extract

import "diplograph/loader/lexicon"

// starters are the classes of items with which a noun group may begin.
const starters lexicon.Classes = 1<<lexicon.Name | 1<<lexicon.Demonym | 1<<lexicon.Capital | 1<<lexicon.Org | 1<<lexicon.Office | 1<<lexicon.Ministry |
	1<<lexicon.Group | 1<<lexicon.Person | 1<<lexicon.Honor | 1<<lexicon.Number

// begins tells whether a noun group may begin at an item: most items of a text
// begin none, and their class alone says so.
func (d *document) begins(i int) bool {
	const most = 8 // articles and the like in a row
	for at := i; at < len(d.items) && (at == i || d.mark(at) < lexicon.Comma); at++ {
		it := &d.items[at]
		if it.Any(starters) || d.upper(at) || at == i+most {
			return true
		}
		if !it.Known() {
			return !d.lex.Case // a name has a capital, where there are any
		}
		if !d.lex.Case && d.lex.Given(it) || it.Has(lexicon.Word, "particle", "letter") {
			return true
		}
		if !it.Has(lexicon.Word, "article", "title") && !it.Has(lexicon.Cue, "background") {
			return false
		}
	}
	return false
}
