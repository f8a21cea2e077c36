package graph

import (
	"fmt"
	"strings"
	"unicode"
)

// Words folds a text and splits it into words, for search: lower case, no
// vowel marks or accents, Arabic and Urdu letters that are typed for one
// another as one, digits as 0 to 9. ے stays apart from ی, and ں from ن: they
// make different words (the measurements are in the design's extraction notes).
func Words(text string) []string {
	return strings.FieldsFunc(strings.Map(fold, text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// Folded is the text's words joined by single blanks.
func Folded(text string) string { return strings.Join(Words(text), " ") }

var folds = func() map[rune]rune {
	out := map[rune]rune{}
	for _, row := range [...]string{
		"یيىېۍئ", "کكڪ", "ہهەۂۀةۃھ", "اآأإٱ", "وؤ", "ےۓ",
		"aàáâãäåāăą", "cçćĉċč", "dďđ", "eèéêëēĕėęěə", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķ", "lĺļľŀł",
		"nñńņňŉ", "oòóôõöøōŏő", "rŕŗř", "sśŝşšș", "tţťŧț", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž",
	} {
		letters := []rune(row)
		for _, r := range letters[1:] {
			out[r] = letters[0]
		}
	}
	return out
}()

func fold(r rune) rune {
	switch {
	case r >= '۰' && r <= '۹':
		return '0' + r - '۰'
	case r >= '٠' && r <= '٩':
		return '0' + r - '٠'
	case r == 'ء' || r == 'ـ' || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
		return -1
	}
	r = unicode.ToLower(r)
	if to, ok := folds[r]; ok {
		return to
	}
	return r
}

// SearchLabels lists the labels that a search can find, in the order of its answer.
var SearchLabels = [...]Label{CountryLabel, PersonLabel, OfficeLabel, OrganizationLabel, PlaceLabel, SectorLabel, EventLabel, ArticleLabel}

// SearchTexts are the texts by which a search finds a node: its names, titles
// or codes, an article's headline; none for what is not searched. An event is
// found by its mentions' quotes, which the store adds. A node matches where
// every word of the question begins some word of its texts, all of them taken together.
func SearchTexts(n Node) []string {
	var out []string
	names := func(all Names) {
		for _, t := range all {
			out = append(out, t.Text)
		}
	}
	switch n := n.(type) {
	case *Country:
		out = append(out, n.Code, n.Alpha3)
		names(n.Names)
	case *Organization:
		out = append(out, n.Code)
		names(n.Names)
	case *Person:
		names(n.Names)
	case *Office:
		names(n.Titles)
	case *Place:
		names(n.Names)
	case *Sector:
		names(n.Names)
	case *Article:
		out = append(out, n.Headline)
	}
	return out
}

// SearchSort is the sort value of a node found by a search: nodes of which one
// text is the whole question (folded) first, then by label as in SearchLabels.
func SearchSort(l Label, whole bool) string {
	tier := 1
	if whole {
		tier = 0
	}
	if l.IsEvent() {
		l = EventLabel
	}
	for i, x := range SearchLabels {
		if x == l {
			return fmt.Sprintf("%d%d", tier, i)
		}
	}
	return fmt.Sprintf("%d9", tier)
}
