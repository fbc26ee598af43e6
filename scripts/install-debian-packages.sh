#!/bin/sh
# Installs the Debian packages that the tests drive: a browser, a database, a queue, an office.
set -eu

missing=""
need() { # need COMMAND-OR-FILE PACKAGE
    command -v "$1" >/dev/null 2>&1 || [ -e "$1" ] || missing="$missing $2"
}
need chromium chromium
need redis-server redis-server
need soffice libreoffice-writer
need pdftotext poppler-utils
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need these Debian packages, or their like on your system:$missing" >&2
    exit 1
fi
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo"
else
    echo "The tests need these Debian packages; install them as root with:" >&2
    echo "  apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing for the tests:$missing"
$as_root apt-get update -qq -o Acquire::Retries=5
# shellcheck disable=SC2086 # The list is meant to fall into words.
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Acquire::Retries=5 --no-install-recommends $missing >/dev/null
