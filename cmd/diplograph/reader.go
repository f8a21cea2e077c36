package main

import (
	"io/fs"
	"os"

	"diplograph/loader/extract"
	"diplograph/loader/lexicon"
	"diplograph/loader/packs"
)

// readerFlag chooses the language packs. It is embedded in the commands that read articles.
type readerFlag struct {
	Packs string `type:"existingdir" placeholder:"DIR" env:"DIPLOGRAPH_PACKS" help:"A folder of language packs to use instead of the embedded ones (docs/language-packs.md)."`
}

// set compiles the packs.
func (f readerFlag) set() (*lexicon.Set, error) {
	var files fs.FS = packs.FS()
	if f.Packs != "" {
		files = os.DirFS(f.Packs)
	}
	return lexicon.LoadAll(files)
}

// reader makes the reader of the packs.
func (f readerFlag) reader() (*extract.Reader, error) {
	set, err := f.set()
	if err != nil {
		return nil, err
	}
	return extract.New(set), nil
}
