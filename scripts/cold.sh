#!/bin/sh
# Times `make all` in a new clone with nothing built; crates already downloaded are not downloaded again.
set -eu
cd "$(dirname "$0")/.."
clone=$(mktemp -d)
trap 'rm -rf "$clone"' EXIT
git clone --quiet . "$clone"
cd "$clone"
timed() {
    start=$(date +%s)
    make all >make.log 2>&1 || { cat make.log; exit 1; }
    printf '%-32s %4d s\n' "$1" $(($(date +%s) - start))
}
cargo fetch --quiet --locked
{
    echo "$(uname -sm), $(nproc) cores, $(rustc --version), Node.js $(node --version)"
    timed 'make all, nothing built'
    timed 'make all, nothing changed'
} | tee result.txt
cd "$OLDPWD"
node scripts/docs.js cold <"$clone/result.txt"
