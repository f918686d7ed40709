#!/usr/bin/env bash
# Measures what one choice of households for a flat costs among thousands that wait, with reasons for everybody, and prints a Markdown table.
# Benchmarks/shortlist.sh [--waiting N] [--runs N] [--keep FOLDER]      (defaults: 3000, 30)
# NEUANFANG_BINARY names another binary than the release one. It is no test: nothing fails on a slow machine, and ./test does not run it.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
. tools/setup.sh

need_packages "${build_packages[@]}" python3 || fail "The measurement needs them."
if [ -z "${NEUANFANG_BINARY:-}" ]; then
    need_swift
    build_release || fail "The build failed; its errors stand above."
fi
exec python3 Benchmarks/shortlist.py "$@"
