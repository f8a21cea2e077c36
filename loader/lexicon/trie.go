package lexicon

import (
	"cmp"
	"slices"
)

// trie finds forms: nodes with sorted children, laid out flat.
type trie struct {
	grow []map[rune]int32 // while it is built
	form []int32          // by node: the form that ends here, or -1
	from []int32          // by node: where its children begin in letter and child
	// children, sorted by letter within a node
	letter []rune
	child  []int32
	root   [256 * 8]int32 // children of the root by letter, for the letters below
}

func (t *trie) init() {
	t.grow = []map[rune]int32{{}}
	t.form = []int32{-1}
}

func (t *trie) put(key []rune, form int32) {
	n := int32(0)
	for _, r := range key {
		next, ok := t.grow[n][r]
		if !ok {
			next = int32(len(t.grow))
			t.grow = append(t.grow, map[rune]int32{})
			t.form = append(t.form, -1)
			t.grow[n][r] = next
		}
		n = next
	}
	t.form[n] = form
}

func (t *trie) freeze() {
	t.from = make([]int32, len(t.grow)+1)
	for i, children := range t.grow {
		keys := make([]rune, 0, len(children))
		for r := range children {
			keys = append(keys, r)
		}
		slices.SortFunc(keys, cmp.Compare)
		t.from[i] = int32(len(t.letter))
		for _, r := range keys {
			t.letter = append(t.letter, r)
			t.child = append(t.child, children[r])
		}
	}
	t.from[len(t.grow)] = int32(len(t.letter))
	t.grow = nil
	for i := t.from[0]; i < t.from[1]; i++ {
		if r := t.letter[i]; int(r) < len(t.root) {
			t.root[r] = t.child[i]
		}
	}
}

// step follows one letter; ok is false where no form goes on.
func (t *trie) step(n int32, r rune) (int32, bool) {
	if n == 0 && int(r) < len(t.root) {
		c := t.root[r]
		return c, c != 0
	}
	lo, hi := t.from[n], t.from[n+1]
	for lo < hi {
		mid := (lo + hi) / 2
		switch x := t.letter[mid]; {
		case x == r:
			return t.child[mid], true
		case x < r:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0, false
}
