// Package answer gives what a store found as GraphQL values. Its types do not
// ask anything: each hands over what its node already holds, by the key under
// which the pattern asked for it (Key). It is apart from package resolvers
// because the generated code imports it.
package answer
