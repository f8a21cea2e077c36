package extract

import (
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// PersonKey gives the key of a person's global id, the same for a person that
// this reader finds: the country's ISO code (that of the persons list where the
// name is known, empty where nobody says) and the consonants of the name's parts.
func PersonKey(lex *lexicon.Lexicon, country, name string) (iso string, parts []string) {
	for _, item := range lex.Items(lex.Read(name)) {
		if known, ok := item.Is(lexicon.Person); ok {
			_, english, _ := strings.Cut(known.ID, "/")
			return stateOf(known.ID), skeletons(english, latin, nil)
		}
	}
	if parts = skeletons(name, lex.Skeleton, particlesOf(lex)); parts == nil {
		parts = []string{graph.HashKey(name)}
	}
	return country, parts
}

// particlesOf are a language's words in names that tell nobody apart, folded.
func particlesOf(lex *lexicon.Lexicon) map[string]bool {
	out := map[string]bool{}
	for _, p := range lex.Particles {
		out[graph.Folded(p)] = true
	}
	return out
}
