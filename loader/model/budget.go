package model

import (
	"sync"
	"unicode/utf8"
)

// budget is how many tokens a load may cost. A call holds its estimate before
// it is made and pays what it cost after.
type budget struct {
	limit int

	sync.Mutex
	spent, held int
}

// hold sets tokens aside; false where there are not so many left.
func (b *budget) hold(tokens int) bool {
	b.Lock()
	defer b.Unlock()
	if b.spent+b.held+tokens > b.limit {
		return false
	}
	b.held += tokens
	return true
}

// pay gives back what was held and takes what was spent.
func (b *budget) pay(held, spent int) {
	b.Lock()
	defer b.Unlock()
	b.held -= held
	b.spent += spent
}

func (b *budget) used() int {
	b.Lock()
	defer b.Unlock()
	return b.spent
}

// estimate is how many tokens a text has at most, or nearly so: three ASCII
// letters are one token, and every other letter is one, which is more than
// today's vocabularies make of Urdu.
func estimate(text []byte) int {
	letters := utf8.RuneCount(text)
	ascii := 0
	for _, c := range text {
		if c < utf8.RuneSelf {
			ascii++
		}
	}
	return ascii/3 + 1 + letters - ascii
}
