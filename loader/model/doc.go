// Package model reads articles with a language model: any endpoint that speaks
// the OpenAI chat-completions protocol and holds an answer to a JSON schema. It
// is off by default.
//
// A model is not believed, it is checked. The article goes out as data, never
// as an instruction; what comes back is only ever decoded by the schema. An
// event is kept where at least one of its quotes is an exact slice of the
// article; the offsets are counted here. Countries, organisations, offices,
// sectors and places are those that the language packs know; what they do not
// know is dropped, never invented. Confidence is a constant of this package.
//
// Where the endpoint fails, or nothing in its answer can be kept, the article
// is read by the default reader. Each reason is told once and all are counted.
// A load has a budget of tokens that it does not exceed by more than what
// answers exceed their own limit.
//
// The files: client (one answer over HTTP, with retries), schema and
// instruction (what is asked for), answer (decoding, quotes), reading (the
// graph's mentions and entities), roster (who is who), budget and failure.
package model
