package neo4j

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// address is a store's URL taken apart.
type address struct {
	target   string // without user, password and database: fit for messages
	database string
}

var schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// parse reads neo4j://user:password@host:7687/database, and keeps the password
// out of what the store keeps. The error is graph.ErrInvalid and holds no password.
func parse(raw string) (address, neo4j.AuthToken, error) {
	u, err := url.Parse(raw)
	if err != nil || !slices.Contains(schemes, u.Scheme) || u.Hostname() == "" || u.RawQuery != "" || u.Fragment != "" {
		return address{}, neo4j.AuthToken{}, fmt.Errorf("%w: the store's address must be neo4j://USER:PASSWORD@HOST:7687/DATABASE (or %s); letters such as @ : / in a password are written %%40 %%3A %%2F",
			graph.ErrInvalid, strings.Join(schemes[1:], ", "))
	}
	a := address{target: u.Scheme + "://" + u.Host, database: strings.Trim(u.Path, "/")}
	if a.database == "" {
		a.database = "neo4j"
	}
	if u.User == nil {
		return a, neo4j.NoAuth(), nil
	}
	password, _ := u.User.Password()
	return a, neo4j.BasicAuth(u.User.Username(), password, ""), nil
}
