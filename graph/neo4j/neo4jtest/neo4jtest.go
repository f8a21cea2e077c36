// Package neo4jtest gives tests a real Neo4j: the one that
// DIPLOGRAPH_TEST_NEO4J names, else one of its own, started from the libraries
// that "make neo4j-libraries" fetches. It is empty, and nobody else's while the
// test process runs.
package neo4jtest

import (
	"bufio"
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
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
// HeapVariable is the memory of a server of its own, as Java writes it (1g where
// nothing is set): benchmarks want more.
const (
	URLVariable     = "DIPLOGRAPH_TEST_NEO4J"
	RequireVariable = "DIPLOGRAPH_TEST_REQUIRE"
	HeapVariable    = "DIPLOGRAPH_TEST_NEO4J_HEAP"
)

// startTimeout bounds the start of a server on a slow machine.
const startTimeout = 2 * time.Minute

var shared = sync.OnceValues(func() (string, error) {
	if address := os.Getenv(URLVariable); address != "" {
		return address, lock(address)
	}
	return start()
})

// URL gives the address of a server whose graph is empty. Where there is none
// the test skips, or fails where one is required, and says what to do.
func URL(tb testing.TB) string {
	tb.Helper()
	address, err := shared()
	if err != nil {
		message := fmt.Sprintf("no Neo4j to test against: %v (run \"make neo4j-libraries\", or set %s to a server whose graph may be wiped)", err, URLVariable)
		if strings.Contains(os.Getenv(RequireVariable), "neo4j") {
			tb.Fatal(message)
		}
		tb.Skip(message)
	}
	if err := wipe(address); err != nil {
		tb.Fatal(err)
	}
	return address
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
	password := rand.Text()
	cmd := exec.Command(java, "-Xms512m", "-Xmx"+cmp.Or(os.Getenv(HeapVariable), "1g"), "-XX:+UseParallelGC", "-cp", filepath.Join(lib, "*"),
		filepath.Join(top(), "graph", "neo4j", "server", "TestServer.java"), home, fmt.Sprint(port), password)
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
		return fmt.Sprintf("bolt://neo4j:%s@127.0.0.1:%d/neo4j", password, port), err
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
func lock(address string) error {
	name := fmt.Sprintf("diplograph-%x.lock", sha256.Sum256([]byte(address)))
	fd, err := syscall.Open(filepath.Join(os.TempDir(), name), syscall.O_CREAT|syscall.O_RDWR|syscall.O_CLOEXEC, 0o600)
	if err != nil {
		return err
	}
	return syscall.Flock(fd, syscall.LOCK_EX) // stays open until the process ends: closing would unlock
}

// wipe empties the graph, and drops its constraints and indexes.
func wipe(address string) error {
	ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
	defer cancel()
	u, err := url.Parse(address)
	if err != nil {
		return errors.New(URLVariable + " is no address") // without it: there is a password in it
	}
	auth, database := neo4j.NoAuth(), cmp.Or(strings.Trim(u.Path, "/"), "neo4j")
	if u.User != nil {
		password, _ := u.User.Password()
		auth = neo4j.BasicAuth(u.User.Username(), password, "")
	}
	driver, err := neo4j.NewDriverWithContext(u.Scheme+"://"+u.Host, auth)
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
