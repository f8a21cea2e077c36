// Package packs holds the language packs that come with the program: data, one
// folder a language. docs/language-packs.md tells how to write one.
package packs

import (
	"embed"
	"io/fs"
)

//go:embed *.tsv */pack.yaml */*.tsv
var files embed.FS

// FS is the embedded packs.
func FS() fs.FS { return files }
