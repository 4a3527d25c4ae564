#!/usr/bin/env bash
# A choice by a field of type u8 compiles with the official compiler, and the Java that comes out does not
# compile under Java 17: a switch over a long is not Java. The error speaks of patterns in switch
# statements. Guess before the run: the target falls back to if and else, as it does for byte arrays.
set -euo pipefail
for program in npm python3 javac mvn; do command -v "$program" > /dev/null || { echo "This script needs $program."; exit 2; }; done

folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . kaitai-struct-compiler@0.11.0 yaml@2.9.1
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check kaitaistruct==0.11
mvn -q -B dependency:copy -Dartifact=io.kaitai:kaitai-struct-runtime:0.11 -DoutputDirectory=jars -Dstyle.color=never > /dev/null

cat > spec.ksy << 'END'
meta:
  id: spec
  endian: le
seq:
  - id: kind
    type: u8
  - id: value
    type:
      switch-on: kind
      cases:
        1: u1
        2: u2
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
node compile.cjs python java
printf '\x01\x00\x00\x00\x00\x00\x00\x00\x05' > input.bin

check() { printf '%-12s%s\n' "$1:" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo 'kaitai-struct-compiler 0.11.0, and the runtimes of that version'

cat > main.py << 'END'
from spec import Spec
r = Spec.from_file('input.bin')
print(r.value)
END
check Python "$(venv/bin/python main.py 2>&1)" '5'

cat > Main.java << 'END'
class Main {
    public static void main(String[] args) throws Exception {
        Spec r = Spec.fromFile("input.bin");
        System.out.println(r.value());
    }
}
END
check Java "$({ javac -cp 'jars/*' *.java 2>&1 || true; } | grep -c 'Spec.java:.*error: .*\(patterns in switch\|selector type\|incompatible types\)' | sed 's/^[1-9].*/does not compile/')" 'does not compile'
