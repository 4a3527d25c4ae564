#!/usr/bin/env bash
# Integer division of a negative number: JavaScript and Python round down, Java and Go towards zero, and the
# remainder is never negative in any of them, so that in Java and Go `a / b * b + a % b` is not `a`. Guess
# before the run: Kaitai Struct defines the rounding, as it does for the remainder.
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
  - id: a
    type: s1
  - id: b
    type: s1
instances:
  quotient:
    value: a / b
  remainder:
    value: a % b
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
printf '\xf9\x02' > input.bin

check() { printf '%-12s%s\n' "$1:" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo 'kaitai-struct-compiler 0.11.0, and the runtimes of that version'

cat > main.cjs << 'END'
const { KaitaiStream } = require('kaitai-struct');
const { Spec } = require('./Spec.js');
const r = new Spec(new KaitaiStream(require('node:fs').readFileSync('input.bin')));
console.log(r.quotient, r.remainder);
END
check JavaScript "$(node main.cjs 2>&1)" '-4 1'

cat > main.py << 'END'
from spec import Spec
r = Spec.from_file('input.bin')
print(r.quotient, r.remainder)
END
check Python "$(venv/bin/python main.py 2>&1)" '-4 1'

cat > Main.java << 'END'
class Main {
    public static void main(String[] args) throws Exception {
        Spec r = Spec.fromFile("input.bin");
        System.out.println(r.quotient() + " " + r.remainder());
    }
}
END
javac -nowarn -cp 'jars/*' *.java
check Java "$({ java -cp 'jars/*:.' Main 2>&1 || true; })" '-3 1'

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
	v0, _ := r.Quotient()
	v1, _ := r.Remainder()
	fmt.Println(v0, v1)
}
END
go mod init program 2> /dev/null
go get github.com/kaitai-io/kaitai_struct_go_runtime@v0.11.0 2> /dev/null
check Go "$(GOFLAGS=-mod=mod go run . 2>&1)" '-3 1'
cd ..
