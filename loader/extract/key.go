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
	particles := map[string]bool{}
	for _, p := range lex.Particles {
		particles[graph.Folded(p)] = true
	}
	if parts = skeletons(name, lex.Skeleton, particles); parts == nil {
		parts = []string{graph.HashKey(name)}
	}
	return country, parts
}
