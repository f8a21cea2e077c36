package graph

// Lookup is what a store looks up so that Gather can find the evidence.
type Lookup interface {
	// BlocksOf gives the blocks in which articles or mentions are, by ids; in any order, some perhaps twice.
	BlocksOf(articles, mentions []string) ([]string, error)
	// MentionsIn gives every mention of blocks, withdrawn ones too.
	MentionsIn(blocks []string) ([]*Mention, error)
	// VerdictsOn gives every verdict on mentions, revoked ones too; some perhaps twice.
	VerdictsOn(mentions []string) ([]*Verdict, error)
}

// Gather finds the mentions and the verdicts of what is touched, and the blocks
// that they are in: the touched blocks, those of the touched articles and
// mentions, and those of all mentions that a verdict holds together with one of
// these, until nothing more is found. Articles, events and reviews are left to
// the store. The error is the lookup's own.
func Gather(t Touched, l Lookup) (ev *Evidence, blocks []string, err error) {
	ev = &Evidence{}
	found, err := l.BlocksOf(t.Articles, t.Mentions)
	if err != nil {
		return nil, nil, err
	}
	met, asked, held := map[string]bool{}, map[string]bool{}, map[[2]string]bool{}
	found, ids := unmet(append(found, t.Blocks...), met), unmet(t.Mentions, asked)
	for len(found)+len(ids) > 0 {
		mentions, err := l.MentionsIn(found)
		if err != nil {
			return nil, nil, err
		}
		blocks, ev.Mentions = append(blocks, found...), append(ev.Mentions, mentions...)
		for _, m := range mentions {
			ids = append(ids, unmet([]string{m.ID}, asked)...)
		}
		verdicts, err := l.VerdictsOn(ids)
		if err != nil {
			return nil, nil, err
		}
		ids = nil
		for _, v := range verdicts {
			if k := [2]string{v.A, v.B}; !held[k] {
				held[k] = true
				ev.Verdicts = append(ev.Verdicts, v)
			}
			if v.Joins() {
				ids = append(ids, unmet([]string{v.A, v.B}, asked)...)
			}
		}
		if found, err = l.BlocksOf(nil, ids); err != nil {
			return nil, nil, err
		}
		found = unmet(found, met)
	}
	return ev, blocks, nil
}

// unmet leaves out what was met before or is there twice, and meets the rest.
func unmet(list []string, met map[string]bool) []string {
	var out []string
	for _, x := range list {
		if !met[x] {
			met[x] = true
			out = append(out, x)
		}
	}
	return out
}
