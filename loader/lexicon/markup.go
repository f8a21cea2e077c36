package lexicon

import "strings"

// longTag is the longest tag of HTML, in bytes, that is passed over; longEntity the longest entity.
const longTag, longEntity = 400, 10

// markup tells how many bytes of HTML, left in a text, stand at its beginning,
// and what they are between two letters: a tag that begins a paragraph is a
// Break, one of letters nothing (None), a blank that is written out a Blank. n
// is 0 where there is none.
func markup(text string) (n int, m Mark) {
	if text[0] == '&' {
		end := strings.IndexByte(text[:min(len(text), longEntity)], ';')
		if end < 2 {
			return 0, None
		}
		switch name := text[1:end]; name {
		case "nbsp", "amp", "quot", "lt", "gt", "ndash", "mdash", "rsquo", "lsquo", "rdquo", "ldquo", "hellip":
			return end + 1, Blank
		case "zwnj", "zwj", "lrm", "rlm", "shy":
			return end + 1, None
		default:
			if name[0] == '#' && strings.Trim(name[1:], "0123456789xabcdefABCDEF") == "" {
				return end + 1, Blank
			}
		}
		return 0, None
	}
	name := strings.TrimPrefix(text[1:min(len(text), 12)], "/")
	if name == "" || !(name[0] >= 'a' && name[0] <= 'z' || name[0] >= 'A' && name[0] <= 'Z' || name[0] == '!') {
		return 0, None
	}
	end := strings.IndexAny(text[1:min(len(text), longTag)], "<>")
	if end < 0 || text[1+end] != '>' {
		return 0, None
	}
	word := strings.ToLower(name[:len(name)-len(strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ123456"))])
	switch word {
	case "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote", "article", "section", "figure":
		return end + 2, Break
	case "br", "td", "th", "img", "hr":
		return end + 2, Blank
	}
	return end + 2, None
}
