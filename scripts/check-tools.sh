#!/bin/sh
# Names every tool that is missing, with the way to get it. Prints nothing when all are there.
#   sh scripts/check-tools.sh [node]    with `node`, nothing else is looked for
cd "$(dirname "$0")/.." || exit 1
missing=0

lacks() {
    printf 'missing: %s\n    get: %s\n' "$1" "$2" >&2
    missing=1
}

[ "${1:-}" = node ] || command -v cargo >/dev/null || lacks 'Rust (cargo, rustc)' 'https://rustup.rs'
if ! command -v node >/dev/null; then
    lacks 'Node.js 20 or later' 'https://nodejs.org, or your package manager'
elif [ "$(node -p 'process.versions.node.split(".")[0] >= 20')" != true ]; then
    lacks "Node.js 20 or later (this is $(node --version))" 'https://nodejs.org, or your package manager'
fi
[ "${1:-}" != node ] || exit "$missing"
command -v npm >/dev/null || lacks 'npm, for the format and type checks of make test' 'it comes with Node.js: https://nodejs.org'
[ "$missing" -eq 0 ] || exit 1

# rustup does not everywhere fetch the pinned toolchain by itself.
if ! problem=$(rustc --version 2>&1); then
    channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
    echo "installing Rust $channel …" >&2
    rustup toolchain install "$channel" --profile minimal --component clippy --component rustfmt ||
        lacks "Rust $channel: $problem" "rustup toolchain install $channel"
fi
exit "$missing"
