package lexicon

// table finds what is known of a word by its key. Keys are hashes already, so a
// key's own bits say where it stands: an open table costs a look where a map
// hashes once more, and most words of a text are looked up.
type table[V any] struct {
	rows []tableRow[V] // a power of two, at most half full
	n    int
}

type tableRow[V any] struct {
	key   uint64
	there bool
	value V
}

// at is the row of a key, or the free one where it would stand.
func (t *table[V]) at(key uint64) *tableRow[V] {
	mask := uint64(len(t.rows) - 1)
	for i := (key ^ key>>32) & mask; ; i = (i + 1) & mask {
		if r := &t.rows[i]; !r.there || r.key == key {
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
	return r.value, r.there
}

// put sets the value of a key.
func (t *table[V]) put(key uint64, value V) {
	if 2*(t.n+1) > len(t.rows) {
		old := t.rows
		t.rows = make([]tableRow[V], max(8, 2*len(old)))
		for i := range old {
			if old[i].there {
				*t.at(old[i].key) = old[i]
			}
		}
	}
	r := t.at(key)
	if !r.there {
		t.n++
	}
	*r = tableRow[V]{key, true, value}
}
