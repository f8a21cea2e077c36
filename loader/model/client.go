package model

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// client gets one answer at a time from the endpoint. It may be used by many at once.
type client struct {
	address *url.URL
	key     Key
	http    *http.Client
	timeout time.Duration
	pause   time.Duration
	budget  *budget
	request *requests
}

func newClient(s Settings, address *url.URL, of *schema) *client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 64
	transport.MaxResponseHeaderBytes = 64 << 10
	c := &client{
		address: address, key: s.Key, timeout: s.Timeout, pause: s.Pause,
		budget:  &budget{limit: s.Budget},
		request: &requests{model: s.Name, format: strictly(of)},
		http: &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse // the key and the article go where they were sent, nowhere else
		}},
	}
	if c.timeout <= 0 {
		c.timeout = defaultTimeout
	}
	if c.pause <= 0 {
		c.pause = defaultPause
	}
	return c
}

// outcome is what one attempt brought: an answer, or a failure and whether and
// when another attempt makes sense. Tokens is what it cost.
type outcome struct {
	answer  string
	tokens  int
	failure *Failure
	again   bool
	after   time.Duration // at least so long, as the endpoint asks
	refused string        // the property of the request that the endpoint does not know
}

// ask gets the answer to a question. The error is a *Failure, or the context's.
func (c *client) ask(ctx context.Context, question string) (string, error) {
	for attempt, pause := 1, c.pause; ; {
		how := c.request.dialect()
		body, err := c.request.encode(how, question)
		if err != nil {
			return "", &Failure{Reason: Malformed, text: "the article cannot be asked about"}
		}
		cost := estimate(body)
		if cost > questionTokens {
			return "", &Failure{Reason: TooLong, text: fmt.Sprintf("the article is too long for the model (about %d tokens, at most %d)", cost, questionTokens)}
		}
		cost += answerTokens
		if !c.budget.hold(cost) {
			return "", &Failure{Reason: Spent, text: fmt.Sprintf("the budget of %d tokens is spent (%d used; another article may need %d)", c.budget.limit, c.budget.used(), cost)}
		}
		out := c.post(ctx, body, cost)
		c.budget.pay(cost, out.tokens)
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if out.failure == nil {
			return out.answer, nil
		}
		if out.refused != "" && c.request.adapt(how, out.refused) {
			continue
		}
		if attempt == attempts || !out.again || out.after > patience {
			return "", out.failure
		}
		wait := time.NewTimer(max(out.after, pause/2+rand.N(pause/2+1)))
		select {
		case <-ctx.Done():
			wait.Stop()
			return "", ctx.Err()
		case <-wait.C:
		}
		attempt++
		pause *= 2
	}
}

// post makes one attempt. An attempt that may have been worked on but says
// nothing of its cost is taken to have cost the estimate.
func (c *client) post(ctx context.Context, body []byte, estimate int) outcome {
	ctx, stop := context.WithTimeout(ctx, c.timeout)
	defer stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.address.String(), bytes.NewReader(body))
	if err != nil {
		return outcome{failure: &Failure{Reason: Refused, fatal: true, text: "the model's URL cannot be asked"}}
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json")
	if c.key != "" {
		req.Header.Set("Authorization", "Bearer "+string(c.key))
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return c.broken(ctx, err, estimate)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusOK {
		return c.declined(resp)
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, answerBytes+1))
	switch {
	case len(b) > answerBytes:
		return outcome{tokens: estimate, failure: &Failure{Reason: Malformed, text: fmt.Sprintf("the model at %s answers more than %d KB", c.address.Host, answerBytes>>10)}}
	case err != nil:
		return c.broken(ctx, err, estimate)
	}
	e, err := unwrap(b)
	if err != nil {
		return outcome{tokens: estimate, failure: &Failure{Reason: Malformed, text: fmt.Sprintf("the message of %s is not of the chat-completions form", c.address.Host)}}
	}
	out := outcome{tokens: e.Usage.TotalTokens}
	if out.tokens <= 0 {
		out.tokens = estimate
	}
	if out.answer, err = e.open(); err != nil {
		out.failure = &Failure{Reason: Malformed, text: fmt.Sprintf("the model at %s gives no whole answer: %v", c.address.Host, err)}
	}
	return out
}

// broken is the outcome of an attempt that the network or the clock ended.
func (c *client) broken(ctx context.Context, err error, estimate int) outcome {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		// Not again: it would cost as much and take as long.
		return outcome{tokens: estimate, failure: &Failure{Reason: Late, text: fmt.Sprintf("the model at %s gave no answer within %s", c.address.Host, c.timeout)}}
	}
	out := outcome{tokens: estimate, again: true,
		failure: &Failure{Reason: Silent, text: fmt.Sprintf("the model at %s cannot be reached, or breaks off; is the URL right and the endpoint running?", c.address.Host)}}
	if op := (*net.OpError)(nil); errors.As(err, &op) && op.Op == "dial" {
		out.tokens = 0
	}
	return out
}

// declined is the outcome of an attempt that the endpoint answered with a status
// other than 200. What it says about it is not repeated: it may hold anything.
func (c *client) declined(resp *http.Response) outcome {
	host, code := c.address.Host, resp.StatusCode
	refuse := func(fatal bool, format string, args ...any) outcome {
		return outcome{failure: &Failure{Reason: Refused, fatal: fatal, text: fmt.Sprintf(format, args...)}}
	}
	switch {
	case code == http.StatusTooManyRequests || code == http.StatusRequestTimeout || code >= 500:
		return outcome{again: true, after: retryAfter(resp.Header.Get("Retry-After")),
			failure: &Failure{Reason: Busy, text: fmt.Sprintf("the model at %s is busy or broken (HTTP %d)", host, code)}}
	case code == http.StatusUnauthorized || code == http.StatusForbidden || code == http.StatusPaymentRequired:
		return refuse(true, "the model at %s refuses the key (HTTP %d); is it right, and may it use this model?", host, code)
	case code == http.StatusNotFound || code == http.StatusMethodNotAllowed || code == http.StatusGone:
		return refuse(true, "%s has no such address or model (HTTP %d); check the URL and the model's name", host, code)
	case code < 400:
		return refuse(true, "%s answers with HTTP %d instead of a message; check the URL", host, code)
	}
	out := refuse(false, "the model at %s takes no such request (HTTP %d); can it hold answers to a JSON schema, and articles of this length?", host, code)
	var complaint struct {
		Error struct {
			Param string `json:"param"`
		} `json:"error"`
	}
	if json.NewDecoder(io.LimitReader(resp.Body, 64<<10)).Decode(&complaint) == nil {
		out.refused = complaint.Error.Param
	}
	return out
}

// retryAfter reads the header of that name: seconds, or a day and time; 0 where it says neither.
func retryAfter(header string) time.Duration {
	if n, err := strconv.Atoi(header); err == nil && n > 0 {
		return time.Duration(min(n, 1<<20)) * time.Second
	}
	if t, err := http.ParseTime(header); err == nil {
		return max(0, time.Until(t))
	}
	return 0
}
