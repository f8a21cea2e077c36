package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"runtime"
	"sync"

	"diplograph/graph"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

var _ graph.Store = (*Store)(nil)

// Store is a graph in a SQLite file or in memory. Make it with Open.
type Store struct {
	name    string
	memory  bool
	writing chan struct{} // holds a token: the right to write
	closed  chan struct{}
	writer  *statements
	readers *statements
	pool    *sql.DB       // of the readers
	turns   chan struct{} // taken by who reads a file, first come, first served
	close   func() error
}

// Open opens the graph in a file, makes it where it is not there, and brings
// its schema up to date. Without a path, or with ":memory:", the graph is in
// memory and ends with Close; readers then wait for writers. The error is
// ErrInvalid for a file that is no graph of ours or a newer one, ErrUnavailable
// for one that cannot be opened.
func Open(ctx context.Context, path string) (*Store, error) {
	s := &Store{name: path, memory: path == "" || path == ":memory:", writing: make(chan struct{}, 1), closed: make(chan struct{})}
	if s.memory {
		s.name, path = "the graph in memory", ":memory:"
	}
	writer, err := connect(path, "_synchronous=NORMAL&_pragma=wal_autocheckpoint(20000)")
	if err != nil {
		return nil, unopened(ctx, s.name, err)
	}
	conn, err := s.prepare(ctx, writer)
	if err != nil {
		_ = writer.Close()
		return nil, unopened(ctx, s.name, err)
	}
	s.writer = newStatements(conn)
	s.pool, s.readers = writer, s.writer
	if !s.memory {
		if s.pool, err = connect(path, "_query_only=1"); err != nil {
			_ = errors.Join(conn.Close(), writer.Close())
			return nil, unopened(ctx, s.name, err)
		}
		s.readers, s.turns = newStatements(s.pool), make(chan struct{}, connections())
	}
	s.close = sync.OnceValue(func() error {
		close(s.closed)
		<-s.writing
		return errors.Join(s.readers.close(), s.writer.close(), conn.Close(), s.pool.Close(), writer.Close())
	})
	s.writing <- struct{}{}
	return s, nil
}

// connect makes a pool of connections to a file, which SQLite opens at the
// first use. The escapes keep every character of the path a part of the path.
func connect(path, settings string) (*sql.DB, error) {
	connector, err := driver.NewConnector("file:" + (&url.URL{Path: path}).EscapedPath() + "?_busy_timeout=5000&_foreign_keys=1&_defensive=1&_dqs=0" +
		"&_pragma=cache_size(-65536)&_pragma=temp_store(MEMORY)&" + settings)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(connections())
	db.SetMaxIdleConns(connections())
	return db, nil
}

// connections is how many may read at once: as many as there are cores, since
// reading is work of the processor alone. More would only share the cores, and
// everyone would wait for the slowest.
func connections() int { return max(2, runtime.GOMAXPROCS(0)) }

// prepare takes the only connection that writes and makes the schema. Only a file that turned out to be ours is put into
// WAL mode, for that mode stays with the file.
func (s *Store) prepare(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	if err = migrate(ctx, conn, s.name); err == nil && !s.memory {
		_, err = conn.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	}
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	return conn, nil
}

// unopened says why a file could not be opened.
func unopened(ctx context.Context, name string, err error) error {
	switch {
	case has(err, lib.SQLITE_NOTADB, lib.SQLITE_CORRUPT):
		return refused{fmt.Errorf("%w: %s is no database of diplograph, or is damaged; give the name of a new file", graph.ErrInvalid, name), err}
	case has(err, lib.SQLITE_CANTOPEN, lib.SQLITE_READONLY, lib.SQLITE_PERM):
		return refused{fmt.Errorf("%w: %s cannot be opened for writing; see whether its folder is there and may be written to", graph.ErrUnavailable, name), err}
	case busy(err):
		return refused{fmt.Errorf("%w: another program holds %s; try again when it has ended", graph.ErrUnavailable, name), err}
	}
	return failed(ctx, "open "+name, err)
}

// Ready asks the store the smallest question.
func (s *Store) Ready(ctx context.Context) error {
	var version int
	return s.ask(ctx, "SELECT user_version FROM pragma_user_version", nil, func(rows *sql.Rows) error {
		return rows.Scan(&version)
	})
}

// Close waits for what is going on and closes the file, into which the log is merged.
func (s *Store) Close(context.Context) error {
	if err := s.close(); err != nil {
		return fmt.Errorf("%w: close %s: %w", graph.ErrUnavailable, s.name, err)
	}
	return nil
}

// hold takes the right to write; the caller gives it back. In memory there is
// one connection, and who reads holds it too.
func (s *Store) hold(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, err)
	}
	select {
	case <-s.closed:
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, ctx.Err())
	case <-s.writing:
		select {
		case <-s.closed:
			s.release()
		default:
			return nil
		}
	}
	return fmt.Errorf("%w: %s is closed", graph.ErrUnavailable, s.name)
}

func (s *Store) release() { s.writing <- struct{}{} }

// ask runs one statement and gives each of its rows to read.
func (s *Store) ask(ctx context.Context, text string, args []any, read func(*sql.Rows) error) error {
	return s.reading(ctx, func() error { return s.readers.query(ctx, text, args, read) })
}

// snapshot runs several statements on one state of the file.
func (s *Store) snapshot(ctx context.Context, do func(asking) error) error {
	return s.reading(ctx, func() error {
		if s.memory {
			return do(s.readers.query)
		}
		tx, err := s.pool.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer tx.Rollback() // nothing was written
		return do(newStatements(tx).query)
	})
}

// reading runs something that reads, when it is its turn: the pool itself would
// let whom it likes go first.
func (s *Store) reading(ctx context.Context, do func() error) error {
	if s.memory {
		if err := s.hold(ctx); err != nil {
			return err
		}
		defer s.release()
		return failed(ctx, "read "+s.name, do())
	}
	select {
	case <-s.closed:
		return fmt.Errorf("%w: %s is closed", graph.ErrUnavailable, s.name)
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, ctx.Err())
	case s.turns <- struct{}{}:
		defer func() { <-s.turns }()
		return failed(ctx, "read "+s.name, do())
	}
}
