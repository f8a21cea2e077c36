// Package loader brings articles into the graph: bytes become articles (text
// files, JSON Lines, folders, standard input), a reader takes mentions from
// them, and batches of readings become updates of a store.
//
// An article that cannot be loaded is a Failure that names its place and says
// what to do; the others are loaded all the same. A batch is written whole or
// not at all.
package loader
