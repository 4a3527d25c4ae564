#!/usr/bin/env bash
# A u1 times an f4: Java multiplies in single precision, 7 * 0.1 is 0.699999988079071; JavaScript and Python
# widen the f4 first and get 0.7000000104308128. A value that is compared, or printed and read elsewhere,
# differs from the eighth digit. Guess before the run: expressions are computed in double precision.
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
  - id: steps
    type: u1
  - id: width
    type: f4
instances:
  total:
    value: steps * width
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
printf '\x07\xcd\xcc\xcc\x3d' > input.bin

check() { printf '%-12s%s\n' "$1:" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo 'kaitai-struct-compiler 0.11.0, and the runtimes of that version'

cat > main.cjs << 'END'
const { KaitaiStream } = require('kaitai-struct');
const { Spec } = require('./Spec.js');
const r = new Spec(new KaitaiStream(require('node:fs').readFileSync('input.bin')));
console.log(r.total);
END
check JavaScript "$(node main.cjs 2>&1)" '0.7000000104308128'

cat > main.py << 'END'
from spec import Spec
r = Spec.from_file('input.bin')
print(r.total)
END
check Python "$(venv/bin/python main.py 2>&1)" '0.7000000104308128'

cat > Main.java << 'END'
class Main {
    public static void main(String[] args) throws Exception {
        Spec r = Spec.fromFile("input.bin");
        System.out.println(r.total());
    }
}
END
javac -nowarn -cp 'jars/*' *.java
check Java "$({ java -cp 'jars/*:.' Main 2>&1 || true; })" '0.699999988079071'
