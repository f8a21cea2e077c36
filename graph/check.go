package graph

import (
	"fmt"
	"slices"
)

// Check tells whether a store can answer the pattern; stores call it before
// they compile. The error is ErrInvalid.
func (p *Pattern) Check() error {
	if p.Edge != "" {
		return fmt.Errorf("%w: a root pattern has no edge, this one has %s", ErrInvalid, p.Edge)
	}
	if err := p.At.check(); err != nil {
		return err
	}
	if (p.Label == BilateralLabel) != (p.Pair != nil) {
		return fmt.Errorf("%w: a Bilateral, and nothing else, starts at a pair", ErrInvalid)
	}
	if p.Pair != nil {
		if err := p.Pair.check(); err != nil {
			return err
		}
	}
	if p.Text != "" {
		if err := p.checkSearch(); err != nil {
			return err
		}
	}
	if p.Label == "" && p.Text == "" && p.IDs == nil {
		return fmt.Errorf("%w: a root without a label needs a text or ids", ErrInvalid)
	}
	if p.Label == TenureLabel {
		return fmt.Errorf("%w: a Tenure is found below a Person or an Office", ErrInvalid)
	}
	if p.Label == TieLabel {
		return fmt.Errorf("%w: a Tie is found below a Country", ErrInvalid)
	}
	if p.Label == ReviewLabel && (p.IDs != nil || p.At.Known != Forever) {
		return fmt.Errorf("%w: a Review is asked for by no id, and as of now", ErrInvalid)
	}
	return p.check()
}

func (m Moment) check() error {
	if m.Known == "" || m.Today == "" {
		return fmt.Errorf("%w: the moment of the question is missing", ErrInvalid)
	}
	return nil
}

func (p *Pair) check() error {
	if p.A == "" || p.B == "" || p.A == p.B {
		return fmt.Errorf("%w: a pair is two different countries, not %q and %q", ErrInvalid, p.A, p.B)
	}
	return nil
}

func (p *Pattern) checkSearch() error {
	if p.Label != "" || p.IDs != nil || p.Where != nil || p.Order != "" {
		return fmt.Errorf("%w: a search has no label, ids, filter or order of its own", ErrInvalid)
	}
	if p.At.Known != Forever {
		return fmt.Errorf("%w: a search asks about what is known now, not as of %s", ErrInvalid, p.At.Known)
	}
	for _, l := range p.Search {
		if !slices.Contains(SearchLabels[:], l) {
			return fmt.Errorf("%w: a search does not find a %s", ErrInvalid, l)
		}
	}
	return nil
}

func (p *Pattern) check() error {
	if p.Where != nil && !p.Where.filters(p.Label) {
		return fmt.Errorf("%w: %T is no condition on %s", ErrInvalid, p.Where, p.Label)
	}
	if p.First < 0 || p.Last < 0 || p.First > 0 && p.Last > 0 {
		return fmt.Errorf("%w: give first or last, and not less than 0", ErrInvalid)
	}
	if p.After != "" && p.Last > 0 || p.Before != "" && p.Last == 0 {
		return fmt.Errorf("%w: give after with first, before with last", ErrInvalid)
	}
	if !p.Order.orders(p.Label) {
		return fmt.Errorf("%w: %s is no order of %s", ErrInvalid, p.Order, p.Label)
	}
	for _, c := range [...]Cursor{p.After, p.Before} {
		if c == "" {
			continue
		}
		if _, _, err := c.Split(); err != nil {
			return err
		}
	}
	seen := map[string]bool{}
	for _, c := range p.With {
		step, ok := Edges[c.Edge]
		if !ok {
			return fmt.Errorf("%w: there is no edge %q", ErrInvalid, c.Edge)
		}
		if !p.leads(step.From) || !c.fits(step.To) {
			return fmt.Errorf("%w: %s leads from %s to %s, not from %s to %s", ErrInvalid, c.Edge, step.From, step.To, p.Label, c.Label)
		}
		if c.As == "" || seen[c.As] {
			return fmt.Errorf("%w: %s needs a response key of its own, it has %q", ErrInvalid, c.Edge, c.As)
		}
		seen[c.As] = true
		if c.At != (Moment{}) {
			if err := c.At.check(); err != nil {
				return err
			}
			if p.Label.IsEvent() || p.Label == "" {
				return fmt.Errorf("%w: %s below an event is asked as of the event's own moment", ErrInvalid, c.Edge)
			}
		}
		if err := c.check(); err != nil {
			return err
		}
	}
	return nil
}

// leads tells whether an edge from a label can start at this pattern's nodes. A
// root of no label finds nodes of many; an edge they do not have finds nothing.
func (p *Pattern) leads(from Label) bool {
	if p.Label == "" || from == p.Label || p.Label == EventLabel && from.IsEvent() || from == EventLabel && p.Label.IsEvent() {
		return true
	}
	if from != "" {
		return false
	}
	switch p.Label {
	case PersonLabel, OfficeLabel, OrganizationLabel, PlaceLabel:
		return true
	}
	return false
}

func (p *Pattern) fits(to Label) bool {
	return p.Label == to || to == EventLabel && p.Label.IsEvent()
}
