// Package extract reads articles: it takes from a text what it says of
// meetings, visits, agreements and statements between states, with the exact
// words that say it.
//
// The stages, one file or few each: document (items, sentences, clauses),
// actors (who is named, with country, office and name), roles (what the words
// beside them make of them), dates, the frames (meeting, visit, agreement,
// statement), join (one article's several tellings of one event), emit (the
// graph's mentions and entities). Every stage is pure and knows no language:
// words come from a lexicon.
package extract
