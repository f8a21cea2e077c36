// Package neo4j keeps the graph in Neo4j 5.26, over Bolt.
//
// The graph is made for people too: labels and edges are those of the
// ontology, so that somebody in Neo4j Browser can ask
//
//	MATCH (:Country {code:'PK'})-[m:MEETS]->(:Country {code:'KZ'}) RETURN m
//
// and gets one edge for each meeting, from either end: a meeting is mutual, so
// MEETS and AGREES_WITH lead both ways; VISITS leads from guest to host.
//
// Every state of an event is a node :State; the one that holds now is :Event
// and :Meeting, :Visit, :Agreement or :Statement too. Edges of former states
// have names of their own (WAS_PARTY_TO …), so explorers see only what holds.
// Countries, persons and the like are :Entity and, while a mention that is not
// withdrawn refers to them, :Country, :Person and so on. :Tie (two countries
// and an event, or one country and an event of more than five), :Kept (counts of a pair), :Support (what mentions hold up) and
// :Schema are the store's own, and so are WITHIN and CAME_OF between the mentions of one article.
//
// A pattern is compiled into one statement (compile.go), whose text depends on
// the pattern's shape only: values are parameters.
package neo4j
