package audit

import (
	"fmt"
	"os"
	"sync"
)

// File is a copy of the audit log, one JSON object a line, that is only ever
// added to: for whoever collects logs, or does not trust who keeps the store.
type File struct {
	mu   sync.Mutex
	file *os.File
}

// OpenFile opens a file to add to, and makes one that is not there.
func OpenFile(path string) (*File, error) {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("audit log: %w", err)
	}
	return &File{file: f}, nil
}

// add adds a line, and returns once it is on the disk.
func (f *File) add(line string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, err := f.file.WriteString(line + "\n"); err != nil {
		return fmt.Errorf("audit log: %w", err)
	}
	if err := f.file.Sync(); err != nil {
		return fmt.Errorf("audit log: %w", err)
	}
	return nil
}

// Close closes the file.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.file.Close()
}
