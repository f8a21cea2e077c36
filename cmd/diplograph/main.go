// Command diplograph reads news articles and keeps what they say of diplomatic
// relations as a knowledge graph, in SQLite or Neo4j, served over GraphQL.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/alecthomas/kong"
)

// The exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // something could not be loaded, read or reached
	exitUsage  = 2 // the command line is wrong
)

// grammar is the command line.
type grammar struct {
	Load     loadCommand     `cmd:"" help:"Load articles into the graph."`
	Serve    serveCommand    `cmd:"" help:"Serve the graph over GraphQL, with a playground."`
	Extract  extractCommand  `cmd:"" help:"Print what articles say, one JSON object an article; nothing is stored."`
	Eval     evalCommand     `cmd:"" help:"Read articles and compare with what an analyst takes from them: precision, recall and F1."`
	Judge    judgeCommand    `cmd:"" help:"Say that two events are one, or are not."`
	Withdraw withdrawCommand `cmd:"" help:"Take an article out of every conclusion; nothing is deleted."`
	Restore  restoreCommand  `cmd:"" help:"Put a withdrawn article back."`
	Token    tokenCommand    `cmd:"" help:"Make, list and revoke the tokens of clients."`
	Audit    auditCommand    `cmd:"" help:"Print who changed what through the API."`
	Digest   digestCommand   `cmd:"" help:"Print a SHA-256 of the graph's content: the same for the same articles, in any store."`
	Health   healthCommand   `cmd:"" help:"Ask a running service whether it is ready."`
	Version  versionCommand  `cmd:"" help:"Print the version."`
}

// streams is where the program reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// run is the whole program but for the process: it parses the arguments, runs
// the command and gives the exit code.
func run(ctx context.Context, args []string, std streams) int {
	var g grammar
	exited := -1
	parser, err := kong.New(&g, kong.Name("diplograph"), kong.Description(
		"Reads news articles, Urdu first, and keeps what they say of diplomatic relations as a knowledge graph."),
		kong.Writers(std.out, std.err), kong.Exit(func(code int) { exited = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}), kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(std))
	if err != nil {
		fmt.Fprintln(std.err, "diplograph:", err)
		return exitUsage
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		fmt.Fprintf(std.err, "diplograph: %v\nRun \"diplograph --help\" for the commands.\n", err)
		return exitUsage
	}
	err = command.Run()
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
	case ctx.Err() != nil && !errors.Is(err, errInterrupted):
		fmt.Fprintln(std.err, "diplograph:", errInterrupted)
	default:
		fmt.Fprintln(std.err, "diplograph:", err)
	}
	return exitFailed
}

// errInterrupted ends a command that was told to end, by Ctrl-C for instance.
var errInterrupted = errors.New("interrupted")

// errReported ends a command whose failures have been told already.
var errReported = errors.New("reported")

type versionCommand struct{}

// Run prints the module's version and the revision it was built from.
func (versionCommand) Run(std streams) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return errors.New("this build carries no version")
	}
	revision := ""
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			revision = " " + s.Value
		}
	}
	_, err := fmt.Fprintf(std.out, "diplograph %s%s %s\n", info.Main.Version, revision, info.GoVersion)
	return err
}

// version is the module's version, empty where the build carries none.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return info.Main.Version
}
