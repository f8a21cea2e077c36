// Package neo4jtest gives tests a real Neo4j: the one that
// DIPLOGRAPH_TEST_NEO4J names, else one of its own, started from the libraries
// that "make neo4j-libraries" fetches. It is empty, and nobody else's while the
// test process runs.
package neo4jtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// URLVariable names a server to test against, RequireVariable what must not be
// missing: with "neo4j" in it a test fails where it would skip.
const (
	URLVariable     = "DIPLOGRAPH_TEST_NEO4J"
	RequireVariable = "DIPLOGRAPH_TEST_REQUIRE"
)

// startTimeout bounds the start of a server on a slow machine.
const startTimeout = 2 * time.Minute

var shared = sync.OnceValues(func() (string, error) {
	if url := os.Getenv(URLVariable); url != "" {
		return url, lock(url)
	}
	return start()
})

// URL gives the address of a server whose graph is empty. Where there is none
// the test skips, or fails where one is required, and says what to do.
func URL(tb testing.TB) string {
	tb.Helper()
	url, err := shared()
	if err != nil {
		message := fmt.Sprintf("no Neo4j to test against: %v (run \"make neo4j-libraries\", or set %s to a server whose graph may be wiped)", err, URLVariable)
		if strings.Contains(os.Getenv(RequireVariable), "neo4j") {
			tb.Fatal(message)
		}
		tb.Skip(message)
	}
	if err := wipe(url); err != nil {
		tb.Fatal(err)
	}
	return url
}

// top is the repository's top folder.
func top() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..", "..")
}

// start runs a server that ends with this process.
func start() (string, error) {
	java, err := exec.LookPath("java")
	if err != nil {
		return "", errors.New("there is no java on the path")
	}
	lib := filepath.Join(top(), ".cache", "neo4j", "lib")
	if _, err := os.Stat(lib); err != nil {
		return "", errors.New("its libraries are not there")
	}
	home, err := os.MkdirTemp("", "diplograph-neo4j-")
	if err != nil {
		return "", err
	}
	port, err := freePort()
	if err != nil {
		return "", err
	}
	cmd := exec.Command(java, "-Xms512m", "-Xmx1g", "-XX:+UseParallelGC", "-cp", filepath.Join(lib, "*"),
		filepath.Join(top(), "graph", "neo4j", "server", "TestServer.java"), home, fmt.Sprint(port))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", err
	}
	in, err := cmd.StdinPipe() // the server ends when this is closed, which is when this process ends
	if err != nil {
		return "", err
	}
	if err := cmd.Start(); err != nil {
		return "", err
	}
	ready := make(chan error, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if lines.Text() == "ready" {
				ready <- nil
			}
		}
		ready <- errors.New("the server ended before it was ready")
		_, _ = io.Copy(io.Discard, out)
		_ = in.Close()
	}()
	select {
	case err := <-ready:
		return fmt.Sprintf("bolt://127.0.0.1:%d/neo4j", port), err
	case <-time.After(startTimeout):
		_ = cmd.Process.Kill()
		return "", errors.New("the server was not ready in time")
	}
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// lock keeps other test processes from a server that they share, until this one ends.
func lock(url string) error {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, url)
	fd, err := syscall.Open(filepath.Join(os.TempDir(), "diplograph-"+name+".lock"), syscall.O_CREAT|syscall.O_RDWR|syscall.O_CLOEXEC, 0o600)
	if err != nil {
		return err
	}
	return syscall.Flock(fd, syscall.LOCK_EX) // stays open until the process ends: closing would unlock
}

// wipe empties the graph, and drops its constraints and indexes.
func wipe(url string) error {
	ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
	defer cancel()
	base, database := url, "neo4j"
	if i := strings.LastIndex(url, "/"); i > strings.Index(url, "//")+1 {
		base, database = url[:i], url[i+1:]
	}
	auth := neo4j.NoAuth()
	if scheme, rest, ok := strings.Cut(base, "//"); ok {
		if user, host, ok := strings.Cut(rest, "@"); ok {
			name, password, _ := strings.Cut(user, ":")
			auth, base = neo4j.BasicAuth(name, password, ""), scheme+"//"+host
		}
	}
	driver, err := neo4j.NewDriverWithContext(base, auth)
	if err != nil {
		return err
	}
	defer func() { _ = driver.Close(ctx) }()
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database})
	defer func() { _ = session.Close(ctx) }()
	run := func(statement string) ([]string, error) {
		result, err := session.Run(ctx, statement, nil)
		if err != nil {
			return nil, err
		}
		var names []string
		for result.Next(ctx) {
			if s, ok := result.Record().Values[0].(string); ok {
				names = append(names, s)
			}
		}
		return names, result.Err()
	}
	if _, err := run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"); err != nil {
		return err
	}
	for _, kind := range [...]string{"CONSTRAINT", "INDEX"} { // a constraint's index goes with it
		all := map[string]string{"CONSTRAINT": "CONSTRAINTS", "INDEX": "INDEXES"}[kind]
		names, err := run("SHOW " + all + " YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
		if err != nil {
			return err
		}
		for _, n := range names {
			if _, err := run("DROP " + kind + " `" + n + "` IF EXISTS"); err != nil {
				return err
			}
		}
	}
	return nil
}
