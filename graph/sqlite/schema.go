package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strconv"

	"diplograph/graph"
)

// migrations are the schema's versions: the n-th file, by name, leads from
// version n-1 to n.
//
//go:embed schema/*.sql
var migrations embed.FS

// applicationID marks a file as diplograph's: "dplg" in ASCII.
const applicationID = 0x64706c67

// migrate brings a file's schema up to date, in one transaction, and makes it
// where the file is new. A file that is not ours or is of a newer version is ErrInvalid.
func migrate(ctx context.Context, conn *sql.Conn, name string) error {
	files, err := fs.Glob(migrations, "schema/*.sql")
	if err != nil {
		return err
	}
	if version, err := ours(ctx, conn, name, len(files)); err != nil || version == len(files) {
		return err
	}
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	err = apply(ctx, conn, name, files)
	end := "COMMIT"
	if err != nil {
		end = "ROLLBACK"
	}
	if _, e := conn.ExecContext(context.WithoutCancel(ctx), end); err == nil {
		err = e
	}
	return err
}

// apply runs the migrations that are missing; somebody else may have run them since.
func apply(ctx context.Context, conn *sql.Conn, name string, files []string) error {
	version, err := ours(ctx, conn, name, len(files))
	if err != nil {
		return err
	}
	for _, f := range files[version:] {
		text, err := migrations.ReadFile(f)
		if err != nil {
			return err
		}
		if _, err := conn.ExecContext(ctx, string(text)); err != nil {
			return fmt.Errorf("%s: %w", f, err)
		}
	}
	_, err = conn.ExecContext(ctx, "PRAGMA application_id = "+strconv.Itoa(applicationID)+"; PRAGMA user_version = "+strconv.Itoa(len(files)))
	return err
}

// ours gives the version of a file's schema, 0 where the file is new.
func ours(ctx context.Context, conn *sql.Conn, name string, newest int) (version int, err error) {
	var application, tables int
	err = conn.QueryRowContext(ctx, "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)").
		Scan(&application, &version, &tables)
	switch {
	case err != nil:
		return 0, err
	case application != applicationID && (application != 0 || tables > 0):
		return 0, fmt.Errorf("%w: %s is a database of another program; give the name of a new file", graph.ErrInvalid, name)
	case version > newest:
		return 0, fmt.Errorf("%w: %s was written by a newer diplograph (its schema has version %d, this program knows %d); use that program or load the articles into a new file",
			graph.ErrInvalid, name, version, newest)
	}
	return version, nil
}
