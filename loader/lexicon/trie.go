package lexicon

import (
	"maps"
	"slices"
)

// trie finds forms. It is a double array: a letter leads from a node to the cell
// at the node's base plus the letter's number, which is its child if it says so.
// So a step costs one look, whatever the node's children.
type trie struct {
	grow   []map[rune]int32 // while it is built
	forms  []int32          // likewise: the form that ends at a node, or -1
	cells  []trieCell
	number [tabled]int32 // of the letters in forms, from 1; 0 for others
	rare   map[rune]int32
}

// trieCell is a node; its children's cells stand from base on.
type trieCell struct{ base, parent, form int32 }

func (t *trie) init() {
	t.grow = []map[rune]int32{{}}
	t.forms = []int32{-1}
	t.rare = map[rune]int32{}
}

func (t *trie) put(key []rune, form int32) {
	n := int32(0)
	for _, r := range key {
		next, ok := t.grow[n][r]
		if !ok {
			next = int32(len(t.grow))
			t.grow = append(t.grow, map[rune]int32{})
			t.forms = append(t.forms, -1)
			t.grow[n][r] = next
		}
		n = next
	}
	t.forms[n] = form
}

// freeze lays the nodes out, level by level, each node's children at the first
// base at which all their cells are free.
func (t *trie) freeze() {
	numbers := t.letters()
	const free, root = -2, -1
	place := make([]int32, len(t.grow)) // node → cell
	t.cells = []trieCell{{parent: root, form: t.forms[0]}}
	first := int32(1)       // no cell before it is free
	last := map[int]int32{} // how many children → the base at which so many were laid out last: what is before it is full for them
	for queue := []int32{0}; len(queue) > 0; queue = queue[1:] {
		n := queue[0]
		children := slices.Sorted(maps.Keys(t.grow[n]))
		if len(children) == 0 {
			continue
		}
		for int(first) < len(t.cells) && t.cells[first].parent != free {
			first++
		}
		base := max(0, first-t.numberOf(children[0]), last[len(children)])
		taken := func(r rune) bool {
			i := base + t.numberOf(r)
			return int(i) < len(t.cells) && t.cells[i].parent != free
		}
		for slices.ContainsFunc(children, taken) {
			base++
		}
		for len(t.cells) <= int(base)+numbers { // so that no step leads beyond the end
			t.cells = append(t.cells, trieCell{parent: free, form: -1})
		}
		t.cells[place[n]].base, last[len(children)] = base, base
		for _, r := range children {
			child := t.grow[n][r]
			place[child] = base + t.numberOf(r)
			t.cells[place[child]] = trieCell{parent: place[n], form: t.forms[child]}
			queue = append(queue, child)
		}
	}
	for len(t.cells) <= numbers {
		t.cells = append(t.cells, trieCell{parent: free, form: -1})
	}
	t.grow, t.forms = nil, nil
}

// letters numbers the letters of all forms, and says how many there are.
func (t *trie) letters() int {
	all := map[rune]bool{}
	for _, children := range t.grow {
		for r := range children {
			all[r] = true
		}
	}
	for i, r := range slices.Sorted(maps.Keys(all)) {
		if int(r) < len(t.number) {
			t.number[r] = int32(i + 1)
			continue
		}
		t.rare[r] = int32(i + 1)
	}
	return len(all)
}

func (t *trie) numberOf(r rune) int32 {
	if uint32(r) < uint32(len(t.number)) {
		return t.number[r]
	}
	return t.rare[r]
}

// step follows one letter; ok is false where no form goes on. No child stands
// at the base itself, where a letter leads that is in no form.
func (t *trie) step(n int32, r rune) (int32, bool) {
	i := t.cells[n].base + t.numberOf(r)
	return i, t.cells[i].parent == n
}

// form is the form that ends at a node; -1 where none does.
func (t *trie) form(n int32) int32 { return t.cells[n].form }
