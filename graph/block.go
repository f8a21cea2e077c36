package graph

import "strings"

// BlockOf is the key of the block in which a mention is concluded: its event
// type and its parties; for a visit the guest and the host. Mentions of
// different blocks are one event only where a verdict says so.
func BlockOf(m *Mention) string {
	if m.Type == VisitType {
		return string(m.Type) + "|" + m.Guest + ">" + m.Host
	}
	if m.Type == StatementType {
		return string(m.Type) + "|" + string(m.Kind) + "|" + strings.Join(m.Parties(), ",") + "|" + m.SpeakerID
	}
	return string(m.Type) + "|" + strings.Join(m.Parties(), ",")
}
