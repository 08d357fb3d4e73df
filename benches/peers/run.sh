#!/bin/sh
# Measures everything that docs/performance.md has tables for, and puts the tables there.
# Takes an hour or more on two cores, and about 10 GB in WORK. README.md says what is measured.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${WORK:-/tmp/spona-peers}
profiles=${PROFILES:-200000}
sizes=${SIZES:-10000,100000,1000000}

mkdir -p "$work"
cargo build --release --package cli --manifest-path "$root/Cargo.toml"
target=${CARGO_TARGET_DIR:-$root/target}
[ -d "$work/python" ] || python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --requirement "$here/requirements.txt"

# The binary looks for models and taxonomy in the working directory and above.
cd "$root"
compare() {
    "$work/python/bin/python" "$here/compare.py" --spona "$target/release/spona" --work "$work" \
        --doc "$root/docs/performance.md" "$@"
}
compare --profiles "$profiles"
compare --scaling "$sizes"
