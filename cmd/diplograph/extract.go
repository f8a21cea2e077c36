package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"

	"diplograph/loader"
	"diplograph/loader/extract"
)

type extractCommand struct {
	readerFlag
	Paths []string `arg:"" name:"path" help:"Files (.txt, .jsonl), folders, or - for standard input."`
}

// Help is the long help with examples.
func (extractCommand) Help() string {
	return `Each line is a JSON object with id (the file's name without .txt, else the article's id), lang, date, headline,
countries, people, meetings, visits, agreements, sectors, statements and other_events (who expelled or summoned whose
envoy, sanctioned whom …). Evidence is an exact slice of the article:
start and end count Unicode code points.

  diplograph extract examples
  diplograph extract news.jsonl | jq .visits
  diplograph extract - < article.txt`
}

// extracted is an item after the reader.
type extracted struct {
	item   loader.Item
	record extract.Record
	err    error
}

// Run prints the articles' records in the order of the input, reading on all cores.
func (c extractCommand) Run(ctx context.Context, std streams) error {
	reader, err := c.reader()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(std.out)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	failed := false
	read := func(item loader.Item) extracted {
		if item.Err != nil {
			return extracted{item: item, err: item.Err}
		}
		r, err := reader.Extract(item.Article)
		if err != nil {
			return extracted{item: item, err: err}
		}
		id := item.Name
		if id == "" {
			id = item.Article.ID
		}
		return extracted{item: item, record: r.Record(id)}
	}
	for x := range loader.InOrder(ctx, loader.Find(c.Paths, std.in), read) {
		if x.err != nil {
			failed = true
			fmt.Fprintf(std.err, "%s: %v\n", x.item.Place, x.err)
			continue
		}
		if err := lines.Encode(x.record); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	return nil
}
