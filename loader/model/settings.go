package model

import (
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"time"

	"diplograph/graph"
)

// Settings say which model to ask, and how patiently. A zero duration is the default.
type Settings struct {
	// URL is where the endpoint's paths begin, such as https://models.example/v1;
	// /chat/completions is added where it is not there.
	URL string
	Key Key
	// Name is the model's.
	Name string
	// Budget is how many tokens one load may cost, questions and answers together.
	Budget int
	// Timeout is for one attempt, from the request to the answer's last byte: two minutes by default.
	Timeout time.Duration
	// Pause comes before the second attempt and doubles before each further one: a second by default.
	Pause time.Duration
}

const (
	defaultTimeout = 2 * time.Minute
	defaultPause   = time.Second
	// patience is the longest wait that an endpoint may ask for.
	patience = time.Minute
	attempts = 4
	// answerTokens is the longest answer that is asked for, answerBytes the largest that is read.
	answerTokens = 8192
	answerBytes  = 1 << 20
	// questionTokens is the longest question that is asked: no article of news is longer.
	questionTokens = 100_000
)

// Key is a secret: however it is printed, it shows nothing of itself.
type Key string

// Format writes a mark in the key's place.
func (Key) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "(hidden)") }

// MarshalText writes a mark in the key's place.
func (Key) MarshalText() ([]byte, error) { return []byte("(hidden)"), nil }

// endpoint checks the settings and gives the address to post to. The error is graph.ErrInvalid.
func (s *Settings) endpoint() (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s.URL))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, fmt.Errorf("%w: the model's URL must be an http or https address such as https://models.example/v1", graph.ErrInvalid)
	}
	switch {
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return nil, fmt.Errorf("%w: the model's URL must be a plain address without user, query and fragment; give the key in its own variable", graph.ErrInvalid)
	case strings.TrimSpace(s.Name) == "":
		return nil, fmt.Errorf("%w: the model's name is missing", graph.ErrInvalid)
	case s.Budget <= 0:
		return nil, fmt.Errorf("%w: the budget must be at least one token, not %d", graph.ErrInvalid, s.Budget)
	case strings.ContainsFunc(string(s.Key), func(r rune) bool { return r <= ' ' || r > '~' }):
		return nil, fmt.Errorf("%w: the model's key has a blank or a letter that no key has; was it copied whole?", graph.ErrInvalid)
	case s.Key != "" && u.Scheme == "http" && !loopback(u.Hostname()):
		return nil, fmt.Errorf("%w: the model's key would go over the network in the clear; use https, or no key", graph.ErrInvalid)
	}
	if path := strings.TrimRight(u.Path, "/"); strings.HasSuffix(path, "/chat/completions") {
		u.Path = path
	} else {
		u.Path = path + "/chat/completions"
	}
	return u, nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
