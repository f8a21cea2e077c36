package main

import (
	"encoding/json"

	"diplograph/web/audit"
)

type auditCommand struct {
	AuditLog string `default:"diplograph-audit.jsonl" env:"DIPLOGRAPH_AUDIT_LOG" placeholder:"FILE" help:"The audit log."`
	Who      string `placeholder:"NAME" help:"Only what this holder of a token did."`
	What     string `placeholder:"MUTATION" help:"Only this mutation, such as withdrawArticle."`
	Since    string `placeholder:"WHEN" help:"Only since this day or time, in UTC."`
}

// Help is the long help with examples.
func (auditCommand) Help() string {
	return `Prints who changed what through the API, oldest first, one JSON object a line, with what it was before and after.
A running service tells admins the same at /audit?who=…&what=…&since=….

  diplograph audit --since 2026-01-01
  diplograph audit --who amna --what withdrawArticle`
}

// Run prints the entries.
func (c auditCommand) Run(std streams) error {
	q := audit.Query{Who: c.Who, What: c.What}
	if c.Since != "" {
		var err error
		if q.Since, err = audit.ParseTime(c.Since); err != nil {
			return err
		}
	}
	encoder := json.NewEncoder(std.out)
	return audit.At(c.AuditLog).Read(q, func(e *audit.Entry) error { return encoder.Encode(e) })
}
