#!/usr/bin/env bash
# A field of type u4 is a long in Java, but an expression of two of them is cast to int: an end of `offset +
# len` beyond 2 GiB is negative. JavaScript and Python have the sum. Guess before the run: Java keeps the
# long of its fields.
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
  - id: offset
    type: u4
  - id: len
    type: u4
instances:
  end:
    value: offset + len
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
printf '\x00\x28\x6b\xee\x00\xca\x9a\x3b' > input.bin

check() { printf '%-12s%s\n' "$1:" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo 'kaitai-struct-compiler 0.11.0, and the runtimes of that version'

cat > main.cjs << 'END'
const { KaitaiStream } = require('kaitai-struct');
const { Spec } = require('./Spec.js');
const r = new Spec(new KaitaiStream(require('node:fs').readFileSync('input.bin')));
console.log(r.end);
END
check JavaScript "$(node main.cjs 2>&1)" '5000000000'

cat > main.py << 'END'
from spec import Spec
r = Spec.from_file('input.bin')
print(r.end)
END
check Python "$(venv/bin/python main.py 2>&1)" '5000000000'

cat > Main.java << 'END'
class Main {
    public static void main(String[] args) throws Exception {
        Spec r = Spec.fromFile("input.bin");
        System.out.println(r.end());
    }
}
END
javac -nowarn -cp 'jars/*' *.java
check Java "$({ java -cp 'jars/*:.' Main 2>&1 || true; })" '705032704'
