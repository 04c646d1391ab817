#!/bin/sh
# One kind of test of the web interface: check (types and style), unit, budgets, browser. Ends with 77 where it cannot run.
set -eu
cd "$(dirname "$0")/.."

skip() {
    echo "skipped: $1"
    exit 77
}
command -v node >/dev/null 2>&1 || skip "node is not installed (apt-get install nodejs npm)"
[ -e node_modules/vite/bin/vite.js ] || skip "web/node_modules is not there (tools/build-web)"
with=../tools/with-node

case "$1" in
check) $with node node_modules/typescript/bin/tsc --noEmit && $with node node_modules/@biomejs/biome/bin/biome ci --colors=off --error-on-warnings . ;;
unit) exec $with node node_modules/vitest/vitest.mjs run ;;
budgets) exec $with node tests/browser/budgets.mjs ;;
browser) exec $with node tests/browser/walk.mjs ;;
*) echo "usage: tests/run.sh check|unit|budgets|browser" >&2 && exit 1 ;;
esac
