// Package bench measures loading and reading on both stores, with invented news
// (loader/press): "make bench-load" and "make bench-read". It is all tests:
// a small run of each is one, so that what measures does not rot.
package bench
