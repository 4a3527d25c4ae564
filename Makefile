# Every target installs what it needs first. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help chat server client gen test fuzz lint docs bench examples clean build

NAME ?= $(shell id -un)
HOST ?= 127.0.0.1
PORT ?= 9000
SECONDS ?= 60
SOURCES := $(shell find src generated/typescript -name '*.ts' 2>/dev/null)
GEN_TARGETS := typescript arbitraries javascript python java rust graphviz

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

chat: build ## join the chat as NAME=Bob; starts a server on PORT if none answers there
	@node dist/src/launcher/main.js --host $(HOST) --port $(PORT) -- "$(NAME)"

server: build ## run a server on PORT, logs in ./logs
	@node dist/src/server/main.js --port $(PORT)

client: build ## join a running server as NAME=Bob at HOST and PORT
	@node dist/src/client/main.js --port $(PORT) -- $(HOST) "$(NAME)"

# The generator is compiled by itself, so that it works when generated/ is missing or broken.
gen: node_modules/.installed ## generate generated/ from spec/
	@npx tsc -p tsconfig.gen.json --noCheck
	@node build/gen/src/codegen/main.js $(GEN_TARGETS:%=--target %) --out 'generated/{target}' \
	  --runtime ../../src/runtime/index.js spec/chat.ksy
	@# The official target is CommonJS, and this package is not.
	@echo '{ "type": "commonjs" }' > generated/javascript/package.json

test: node_modules/.installed ## run all tests
	@npx vitest run

fuzz: node_modules/.installed ## attack the server for SECONDS=60
	@FUZZ_SECONDS=$(SECONDS) npx vitest run test/server/fuzz.test.ts --testTimeout=$$(( ($(SECONDS) + 60) * 1000 ))

lint: node_modules/.installed ## check format, style, types and who imports whom
	@npx biome check --error-on-warnings .
	@npx tsc --noEmit -p tsconfig.json
	@npx depcruise --config .dependency-cruiser.json --output-type err src generated/typescript generated/arbitraries

docs: node_modules/.installed ## build the site into site/
	@node docs/prepare.mjs
	@npx typedoc

bench: build ## measure the codec
	@npx vitest bench --run

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
