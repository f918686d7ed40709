#!/usr/bin/env bash
# How often the comparison of names is right, on invented pairs whose answer is known. Benchmarks/names.sh [SEED] [PAIRS]   (defaults: 20261121, 20000)
# Rules and thresholds were chosen on seed 1; the figures in docs/performance.md are of seed 20261121, which nothing was chosen on.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
. tools/setup.sh
need_swift
build_release || fail "The build failed; its errors stand above."
pairs=$(mktemp)
trap 'rm -f "$pairs"' EXIT
python3 Benchmarks/names/generate_pairs.py --seed "${1:-20261121}" --pairs "${2:-20000}" > "$pairs"
.build/release/neuanfang names-check "$pairs"
