// Package auth says who asks and what they may do: by tokens that are kept as
// hashes in a file or the environment, or by an OpenID Connect issuer.
package auth
