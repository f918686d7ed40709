#!/usr/bin/env bash
# Measures `housing match` side by side with scipy and OR-tools on the same pairs, all in one run, and prints a Markdown table.
# Benchmarks/housing.sh [--sizes small,large] [--alone 300000x3000] [--runs N] [--skip scipy,ortools] [--work FOLDER]      (defaults as shown, 5 runs)
# large needs 4 GB for the other solvers and 210 MB on the disk. It is no test: ./test does not run it.
set -euo pipefail
caller=$PWD
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
root=$PWD
. tools/setup.sh

need_packages "${build_packages[@]}" python3-venv || fail "The measurement needs them."
need_python Benchmarks/housing/requirements.txt || fail "scipy and OR-tools could not be installed."
need_swift
build_release || fail "The build failed; its errors stand above."
cd -- "$caller"
exec "$root/.venv/bin/python" "$root/Benchmarks/housing.py" "$@"
