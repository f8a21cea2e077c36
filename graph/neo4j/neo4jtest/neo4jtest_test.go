package neo4jtest_test

import (
	"net/url"
	"testing"

	"diplograph/graph/neo4j/neo4jtest"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func TestServerAnswersAndIsEmpty(t *testing.T) {
	u, err := url.Parse(neo4jtest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	password, _ := u.User.Password()
	driver, err := neo4j.NewDriverWithContext(u.Scheme+"://"+u.Host, neo4j.BasicAuth(u.User.Username(), password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = driver.Close(t.Context()) }()
	for range 2 {
		got, err := neo4j.ExecuteQuery(t.Context(), driver, "MATCH (n) WITH count(n) AS n CREATE (:Leftover) RETURN n", nil, neo4j.EagerResultTransformer)
		if err != nil {
			t.Fatal(err)
		}
		if n, _ := got.Records[0].Get("n"); n != int64(0) {
			t.Errorf("%v nodes in a wiped graph", n)
		}
		neo4jtest.URL(t)
	}
}
