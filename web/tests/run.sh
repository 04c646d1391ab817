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
if [ "$(node -p 'var v = process.versions.node.split("."); v[0] > 20 || (v[0] == 20 && v[1] >= 19)')" != true ]; then
    skip "node $(node --version) is older than 20.19"
fi

case "$1" in
check) node node_modules/typescript/bin/tsc --noEmit && node node_modules/@biomejs/biome/bin/biome ci --colors=off --error-on-warnings . ;;
unit) exec node node_modules/vitest/vitest.mjs run ;;
budgets) exec node tests/browser/budgets.mjs ;;
browser) exec node tests/browser/walk.mjs ;;
*) echo "usage: tests/run.sh check|unit|budgets|browser" >&2 && exit 1 ;;
esac
