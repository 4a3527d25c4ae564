#!/usr/bin/env bash
# An integer beyond 32 bits is written as a double by the BSON of MongoDB's JavaScript driver, and as a 64-bit
# integer by that of its Python driver: the same document has another type in the database, and above 2^53
# another value. Only a BigInt becomes a 64-bit integer. Seen when BSON of several languages was compared.
# Guess before the run: 2147483648 is a 64-bit integer in both.
set -euo pipefail
for program in node npm; do command -v "$program" > /dev/null || { echo "This script needs $program."; exit 2; }; done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . bson@6.10.4
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
command -v python3 > /dev/null || { echo 'This script needs python3.'; exit 2; }
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check pymongo==4.13.2
echo 'bson 6.10.4 of npm, pymongo 4.13.2; {a: 2147483648}'
javascript() { node -e "console.log(Buffer.from(require('bson').serialize({ a: $1 })).toString('hex'))"; }

check 'JavaScript, 2 ** 31' "$(javascript '2 ** 31')" '10000000''016100''000000000000e041''00'
check 'JavaScript, 2n ** 31n' "$(javascript '2n ** 31n')" '10000000''126100''0000008000000000''00'
check 'Python, 2 ** 31' "$(venv/bin/python -c 'import bson; print(bson.encode({"a": 2 ** 31}).hex())')" '10000000''126100''0000008000000000''00'
