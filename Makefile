# Every target installs what it needs first. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help chat server client gen test test-grade test-languages test-site test-exercises exercise handout pcap conformance gallery gallery-files pictures fuzz fuzz-codegen lint docs docs-open bench bench-codec bench-gallery bench-generate examples clean build

ifeq ($(origin NAME),undefined)
NAME := $(shell id -un)
endif
HOST ?= 127.0.0.1
PORT ?= 9000
# Neither make nor the shell finds something to expand in what a user gives: NAME='$$x "y" `z`' is that name.
quoted = '$(subst ','\'',$(value $(1)))'
unexport NAME HOST PORT
# What is not installed is never fetched: under the same name there may be something else.
BIN := node_modules/.bin
SECONDS ?= 60
DOCS_PORT ?= 8080
GALLERY_FILES ?= build/gallery-files
SOURCES := $(shell find src generated/typescript -name '*.ts' 2>/dev/null)
EXERCISES := $(sort $(foreach path,$(wildcard docs/exercises/*/check.test.ts),$(firstword $(subst -, ,$(notdir $(patsubst %/,%,$(dir $(path))))))))
# N=1 is the exercise 01.
EXERCISE = $(if $(N),$(firstword $(wildcard docs/exercises/$(N)-*/ docs/exercises/0$(N)-*/)))
GEN_TARGETS := typescript arbitraries javascript python java go rust graphviz

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

chat: build ## join the chat as NAME=Bob; starts a server on PORT if none answers there
	@node dist/src/launcher/main.js --host $(call quoted,HOST) --port $(call quoted,PORT) -- $(call quoted,NAME)

server: build ## run a server on PORT, logs in ./logs
	@node dist/src/server/main.js --port $(call quoted,PORT) $(if $(filter 9000,$(PORT)),,--log-dir logs/$(call quoted,PORT))

client: build ## join a running server as NAME=Bob at HOST and PORT
	@node dist/src/client/main.js --port $(call quoted,PORT) -- $(call quoted,HOST) $(call quoted,NAME)

# The generator is compiled by itself, so that it works when generated/ is missing or broken.
gen: node_modules/.installed ## generate generated/ from spec/
	@$(BIN)/tsc -p tsconfig.gen.json --noCheck
	@node build/gen/src/codegen/main.js $(GEN_TARGETS:%=--target %) --outdir 'generated/{target}' \
	  --runtime ../../src/runtime/index.js --package chat spec/chat.ksy

test: node_modules/.installed ## run all tests
	@$(BIN)/vitest run

test-grade: node_modules/.installed ## hold the grader to right programs and to some ninety faulty ones, in five languages
	@$(BIN)/vitest run --config test/grade/matrix/vitest.config.ts

test-languages: node_modules/.installed ## build the clients in other languages and test them (KAITAI_RUST_RUNTIME=DIR: Rust on the runtime there)
	@$(BIN)/vitest run --config test/languages/vitest.config.ts

exercise: node_modules/.installed ## check your work on the exercise N=01 of docs/exercises/
	@test -n "$(EXERCISE)" || { echo "There is no exercise '$(N)'. N is one of: $(EXERCISES)"; exit 2; }
	@node docs/exercises/run-check.mjs $(EXERCISE)

handout: ## make the copy for students in DIR=../handout: no solutions, no history, green tests
	@test -n '$(DIR)' || { echo 'DIR is the folder to make, as in: make handout DIR=../handout'; exit 2; }
	@node docs/exercises/make-handout.mjs $(call quoted,DIR)

pcap: build ## write spec/examples/ as captures for Wireshark, into build/pcap/
	@node dist/src/pcap/main.js spec/examples build/pcap

test-exercises: node_modules/.installed ## solve every exercise in a copy of the project, and check it
	@$(BIN)/vitest run --config test/exercises/vitest.config.ts

conformance: node_modules/.installed ## run the generator against the official suite in KAITAI_TESTS=DIR (VERBOSE=1: each that fails; WRITE=1: into docs/)
	@$(BIN)/tsc -p test/conformance --noCheck
	@node build/conformance/test/conformance/run.js $(if $(value KAITAI_TESTS),$(call quoted,KAITAI_TESTS)) $(if $(VERBOSE),--list) $(if $(WRITE),--write docs/conformance.md)

gallery: node_modules/.installed ## try the real files in GALLERY_FILES=DIR on the gallery in KAITAI_FORMATS=DIR (FORMATS='zip png'; WRITE=1: into docs/)
	@$(BIN)/tsc -p test/gallery --noCheck
	@node build/gallery/test/gallery/main.js $(if $(value KAITAI_FORMATS),$(call quoted,KAITAI_FORMATS) $(call quoted,GALLERY_FILES)) $(FORMATS) $(if $(WRITE),--write docs/gallery.md)

