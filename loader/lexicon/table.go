package lexicon

// table finds what is known of a word by its key. Keys are hashes already, so a
// key's own bits say where it stands: an open table costs a look where a map
// hashes once more, and nearly every word of a text is looked up.
type table[V any] struct {
	rows []tableRow[V] // a power of two, at most half full
	n    int
}

// tableRow is free where its key is 0, which no word has.
type tableRow[V any] struct {
	key   uint64
	value V
}

// at is the row of a key, or the free one where it would stand.
func (t *table[V]) at(key uint64) *tableRow[V] {
	mask := uint64(len(t.rows) - 1)
	for i := (key ^ key>>32) & mask; ; i = (i + 1) & mask {
		if r := &t.rows[i]; r.key == key || r.key == 0 {
			return r
		}
	}
}

// get is the value of a key; the zero value where there is none.
func (t *table[V]) get(key uint64) (V, bool) {
	if t.n == 0 {
		var none V
		return none, false
	}
	r := t.at(key)
	return r.value, r.key != 0
}

// put sets the value of a key.
func (t *table[V]) put(key uint64, value V) {
	if 2*(t.n+1) > len(t.rows) {
		old := t.rows
		t.rows = make([]tableRow[V], max(8, 2*len(old)))
		for _, r := range old {
			if r.key != 0 {
				*t.at(r.key) = r
			}
		}
	}
	r := t.at(key)
	if r.key == 0 {
		t.n++
	}
	*r = tableRow[V]{key, value}
}
