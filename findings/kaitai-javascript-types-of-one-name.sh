#!/usr/bin/env bash
# Two types whose names differ by an underscore at the end, `head` and `head_`, become one class in the
# JavaScript of the official compiler, and the second hides the first: `head` of the file is read by the
# fields of `head_`. The compiler says nothing. Seen with a physical volume of LVM2, whose specification in
# the public gallery has two such types. Guess before the run: two classes, or an error.
set -euo pipefail
for program in node npm; do command -v "$program" > /dev/null || { echo "This script needs $program."; exit 2; }; done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . kaitai-struct-compiler@0.11.0 kaitai-struct@0.11.0 yaml@2.9.1
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
cat > spec.ksy << 'END'
meta:
  id: spec
seq:
  - id: first
    type: head
types:
  head:
    seq:
      - id: number
        type: u1
      - id: rest
        type: head_
  head_:
    seq:
      - id: letter
        type: u1
END
cat > main.cjs << 'END'
const { readFileSync, writeFileSync } = require('node:fs');
const compiler = require('kaitai-struct-compiler');
const { KaitaiStream } = require('kaitai-struct');
compiler.compile('javascript', require('yaml').parse(readFileSync('spec.ksy', 'utf8')), null, false).then((files) => {
  writeFileSync('Spec.js', files['Spec.js']);
  const { Spec } = require('./Spec.js');
  const { first } = new Spec(new KaitaiStream(Uint8Array.of(7, 8)));
  console.log(first.number, first.letter);
});
END
echo 'kaitai-struct-compiler 0.11.0 and kaitai-struct 0.11.0 of npm; bytes 07 08'

check 'first.number, first.letter' "$(node main.cjs)" 'undefined 7'
