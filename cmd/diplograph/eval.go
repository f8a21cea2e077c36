package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"diplograph/graph"
	"diplograph/loader"
	"diplograph/loader/eval"
)

type evalCommand struct {
	readerFlag
	Misses   bool     `help:"Name every difference too."`
	Lang     []string `placeholder:"LANG" help:"Only articles of these languages, such as ur,en."`
	JSON     bool     `name:"json" help:"Print one JSON object."`
	Gold     string   `arg:"" type:"existingdir" name:"gold_dir" help:"The folder of gold: ID.json for each article."`
	Articles string   `arg:"" type:"existingdir" name:"article_dir" help:"The folder of the articles: ID.txt."`
}

// Help is the long help with examples.
func (evalCommand) Help() string {
	return `Reads every article that has gold, and compares. Core asks whether an event was seen (parties, and whether it is
planned, done or off), full asks for kind, exact status and date too. An article that cannot be read is named on
standard error, and all of its gold counts as missed.
A miss is a line: the article, missed, extra, unlike (another kind, status or date), elsewhere (quoted from another
sentence) or inexact (no exact quote), the list, and what gold and the reader say.

  diplograph eval loader/testdata/gold/gold loader/testdata/gold/articles
  diplograph eval --lang ur --misses --packs my/packs gold articles
  diplograph eval --json gold articles | jq '.languages.ur.lists["visits.core"].f1'`
}

// evaluated is an article with gold after the reader.
type evaluated struct {
	item    loader.Item
	reading *eval.Reading
	err     error
}

// Run reads the articles on all cores and prints how they compare with gold.
func (c evalCommand) Run(ctx context.Context, std streams) error {
	golds, err := c.golds()
	if err != nil {
		return err
	}
	reader, err := c.reader()
	if err != nil {
		return err
	}
	paths := make([]string, len(golds))
	for i, g := range golds {
		paths[i] = filepath.Join(c.Articles, g.ID+".txt")
	}
	if !slices.ContainsFunc(paths, exists) {
		return fmt.Errorf("%w: %s has no article of the gold in %s; the first would be %s", graph.ErrNotFound, c.Articles, c.Gold, filepath.Base(paths[0]))
	}
	read := func(item loader.Item) evaluated {
		if item.Err != nil {
			return evaluated{item: item, err: item.Err}
		}
		r, err := reader.Extract(item.Article)
		if err != nil {
			return evaluated{item: item, err: err}
		}
		return evaluated{item: item, reading: &eval.Reading{Record: r.Record(item.Name), Text: item.Article.Text}}
	}
	readings := map[string]*eval.Reading{}
	for x := range loader.InOrder(ctx, loader.Find(paths, std.in), read) {
		if x.err != nil {
			fmt.Fprintf(std.err, "%s: %v\n", x.item.Place, x.err)
			continue
		}
		readings[x.item.Name] = x.reading
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	report, err := eval.Score(golds, readings)
	if err != nil {
		return err
	}
	return c.print(report, std)
}

// golds reads the gold of the languages asked for.
func (c evalCommand) golds() ([]*eval.Gold, error) {
	all, err := eval.ReadGold(c.Gold)
	if err != nil {
		return nil, err
	}
	langs := map[string]bool{}
	var out []*eval.Gold
	for _, g := range all {
		langs[g.Lang] = true
		if len(c.Lang) == 0 || slices.Contains(c.Lang, g.Lang) {
			out = append(out, g)
		}
	}
	for _, want := range c.Lang {
		if !langs[want] {
			return nil, fmt.Errorf("%w: %s has no gold of the language %q; it has %s", graph.ErrNotFound, c.Gold, want, strings.Join(slices.Sorted(maps.Keys(langs)), ", "))
		}
	}
	return out, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func (c evalCommand) print(r *eval.Report, std streams) error {
	if !c.Misses {
		r.Misses = nil
	}
	var b bytes.Buffer
	if c.JSON {
		if err := r.JSON(&b); err != nil {
			return err
		}
	} else if err := r.Table(&b); err != nil {
		return err
	}
	_, err := std.out.Write(b.Bytes())
	return err
}
