package extract

import "diplograph/loader/lexicon"

// room is what the reading of an article needs and the next may use again.
type room struct {
	text      lexicon.Text
	all       []lexicon.Item
	sentences []sentence
	clauses   []clause
	cues      kept[cue]
	triggers  kept[int]
	actors    kept[actor]
}

// again makes the room free for another article.
func (m *room) again() {
	m.sentences, m.clauses = m.sentences[:0], m.clauses[:0]
	m.cues.piece, m.triggers.piece, m.actors.piece = m.cues.piece[:0], m.triggers.piece[:0], m.actors.piece[:0]
}

// kept is room for many short runs of values, side by side in one piece. A piece
// that is full is left to those who hold runs of it: nothing is copied as a text
// grows.
type kept[T any] struct {
	piece []T
	found []T // a run under way, before its length is known
}

// aPiece is how many values a piece has at the least: those of most articles.
const aPiece = 512

// keep is a run of values in room of its own.
func (k *kept[T]) keep(run []T) []T {
	k.found = run[:0]
	if len(k.piece)+len(run) > cap(k.piece) {
		k.piece = make([]T, 0, max(aPiece, len(run)))
	}
	n := len(k.piece)
	k.piece = append(k.piece, run...)
	return k.piece[n:len(k.piece):len(k.piece)]
}
