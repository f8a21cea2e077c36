# Everything that a developer or a CI does. "make" says what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help

SIZES := 1000,10000,100000
READ_SIZES := 10000,100000
STORES := sqlite,neo4j
NEO4J_LIB := .cache/neo4j/lib
LIBRARIES := $(NEO4J_LIB)/.done
PLAYGROUND := web/playground/node_modules/.done
BROWSER := web/browser/node_modules/.done
CHECKS := web/checks/node_modules/.done

.PHONY: help build test race check check-schema release-schema generate playground setup chromium neo4j-libraries bench bench-extract bench-load fuzz clean

help: ## Say what there is
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

build: ## Build the program
	CGO_ENABLED=0 go build -trimpath -o diplograph ./cmd/diplograph

test: setup ## Set up what the tests need, and run all of them
	DIPLOGRAPH_TEST_REQUIRE=neo4j,chromium,node go test -count=1 -timeout 20m ./...

# What a request may allocate is counted without the race detector, which allocates for itself.
race: ## Run the tests that share memory under the race detector
	go test -race -count=1 -timeout 20m ./graph ./graph/memory ./graph/sqlite -skip as_in_memory -rapid.checks=10
	go test -race -count=1 -timeout 20m ./loader/... ./resolvers ./web -skip 'Chromium|LittleWork|OneStatement|TestRecordedQueries/neo4j|TestHostileArguments/neo4j'

check: $(PLAYGROUND) check-schema ## Look for what a reader of the code would mind
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo "not formatted:"; gofmt -l $$(git ls-files '*.go'); exit 1; }
	go vet ./...
	go tool staticcheck ./...
	go generate ./...
	cd web/playground && npm run --silent build
	git diff --exit-code --stat
	@test -z "$$(git status --porcelain -- resolvers web/playground/dist)" || { git status --short; exit 1; }

check-schema: $(CHECKS) ## Lint the schema, and look for what would break clients of the last release
	cd web/checks && node schema.mjs ../../schema.graphqls ../../docs/schema/released.graphqls

release-schema: ## Keep the schema as that of the release: later ones may only add to it
	cp schema.graphqls docs/schema/released.graphqls

generate: ## Make the generated code anew
	go generate ./...

playground: $(PLAYGROUND) ## Build the playground into web/playground/dist
	cd web/playground && npm run --silent build

bench: ## Measure concluding, the stores and the reader
	go test -run '^$$' -bench . -benchmem ./graph ./graph/sqlite ./loader/extract

bench-load: $(LIBRARIES) ## Measure loading, on both stores (SIZES=1000,10000,100000 STORES=sqlite,neo4j)
	DIPLOGRAPH_TEST_NEO4J_HEAP=3g go test ./bench -run '^$$' -bench Load -benchtime 1x -timeout 3h -sizes $(SIZES) -stores $(STORES)

bench-extract: ## Measure the reader in the CPU time that gzip -6 takes for the same text (of-gzip-6), by language
	go test -run '^$$' -bench 'Read/' -benchmem -benchtime 5x ./loader/extract

fuzz: ## Run every fuzz target for 30 seconds
	@grep -roE --include='*_test.go' '^func Fuzz[A-Za-z]+' . | while IFS=: read -r file target; do \
	  echo "$$file $${target#func }"; \
	  go test -run '^$$' -fuzz "^$${target#func }$$" -fuzztime 30s "$$(dirname "$$file")" || exit 1; done

bench-read: $(LIBRARIES) ## Measure reading, on both stores (READ_SIZES=10000,100000 STORES=sqlite,neo4j)
	DIPLOGRAPH_TEST_NEO4J_HEAP=3g go test ./bench -run '^$$' -bench Read -benchtime 1x -timeout 3h -sizes $(READ_SIZES) -stores $(STORES)

setup: $(LIBRARIES) $(BROWSER) $(CHECKS) chromium

neo4j-libraries: $(LIBRARIES) ## Fetch the Neo4j that the tests start

$(LIBRARIES): graph/neo4j/server/pom.xml
	@command -v mvn >/dev/null || { echo "the store tests start a Neo4j from its Maven artefacts: install Maven and Java 17, or set DIPLOGRAPH_TEST_NEO4J"; exit 1; }
	mvn -q -B -f $< dependency:copy-dependencies -DoutputDirectory=$(CURDIR)/$(NEO4J_LIB)
	@touch $@

$(PLAYGROUND): web/playground/package-lock.json
	npm ci --no-audit --no-fund --prefix web/playground
	@touch $@

$(BROWSER): web/browser/package-lock.json
	npm ci --no-audit --no-fund --prefix web/browser
	@touch $@

$(CHECKS): web/checks/package-lock.json
	npm ci --no-audit --no-fund --prefix web/checks
	@touch $@

chromium:
	@command -v chromium >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	  else echo "the browser test needs Chromium: install it (Debian: apt-get install chromium)"; exit 1; fi; }

clean: ## Remove what was built and fetched
	rm -rf diplograph .cache web/playground/node_modules web/browser/node_modules web/checks/node_modules
