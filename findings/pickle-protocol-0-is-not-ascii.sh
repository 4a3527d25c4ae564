#!/usr/bin/env bash
# Protocol 0 of pickle is the one that is text in lines. A letter of Latin-1 is a byte above 0x7f in it all
# the same, and not the escape that a letter beyond Latin-1 is, so that a reader who takes the stream for
# ASCII, or for UTF-8, loses it. Seen when a specification of pickle with `encoding: ASCII` was run on real
# files. Guess before the run: both are escapes.
set -euo pipefail
command -v python3 > /dev/null || { echo "This script needs python3."; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python=python3
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo "Python $("$python" -c 'import platform; print(platform.python_version())'), module pickle"
dump() { "$python" -c 'import pickle, sys; print(pickle.dumps(chr(int(sys.argv[1], 16)), protocol=0).hex(" "))' "$1"; }

check 'U+00FC' "$(dump fc)" '56 fc 0a 70 30 0a 2e'
check 'U+0141' "$(dump 141)" '56 5c 75 30 31 34 31 0a 70 30 0a 2e'
