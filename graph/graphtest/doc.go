// Package graphtest is the one conformance suite of the store contract. Every
// store passes all of it; a visible difference between two stores is a bug of
// one of them. A store's own test is a few lines: make a place, hand over to Run.
//
// Scenarios are of two kinds. The files in the folder scenarios (txtar) say in
// words what readings are loaded, what is asked and what the answer is; story.go
// says how they are written. The functions in this package hold what takes more
// than one question: updates, pages, readers beside writers, hostile texts.
// Every answer is also compared, to the last field, with that of the store in
// memory; and random readings and random questions are (Readings, Patterns).
package graphtest
