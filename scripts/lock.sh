#!/bin/sh
# Resolves the dependencies for every platform and Python from 3.11 on, with hashes.
# Usage: scripts/lock.sh BIN   (BIN: the environment's folder of commands, uv among them)
set -eu
lock() {
    target=$1
    shift
    "$BIN/uv" pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-annotate --no-header "$@" pyproject.toml -o "requirements/$target.txt"
}
BIN=$1
mkdir -p requirements
lock runtime --group build
lock development --group build --group dev --extra cluster
