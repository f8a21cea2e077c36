package sqlite

import (
	"container/list"
	"context"
	"database/sql"
	"errors"
	"sync"
)

// kept is how many prepared statements are kept: more shapes than an API has questions.
const kept = 256

// statements prepares each text once and keeps the latest used.
type statements struct {
	on interface {
		PrepareContext(context.Context, string) (*sql.Stmt, error)
	}
	mu     sync.Mutex
	latest *list.List // of *statement, the latest used in front
	byText map[string]*list.Element
}

// statement is a prepared text and how many are using it.
type statement struct {
	text string
	stmt *sql.Stmt
	used int
	gone bool // closed by its last user
}

func newStatements(on interface {
	PrepareContext(context.Context, string) (*sql.Stmt, error)
}) *statements {
	return &statements{on: on, latest: list.New(), byText: map[string]*list.Element{}}
}

// query runs a text and gives each row to read.
func (s *statements) query(ctx context.Context, text string, args []any, read func(*sql.Rows) error) error {
	stmt, err := s.take(ctx, text)
	if err != nil {
		return err
	}
	defer s.put(stmt)
	rows, err := stmt.stmt.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// exec runs a text that gives no rows.
func (s *statements) exec(ctx context.Context, text string, args ...any) error {
	stmt, err := s.take(ctx, text)
	if err != nil {
		return err
	}
	defer s.put(stmt)
	_, err = stmt.stmt.ExecContext(ctx, args...)
	return err
}

func (s *statements) take(ctx context.Context, text string) (*statement, error) {
	s.mu.Lock()
	if e, ok := s.byText[text]; ok {
		s.latest.MoveToFront(e)
		x := e.Value.(*statement)
		x.used++
		s.mu.Unlock()
		return x, nil
	}
	s.mu.Unlock()
	stmt, err := s.on.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.byText[text]; ok { // somebody else was faster
		return &statement{text: text, stmt: stmt, used: 1, gone: true}, nil
	}
	x := &statement{text: text, stmt: stmt, used: 1}
	s.byText[text] = s.latest.PushFront(x)
	if s.latest.Len() > kept {
		s.drop(s.latest.Back())
	}
	return x, nil
}

func (s *statements) put(x *statement) {
	s.mu.Lock()
	defer s.mu.Unlock()
	x.used--
	if x.gone && x.used == 0 {
		_ = x.stmt.Close()
	}
}

// drop forgets a statement and closes it, unless somebody is still using it.
func (s *statements) drop(e *list.Element) error {
	x := s.latest.Remove(e).(*statement)
	delete(s.byText, x.text)
	x.gone = true
	if x.used > 0 {
		return nil
	}
	return x.stmt.Close()
}

func (s *statements) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for s.latest.Len() > 0 {
		errs = append(errs, s.drop(s.latest.Front()))
	}
	return errors.Join(errs...)
}
