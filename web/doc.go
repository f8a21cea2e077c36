// Package web is everything HTTP: the GraphQL endpoint with its limits, the
// playground, the start page, health and metrics.
//
// New builds one http.Handler; Serve runs it until its context ends. The
// handler knows no store: the executable schema, the health and the figures of
// the start page come with Config. What a client may cause is bounded before
// any of it reaches the schema (Limits), and what it may see of an error is
// decided in one place (errors.go).
package web
