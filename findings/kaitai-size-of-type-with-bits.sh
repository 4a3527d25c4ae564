#!/usr/bin/env bash
# `sizeof` of a type of three bits, a u2 and twelve bits is 4 bytes, and `bitsizeof` 31, in all official
# targets. Reading such a type takes 5 bytes, as the u2 begins at a whole byte: the five bits that are
# skipped are not counted, so an offset computed by `sizeof` is short. Guess before the run: 5, the number
# of bytes that reading takes.
set -euo pipefail
for program in npm python3 javac mvn; do command -v "$program" > /dev/null || { echo "This script needs $program."; exit 2; }; done

folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . kaitai-struct-compiler@0.11.0 yaml@2.9.1 kaitai-struct@0.11.0
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check kaitaistruct==0.11
mvn -q -B dependency:copy -Dartifact=io.kaitai:kaitai-struct-runtime:0.11 -DoutputDirectory=jars -Dstyle.color=never > /dev/null

cat > spec.ksy << 'END'
meta:
  id: spec
  endian: le
seq:
  - id: part
    type: part
types:
  part:
    seq:
      - id: a
        type: b3
      - id: b
        type: u2
      - id: c
        type: b12
instances:
  size:
    value: sizeof<part>
  taken:
    value: part._io.pos
END
cat > compile.cjs << 'END'
const { readFileSync, writeFileSync } = require('node:fs');
const compiler = require('kaitai-struct-compiler');
const spec = require('yaml').parse(readFileSync('spec.ksy', 'utf8'));
(async () => {
  for (const language of process.argv.slice(2)) {
    const files = await compiler.compile(language, spec, null, false);
    for (const [name, text] of Object.entries(files)) writeFileSync(name.split('/').pop(), text);
  }
})();
END
node compile.cjs javascript python java
printf '\xe0\x01\x02\x12\x30' > input.bin

check() { printf '%-12s%s\n' "$1:" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo 'kaitai-struct-compiler 0.11.0, and the runtimes of that version'

cat > main.cjs << 'END'
const { KaitaiStream } = require('kaitai-struct');
const { Spec } = require('./Spec.js');
const r = new Spec(new KaitaiStream(require('node:fs').readFileSync('input.bin')));
console.log(r.size, r.taken);
END
check JavaScript "$(node main.cjs 2>&1)" '4 5'

cat > main.py << 'END'
from spec import Spec
r = Spec.from_file('input.bin')
print(r.size, r.taken)
END
check Python "$(venv/bin/python main.py 2>&1)" '4 5'

cat > Main.java << 'END'
class Main {
    public static void main(String[] args) throws Exception {
        Spec r = Spec.fromFile("input.bin");
        System.out.println(r.size() + " " + r.taken());
    }
}
END
javac -nowarn -cp 'jars/*' *.java
check Java "$({ java -cp 'jars/*:.' Main 2>&1 || true; })" '4 5'
