package answer

import (
	"cmp"
	"strings"

	"diplograph/graph"
)

// Language is the language of a BCP 47 tag, English where none is given: packs
// tell no regions apart.
func Language(tag *string) string {
	if tag == nil {
		return "en"
	}
	base, _, _ := strings.Cut(strings.ToLower(*tag), "-")
	return base
}

// Name gives a name in a language as Names.In does; where there is none at all, what stands for it.
func Name(n graph.Names, tag *string, instead string) string {
	return cmp.Or(n.In(Language(tag)), instead)
}
