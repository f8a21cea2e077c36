package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"diplograph/loader"
	"diplograph/loader/extract"
	"diplograph/loader/lexicon"
	"diplograph/loader/model"
)

// modelKeyVariable names the environment variable with the model's key: a key
// on the command line would be seen by everybody on the machine.
const modelKeyVariable = "DIPLOGRAPH_MODEL_KEY"

// modelFlag chooses the reader: the default one, or a language model. It is embedded in the command that loads.
type modelFlag struct {
	Reader      string `enum:"default,model" default:"default" env:"DIPLOGRAPH_READER" help:"Who reads the articles: default (the language packs), or model (a language model behind an OpenAI-compatible endpoint; where it fails, the default reader). The model's key is read from DIPLOGRAPH_MODEL_KEY."`
	ModelURL    string `env:"DIPLOGRAPH_MODEL_URL" placeholder:"URL" help:"The endpoint of the model, such as http://localhost:11434/v1."`
	ModelName   string `env:"DIPLOGRAPH_MODEL" placeholder:"NAME" help:"The model's name."`
	ModelBudget int    `default:"1000000" env:"DIPLOGRAPH_MODEL_BUDGET" placeholder:"TOKENS" help:"How many tokens one load may cost; the articles beyond are read by the default reader."`
}

// choose gives the reader that the flags name, and what to call when all is
// read: it tells what became of the articles and what it cost.
func (f modelFlag) choose(ctx context.Context, set *lexicon.Set, tell func(string)) (loader.Reader, func(), error) {
	rules := extract.New(set)
	if f.Reader != "model" {
		return rules, func() {}, nil
	}
	s := model.Settings{URL: f.ModelURL, Name: f.ModelName, Budget: f.ModelBudget, Key: model.Key(os.Getenv(modelKeyVariable))}
	reader, err := model.New(s, set, rules.Read, func(fail *model.Failure) {
		tell(fmt.Sprintf("%v; the default reader reads what the model does not", fail))
	})
	if err != nil {
		return nil, nil, fmt.Errorf("%w (--model-url, --model-name, --model-budget, or DIPLOGRAPH_MODEL_URL, DIPLOGRAPH_MODEL, DIPLOGRAPH_MODEL_BUDGET; the key in %s)", err, modelKeyVariable)
	}
	return reader.Within(ctx), func() { tell(modelSummary(reader.Counts(), f.ModelBudget)) }, nil
}

// modelSummary is a line about what a model did.
func modelSummary(c model.Counts, budget int) string {
	fallen := 0
	var reasons []string
	for _, r := range slices.Sorted(maps.Keys(c.Fallen)) {
		fallen += c.Fallen[r]
		reasons = append(reasons, fmt.Sprintf("%s %d", r, c.Fallen[r]))
	}
	why := ""
	if fallen > 0 {
		why = " (" + strings.Join(reasons, ", ") + ")"
	}
	return fmt.Sprintf("model: read %d, default reader %d%s, events dropped %d, tokens %d of %d", c.Read, fallen, why, c.Dropped, c.Tokens, budget)
}

// oneAtATime keeps calls from running at once: readers on many cores tell of what fails.
func oneAtATime(tell func(string)) func(string) {
	var turn sync.Mutex
	return func(line string) {
		turn.Lock()
		defer turn.Unlock()
		tell(line)
	}
}
