# Every target installs what it needs first. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help chat server client gen test test-languages test-site test-exercises exercise conformance pictures fuzz fuzz-codegen lint docs docs-open bench bench-codec examples clean build

NAME ?= $(shell id -un)
HOST ?= 127.0.0.1
PORT ?= 9000
SECONDS ?= 60
DOCS_PORT ?= 8080
SOURCES := $(shell find src generated/typescript -name '*.ts' 2>/dev/null)
EXERCISES := $(sort $(foreach path,$(wildcard docs/exercises/*/check.test.ts),$(firstword $(subst -, ,$(notdir $(patsubst %/,%,$(dir $(path))))))))
EXERCISE = $(if $(N),$(wildcard docs/exercises/$(N)-*/))
GEN_TARGETS := typescript arbitraries javascript python java go rust graphviz

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

chat: build ## join the chat as NAME=Bob; starts a server on PORT if none answers there
	@node dist/src/launcher/main.js --host $(HOST) --port $(PORT) -- "$(NAME)"

server: build ## run a server on PORT, logs in ./logs
	@node dist/src/server/main.js --port $(PORT)

client: build ## join a running server as NAME=Bob at HOST and PORT
	@node dist/src/client/main.js --port $(PORT) -- $(HOST) "$(NAME)"

# The generator is compiled by itself, so that it works when generated/ is missing or broken.
gen: node_modules/.installed ## generate generated/ from spec/
	@npx tsc -p tsconfig.gen.json --noCheck
	@node build/gen/src/codegen/main.js $(GEN_TARGETS:%=--target %) --outdir 'generated/{target}' \
	  --runtime ../../src/runtime/index.js --package chat spec/chat.ksy

test: node_modules/.installed ## run all tests
	@npx vitest run

test-languages: node_modules/.installed ## build the clients in other languages and test them (KAITAI_RUST_RUNTIME=DIR: Rust on the runtime there)
	@npx vitest run --config test/languages/vitest.config.ts

exercise: node_modules/.installed ## check your work on the exercise N=01 of docs/exercises/
	@test -n "$(EXERCISE)" || { echo "There is no exercise '$(N)'. N is one of: $(EXERCISES)"; exit 2; }
	@npx vitest run --config docs/exercises/vitest.config.ts $(EXERCISE)

test-exercises: node_modules/.installed ## solve every exercise in a copy of the project, and check it
	@npx vitest run --config test/exercises/vitest.config.ts

conformance: node_modules/.installed ## run the generator against the official suite in KAITAI_TESTS=DIR (VERBOSE=1: each that fails; WRITE=1: into docs/)
	@npx tsc -p test/conformance --noCheck
	@node build/conformance/test/conformance/run.js $(KAITAI_TESTS) $(if $(VERBOSE),--list) $(if $(WRITE),--write docs/conformance.md)

test-site: docs ## build the site and test it in Chromium
	@npx vitest run --config test/site/browser/vitest.config.ts

pictures: node_modules/.installed ## draw the pictures in docs/pictures/ with the client as it is now
	@PICTURES=write npx vitest run test/pictures

fuzz: node_modules/.installed ## attack the server in six ways, for SECONDS=60 each
	@FUZZ_SECONDS=$(SECONDS) npx vitest run $(addprefix test/server/,fuzz log-before-delivery interleavings memory order forging)

fuzz-codegen: node_modules/.installed ## try the generator on random specifications, for SECONDS=60
	@FUZZ_SECONDS=$(SECONDS) npx vitest run test/codegen/random-specs

lint: node_modules/.installed ## check format, style, types and who imports whom
	@npx biome check --error-on-warnings .
	@npx tsc --noEmit -p tsconfig.json --incremental --tsBuildInfoFile build/lint.tsbuildinfo
	@npx tsc --noEmit -p docs/site/browser
	@npx tsc --noEmit -p test/site/browser
	@npx depcruise --config .dependency-cruiser.json --output-type err src generated/typescript generated/arbitraries

# The same bytes everywhere: TypeDoc makes anchors in lower case, and in Turkish `I` becomes another letter there.
docs: export LC_ALL := C
docs: node_modules/.installed ## build the site into site/
	@npx tsc -p docs/site --noCheck
	@node build/site/docs/site/main.js
	@npx typedoc
	@node build/site/docs/site/finish.js

docs-open: docs ## build the site and serve it on this machine, at DOCS_PORT=8080
	@npx sirv site --host 127.0.0.1 --port $(DOCS_PORT) --no-logs

bench: bench-codec ## measure the codec and the server (PEERS=1: other servers too; WRITE=1: into docs/)
	@npx tsc -p test/bench/fan-out --noCheck
	@node build/bench/run.js $(if $(WRITE),--write docs/benchmarks.md)

# How large V8 makes the young generation is settled by chance in the first second, and then lasts: with a small one, a
# reader that makes many objects took three times as long in one run as in the next.
LARGE_YOUNG_GENERATION = --min-semi-space-size=64 --max-semi-space-size=64

bench-codec: build ## measure the codec alone
	@npx tsc -p test/bench/codec --noCheck
	@node $(LARGE_YOUNG_GENERATION) build/codec-bench/test/bench/codec/run.js $(if $(WRITE),--write docs/benchmarks.md)

examples: build ## write the examples of spec/examples/ anew
	@node dist/src/examples/main.js spec/examples

clean: ## remove what was built
	rm -rf dist build site coverage

build: dist/.built

dist/.built: node_modules/.installed $(SOURCES) tsconfig.json tsconfig.build.json
	@npx tsc -p tsconfig.build.json
	@touch $@

node_modules/.installed: package.json package-lock.json
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@
