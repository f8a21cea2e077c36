package eval

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters brings the ways in which Arabic script writes one letter into one.
// It stands apart from the packs' folding: a yardstick must not change with
// what it measures.
var letters = strings.NewReplacer(
	"ي", "ی", "ى", "ی", "ئ", "ی",
	"ك", "ک",
	"ة", "ہ", "ه", "ہ", "ھ", "ہ", "ۃ", "ہ",
	"ؤ", "و",
	"أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا",
)

// normal brings names and sentences into a form in which spellings of the same
// are the same: one letter of each kind, no marks, no case, and a blank for all
// that is neither letter nor digit.
func normal(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(letters.Replace(norm.NFC.String(s))) {
		switch {
		case isMark(r):
		case unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_':
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}

// isMark: combining marks, the lone hamza, zero-width marks and the tatweel.
func isMark(r rune) bool {
	switch r {
	case 'ء', '\u200b', '\u200c', '\u200d', '\u0640':
		return true
	}
	return norm.NFKD.PropertiesString(string(r)).CCC() != 0
}

// words is the set of words of a name, without their order.
func words(name string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(normal(name)) {
		out[w] = true
	}
	return out
}
