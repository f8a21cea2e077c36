// Package graph says what is known of diplomatic relations, and how it is asked.
//
// An Article says something of events; each thing it says is a Mention with the
// exact Quotes that say it. Mentions are the stored truth. Events (Meeting,
// Visit, Agreement, Statement) are concluded from them by a pure function
// (Conclude), so the order of loading cannot matter, loading twice changes
// nothing, and a withdrawal is "take the mentions out and conclude anew".
//
// A Pattern is a question as a value: a tree of nodes and edges with filters,
// order and page. A Store answers the whole tree at once. The stores live in
// the folders below and share one contract (Store) and one suite (graphtest);
// memory is that contract written plainly.
//
// The package imports the standard library only, reads no clock and writes no
// log. Its types are the GraphQL types: nothing is translated between them.
package graph
