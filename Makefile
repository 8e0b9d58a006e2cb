# Growth Lab. Every target is a plain command or two; `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help all guests run test test-rust test-node test-workshop test-web audit-web audit-claims-web check docs sizes web site \
	workshop doctor growscope test-growscope growscope-packages growscope-smith growscope-million publish-check workshop-guests workshop-kit bench bench-js bench-rust \
	bench-engines bench-growscope bench-report engines claims claims-page optimise limits cold clean tools node

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Whoever adds tests adds them nowhere here: every file *.test.js is found.
TESTS = $(shell find . -name '*.test.js' -not -path '*/node_modules/*' -not -path './target/*' -not -path './dist/*')
TEST = node --test --test-reporter=spec --test-concurrency=$(shell getconf _NPROCESSORS_ONLN)

all: guests run ## build every variant and both hosts, run both, print the matrix

guests: tools ## build every guest into dist/, and check each artefact
	cargo run --quiet --package build-guests

run: guests ## run both hosts and print one table
	cargo run --quiet --package host-rust -- matrix --report-only
	node host-node matrix --report-only
	rm -f dist/report/host-web-*.json # kept by the page's tests, and of guests that may have changed since
	node host-node report

test: test-rust test-node test-workshop check test-web ## run everything: all hosts' tests, doc tests, format, lints, types, the docs

test-rust: guests ## run the Rust tests: guests natively, the build, the wasmtime host, the documentation's examples
	cargo test --quiet --workspace

test-node: guests node_modules ## run the JavaScript tests of every room that has no target of its own
	$(TEST) $(filter-out ./workshop/% ./host-web/% ./growscope/js/%,$(TESTS))

growscope: guests node_modules ## pack growscope's npm package into dist/growscope-VERSION.tgz
	node growscope/js/build.js
	npm pack --silent --pack-destination dist ./target/growscope-npm

test-growscope: growscope growscope-smith ## run growscope's tests of modules by seed, and of its npm package, installed as a user would
	node --test --test-reporter=spec growscope/js/test/*.test.js

growscope-smith: ## hold growscope's verdicts and rewrites against what modules do that are made by seed: SEEDS=0..20000
	RUST_LIB_BACKTRACE=0 GROWSCOPE_SEEDS=$(or $(SEEDS),0..20000) cargo test --quiet --profile smith --package growscope --test seeds -- --nocapture

growscope-million: node_modules ## the same for a million seeds, for hours: what is done is written down, and not done again
	node growscope/seeds/run.js

growscope-packages: growscope ## run real packages plain and under growscope, and write what was found
	node growscope/packages/run.js --write

publish-check: growscope ## make all that could be published, and publish nothing: three crates and the npm package
	cargo package --quiet --allow-dirty --package bump --package growscope --package moving-memory
	npm publish --dry-run ./target/growscope-npm

test-workshop: guests ## check every exercise and its wrong fixes, and the runner itself, in a terminal and without one
	node workshop audit
	$(TEST) $(filter ./workshop/%,$(TESTS))

test-web: run node_modules ## run the page's tests in the browsers that are installed, Chromium and Firefox
	node --test --test-reporter=spec host-web/test/*.test.js

audit-web: run node_modules ## check every exercise of the page and its wrong fixes, in Chromium and Firefox
	node host-web/test/audit.js

audit-claims-web: run node_modules ## run every claim's probe by the page's button, in Chromium and Firefox, against the stored columns
	node host-web/test/claims-audit.js

web: run node_modules ## assemble the lab page and serve it on localhost
	node host-web/server

site: run node_modules ## the page for any static host in dist/site/, and in one file, dist/growth-lab.html
	node host-web/server --site

workshop: node ## the exercises: read, edit, save, and go on when it passes
	@node workshop

doctor: node ## is this machine ready for the workshop?
	@node workshop doctor

lowest: ## build each crate that could be published with the oldest Rust that it promises
	node scripts/lowest.js

workshop-guests: guests ## copy the guests that the exercises use from dist/ to workshop/guests/
	node workshop/take-guests.js

workshop-kit: run node_modules ## one archive with everything that a class without a network needs
	node host-web/server --assemble-only
	node workshop/kit/make.js

check: run node_modules ## check format, lints, types, and that the docs show today's observations
	cargo fmt --all --check
	cargo clippy --quiet --workspace --all-targets --features bind-guest/glue -- --deny warnings
	npx prettier --check --log-level warn .
	npx tsc --project .
	node scripts/docs.js --check
	node benchmarks/report.js --check

docs: run sizes node_modules ## write what was built and observed today into the README and HEAPS.md
	node scripts/docs.js

sizes: guests ## what each allocator adds to a guest, in bytes
	node scripts/sizes.js

bench: bench-rust bench-js bench-report ## measure everything, on a machine that does nothing else, and write it down

bench-rust: guests ## measure the wasmtime host with criterion
	rm -rf target/criterion
	cargo bench --quiet --package host-rust --bench all
	node scripts/bench-rust.js

bench-js: guests node_modules ## measure this JavaScript engine
	node benchmarks/js/run.js

bench-growscope: guests node_modules ## measure growscope beside wasmparser's validation on modules from npm
	node growscope/benches/run.js
	node scripts/docs.js cost

bench-engines: guests node_modules ## measure the other JavaScript engines that can be had
	node benchmarks/js/engines.js --fetch

bench-report: node_modules ## plots and tables from the CSVs in benchmarks/results/
	node benchmarks/plot.js
	node benchmarks/report.js

engines: guests node_modules ## run the matrix on every JavaScript engine that can be had, and print what differs
	node engines

claims: guests node_modules ## run every claim on every engine that can be had, and print the verdicts
	node claims run

claims-page: guests node_modules ## the register as dist/claims.json, with all that a page needs to show and to run it
	node claims export dist/claims.json

optimise: guests ## optional: what wasm-opt makes of each guest, in dist/optimised/
	node scripts/optimise.js

limits: run ## how soon both hosts end a guest that waits, loops, grows, compiles or allocates without end
	node scripts/limits.js

cold: ## time `make all` from nothing, in a new clone
	sh scripts/cold.sh

clean: ## remove everything that was built
	cargo clean
	rm -rf dist node_modules

tools:
	@sh scripts/check-tools.sh

node:
	@sh scripts/check-tools.sh node

node_modules: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch node_modules
