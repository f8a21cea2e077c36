// Package lexicon compiles a language pack, a folder of word lists, into a
// Lexicon that finds the words of a text.
//
// A pack is data that a speaker of the language can mend: pack.yaml says what
// the engine must know of the language, the .tsv files list words. The form of
// each file is told in docs/language-packs.md. A mistake in a pack is an error
// that names file and line.
package lexicon
