package main

import "time"

// limitFlags are the limits of web.Limits, field by field.
type limitFlags struct {
	Body          int64         `default:"1048576" env:"DIPLOGRAPH_LIMIT_BODY" help:"Largest request body, in bytes."`
	Timeout       time.Duration `default:"10s" env:"DIPLOGRAPH_LIMIT_TIMEOUT" help:"How long an operation may take, up to 20s."`
	Tokens        int           `default:"4000" env:"DIPLOGRAPH_LIMIT_TOKENS" help:"Lexical tokens in a document."`
	Depth         int           `default:"16" env:"DIPLOGRAPH_LIMIT_DEPTH" help:"Fields, and values of arguments, nested in each other."`
	Fields        int           `default:"1000" env:"DIPLOGRAPH_LIMIT_FIELDS" help:"Fields in an operation, a fragment as often as it is spread."`
	Aliases       int           `default:"100" env:"DIPLOGRAPH_LIMIT_ALIASES" help:"Aliases in an operation."`
	Directives    int           `default:"50" env:"DIPLOGRAPH_LIMIT_DIRECTIVES" help:"Directives in an operation."`
	Repeats       int           `default:"20" env:"DIPLOGRAPH_LIMIT_REPEATS" help:"How often one key of the answer may be asked for side by side."`
	RootFields    int           `default:"20" env:"DIPLOGRAPH_LIMIT_ROOT_FIELDS" help:"Fields at the root of an operation: each is a statement to the store."`
	Values        int           `default:"800" env:"DIPLOGRAPH_LIMIT_VALUES" help:"Values in the arguments and variables of an operation."`
	Cost          int           `default:"20000" env:"DIPLOGRAPH_LIMIT_COST" help:"Objects that an answer may come to hold: pages by first, other lists as five."`
	Rate          float64       `default:"100" env:"DIPLOGRAPH_LIMIT_RATE" help:"Requests of a client in a second, in the long run; 0 for any number."`
	Burst         int           `default:"1000" env:"DIPLOGRAPH_LIMIT_BURST" help:"Requests of a client at once."`
	Operations    int           `default:"32" env:"DIPLOGRAPH_LIMIT_OPERATIONS" help:"Operations of a client under way at once; 0 for any number."`
	Connections   int           `default:"64" env:"DIPLOGRAPH_LIMIT_CONNECTIONS" help:"WebSockets of a client; 0 for any number."`
	Subscriptions int           `default:"8" env:"DIPLOGRAPH_LIMIT_SUBSCRIPTIONS" help:"Subscriptions on one connection."`
}