gallery-files: node_modules/.installed ## make or unpack real files of the gallery's formats into GALLERY_FILES=DIR (FORMATS='zip png')
	@$(BIN)/tsc -p test/gallery --noCheck
	@node build/gallery/test/gallery/make-files/main.js $(call quoted,GALLERY_FILES) $(FORMATS)

test-site: docs ## build the site and test it in Chromium
	@$(BIN)/vitest run --config test/site/browser/vitest.config.ts

pictures: node_modules/.installed ## draw the pictures in docs/pictures/ with the client as it is now
	@PICTURES=write $(BIN)/vitest run test/pictures

fuzz: node_modules/.installed ## attack the server in six ways, for SECONDS=60 each
	@FUZZ_SECONDS=$(SECONDS) $(BIN)/vitest run $(addprefix test/server/,dead-peer.namespaces fuzz log-before-delivery interleavings memory order forging)

fuzz-codegen: node_modules/.installed ## try the generator on random specifications, for SECONDS=60
	@FUZZ_SECONDS=$(SECONDS) $(BIN)/vitest run test/codegen/random-specs

lint: node_modules/.installed ## check format, style, types and who imports whom
	@$(BIN)/biome check --error-on-warnings .
	@$(BIN)/tsc --noEmit -p tsconfig.json --incremental --tsBuildInfoFile build/lint.tsbuildinfo
	@$(BIN)/tsc --noEmit -p docs/site/browser
	@$(BIN)/tsc --noEmit -p test/site/browser
	@$(BIN)/depcruise --config .dependency-cruiser.json --output-type err src generated/typescript generated/arbitraries

# The same bytes everywhere: TypeDoc makes anchors in lower case, and in Turkish `I` becomes another letter there.
docs: export LC_ALL := C
docs: node_modules/.installed ## build the site into site/
	@$(BIN)/tsc -p docs/site --noCheck
	@node build/site/docs/site/main.js
	@$(BIN)/typedoc
	@node build/site/docs/site/finish.js

docs-open: docs ## build the site and serve it on this machine, at DOCS_PORT=8080
	@$(BIN)/sirv site --host 127.0.0.1 --port $(DOCS_PORT) --no-logs

bench: bench-codec ## measure the codec and the server (PEERS=1: other servers too; WRITE=1: into docs/)
	@$(BIN)/tsc -p test/bench/fan-out --noCheck
	@node build/bench/run.js $(if $(WRITE),--write docs/benchmarks.md)

# How large V8 makes the young generation is settled by chance in the first second, and then lasts: with a small one, a
# reader that makes many objects took three times as long in one run as in the next.
LARGE_YOUNG_GENERATION = --min-semi-space-size=64 --max-semi-space-size=64

bench-codec: build ## measure the codec alone
	@$(BIN)/tsc -p test/bench/codec --noCheck
	@node $(LARGE_YOUNG_GENERATION) build/codec-bench/test/bench/codec/run.js $(if $(WRITE),--write docs/benchmarks.md)

bench-gallery: node_modules/.installed ## measure real files beside the official target (KAITAI_FORMATS=DIR, GALLERY_FILES=DIR with manifest.json)
	@$(BIN)/tsc -p test/bench/gallery --noCheck
	@node $(LARGE_YOUNG_GENERATION) build/gallery-bench/test/bench/gallery/run.js $(KAITAI_FORMATS) $(GALLERY_FILES) $(FORMATS)

bench-generate: node_modules/.installed ## measure ksy-codegen beside the official compiler (KAITAI_FORMATS=DIR: on the formats there too)
	@$(BIN)/tsc -p test/bench/generate --noCheck
	@node build/generate-bench/test/bench/generate/run.js $(if $(KAITAI_FORMATS),--formats $(KAITAI_FORMATS)) $(if $(WRITE),--write docs/benchmarks.md)

examples: build ## write the examples of spec/examples/ anew
	@node dist/src/examples/main.js spec/examples

clean: ## remove what was built
	rm -rf dist build site coverage

build: dist/.built

# Two that start at the same moment, say two `make chat`, would install and build into each other's files. So one does it
# and the other waits, and looks again then: what the first has made is not made twice.
ifndef IS_ALONE
ALONE = @node tools/one-at-a-time.mjs .make-lock $(MAKE) --silent --no-print-directory IS_ALONE=1 $@
endif

dist/.built: node_modules/.installed $(SOURCES) tsconfig.json tsconfig.build.json
ifdef ALONE
	$(ALONE)
else
	@$(BIN)/tsc -p tsconfig.build.json
	@touch $@
endif

node_modules/.installed: package.json package-lock.json
ifdef ALONE
	$(ALONE)
else
	@rm -f $@
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@
endif
