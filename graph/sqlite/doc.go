// Package sqlite keeps the graph in one SQLite file, or in memory, and needs
// nothing but the program itself.
//
// A Pattern becomes one statement, however deep it is: every level of the tree
// is a scalar subquery that gives one page as JSON, with its order and limit
// below what is nested in it (compile.go). Values are always parameters, and
// aliases are numbered in the order of the tree, so that the text depends on
// the shape of the question alone and is prepared once. Event states, and what
// leads to them in the order of time, have rows of their own (schema).
//
// There is one writer and a pool of readers; a reader sees a batch whole or not
// at all. Several processes may open one file.
package sqlite
