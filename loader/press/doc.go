// Package press invents news, to measure with: as many articles as are wanted,
// in the order of publication, the same for the same seed. No article is about
// anything that happened.
//
// The news is skewed like real news. A few of 195 countries are in most of it
// (Zipf, exponent 1.1, so the first pair has about 6 % of all stories). A
// story is told by several outlets, some of which reprint another, in all
// languages of the packs that stories.go has texts for; visits are announced,
// confirmed, put off, begun and ended, over months.
//
// The countries, offices and sectors are those of the language packs. Persons
// have invented names (people.tsv), and the texts (stories/LANGUAGE.tsv) are
// made of plain sentences that the reader reads as it reads any article.
package press
