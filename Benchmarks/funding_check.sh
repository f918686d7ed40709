#!/usr/bin/env bash
# Measures funding-check --batch side by side with other engines on the same invented people, and prints a Markdown table.
# Benchmarks/funding_check.sh FOLDER [--rows N] [--runs N] [--work FOLDER] [--skip numpy,openfisca,zen]      (defaults: 1000000, 5)
# FOLDER holds the comparison: gen.py, ref_numpy.py and the bench_*.py of the other engines; NEUANFANG_COMPARISON may name it instead.
# --work keeps tables and answers there for the next time; without it they are removed. It is no test: ./test does not run it.
set -euo pipefail
if [ $# -gt 0 ] && [ "${1#--}" = "$1" ]; then comparison=$1 && shift; else comparison=${NEUANFANG_COMPARISON:-}; fi
[ -n "$comparison" ] && [ -f "$comparison/ref_numpy.py" ] || { sed -n '2,6s/^# //p' "$0" >&2; exit 2; }
comparison=$(cd -- "$comparison" && pwd)
caller=$PWD
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
root=$PWD
. tools/setup.sh

need_packages "${build_packages[@]}" python3-venv || fail "The measurement needs them."
need_python Benchmarks/funding-check/requirements.txt || fail "numpy and the other engines could not be installed."
need_swift
build_release || fail "The build failed; its errors stand above."
cd -- "$caller"
exec "$root/.venv/bin/python" "$root/Benchmarks/funding_check.py" "$comparison" "$@"
