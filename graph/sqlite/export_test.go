package sqlite

import "context"

// Chains looks for chains between countries that are linked in pairs.
func Chains(ctx context.Context, pairs [][2]string, from, to string, maxLength, first int) ([][]string, error) {
	w := &walk{links: map[string]map[string]int64{}, from: from, to: to, first: first}
	for _, p := range pairs {
		w.link(p[0], p[1], 1)
		w.link(p[1], p[0], 1)
	}
	err := w.look(ctx, maxLength)
	return w.found, err
}
