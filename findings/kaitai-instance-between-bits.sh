#!/usr/bin/env bash
# An instance at a position that is asked for between two bit fields. JavaScript and Go come back to the
# middle of the byte; Python and Java forget the four bits that were left, so `low` is read from the next
# byte and everything behind it is shifted. Guess before the run: reading at a position never disturbs the
# sequence.
set -euo pipefail
for program in npm python3 javac mvn go; do command -v "$program" > /dev/null || { echo "This script needs $program."; exit 2; }; done

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
  - id: high
    type: b4
  - id: low
    type: b4
    if: marker == 1
  - id: next
    type: u1
instances:
  marker:
    pos: 2
    type: u1
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
node compile.cjs javascript python java go
printf '\x8d\x35\x01' > input.bin

check() { printf '%-12s%s\n' "$1:" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo 'kaitai-struct-compiler 0.11.0, and the runtimes of that version'

cat > main.cjs << 'END'
const { KaitaiStream } = require('kaitai-struct');
const { Spec } = require('./Spec.js');
const r = new Spec(new KaitaiStream(require('node:fs').readFileSync('input.bin')));
console.log(r.low, r.next);
END
check JavaScript "$(node main.cjs 2>&1)" '13 53'

cat > main.py << 'END'
from spec import Spec
r = Spec.from_file('input.bin')
print(r.low, r.next)
END
check Python "$(venv/bin/python main.py 2>&1)" '3 1'

cat > Main.java << 'END'
class Main {
    public static void main(String[] args) throws Exception {
        Spec r = Spec.fromFile("input.bin");
        System.out.println(r.low() + " " + r.next());
    }
}
END
javac -nowarn -cp 'jars/*' *.java
check Java "$({ java -cp 'jars/*:.' Main 2>&1 || true; })" '3 1'

mkdir program && { echo "package main"; grep -v "^package " spec.go; } > program/spec.go && cd program
cat > main.go << 'END'
package main

import (
	"fmt"
	"os"

	"github.com/kaitai-io/kaitai_struct_go_runtime/kaitai"
)

func main() {
	file, _ := os.Open("../input.bin")
	r := NewSpec()
	if err := r.Read(kaitai.NewStream(file), nil, r); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Low, r.Next)
}
END
go mod init program 2> /dev/null
go get github.com/kaitai-io/kaitai_struct_go_runtime@v0.11.0 2> /dev/null
check Go "$(GOFLAGS=-mod=mod go run . 2>&1)" '13 53'
cd ..
