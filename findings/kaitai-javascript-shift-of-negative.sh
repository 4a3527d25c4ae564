#!/usr/bin/env bash
# A signed number shifted to the right, as in fixed-point formats: -268,435,456 >> 1 is -134,217,728 in
# Python, Java and Go. JavaScript takes the number as unsigned and gives 2,013,265,920; and there `>> 32` of
# a u4 gives the number back, where the others give 0. Guess before the run: the sign is kept, since the
# field is signed.
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
  - id: signed
    type: s4
  - id: unsigned
    type: u4
instances:
  half:
    value: signed >> 1
  none:
    value: unsigned >> 32
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
printf '\x00\x00\x00\xf0\x00\x00\x00\xf0' > input.bin

check() { printf '%-12s%s\n' "$1:" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo 'kaitai-struct-compiler 0.11.0, and the runtimes of that version'

cat > main.cjs << 'END'
const { KaitaiStream } = require('kaitai-struct');
const { Spec } = require('./Spec.js');
const r = new Spec(new KaitaiStream(require('node:fs').readFileSync('input.bin')));
console.log(r.half, r.none);
END
check JavaScript "$(node main.cjs 2>&1)" '2013265920 4026531840'

cat > main.py << 'END'
from spec import Spec
r = Spec.from_file('input.bin')
print(r.half, r.none)
END
check Python "$(venv/bin/python main.py 2>&1)" '-134217728 0'

cat > Main.java << 'END'
class Main {
    public static void main(String[] args) throws Exception {
        Spec r = Spec.fromFile("input.bin");
        System.out.println(r.half() + " " + r.none());
    }
}
END
javac -nowarn -cp 'jars/*' *.java
check Java "$({ java -cp 'jars/*:.' Main 2>&1 || true; })" '-134217728 0'

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
	v0, _ := r.Half()
	v1, _ := r.None()
	fmt.Println(v0, v1)
}
END
go mod init program 2> /dev/null
go get github.com/kaitai-io/kaitai_struct_go_runtime@v0.11.0 2> /dev/null
check Go "$(GOFLAGS=-mod=mod go run . 2>&1)" '-134217728 0'
cd ..
