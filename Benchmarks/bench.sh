#!/usr/bin/env bash
# Measures the release binary on this machine and prints a Markdown table for docs/performance.md.
# Benchmarks/bench.sh [--cases N] [--runs N] [--engines sqlite,postgres]      (defaults: 57000, 5, both)
# It is no test: nothing fails on a slow machine, and ./test does not run it.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
. tools/setup.sh
. tools/postgres.sh

need_packages "${build_packages[@]}" wrk python3 && need_postgres || fail "The measurements need them."
need_swift
build_release || fail "The build failed; its errors stand above."
trap stop_postgres EXIT
trap 'exit 130' INT TERM
start_postgres || fail "PostgreSQL could not be started."
python3 Benchmarks/bench.py "$@"
