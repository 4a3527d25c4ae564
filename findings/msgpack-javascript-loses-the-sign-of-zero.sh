#!/usr/bin/env bash
# MessagePack's own library for JavaScript writes -0 as the integer 0, in one byte, since it asks only whether
# a number is an integer; read again it is 0, and 1 / x has another sign. Python's keeps a float a float. Seen
# when an edit of a field to -0.0 came back as 0. Guess before the run: a float of 64 bits, as there is no
# other way to say -0.
set -euo pipefail
for program in node npm; do command -v "$program" > /dev/null || { echo "This script needs $program."; exit 2; }; done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @msgpack/msgpack@3.1.2
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
command -v python3 > /dev/null || { echo 'This script needs python3.'; exit 2; }
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check msgpack==1.1.2
echo '@msgpack/msgpack 3.1.2 of npm, msgpack 1.1.2 of PyPI; -0.0'
cat > main.cjs << 'END'
const { decode, encode } = require('@msgpack/msgpack');
const bytes = encode(-0);
console.log(Buffer.from(bytes).toString('hex'), 1 / decode(bytes));
END

check 'JavaScript' "$(node main.cjs)" '00 Infinity'
check 'Python' "$(venv/bin/python -c 'import msgpack; print(msgpack.packb(-0.0).hex())')" 'cb8000000000000000'
