#!/usr/bin/env bash
# Arithmetic of small fields in Go is done in the type of the field: the idiom `(high << 8) | low` of two
# bytes loses the high one, and `width * height` elements of 16 times 16 are none. The other targets compute
# in a wider integer. Guess before the run: an expression has one value in all targets.
set -euo pipefail
for program in npm python3 go; do command -v "$program" > /dev/null || { echo "This script needs $program."; exit 2; }; done

folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . kaitai-struct-compiler@0.11.0 yaml@2.9.1
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check kaitaistruct==0.11

cat > spec.ksy << 'END'
meta:
  id: spec
  endian: le
seq:
  - id: width
    type: u1
  - id: height
    type: u1
  - id: pixels
    type: b1
    repeat: expr
    repeat-expr: width * height
instances:
  both:
    value: (width << 8) | height
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
node compile.cjs python go
printf '\x10\x10\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff' > input.bin

check() { printf '%-12s%s\n' "$1:" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo 'kaitai-struct-compiler 0.11.0, and the runtimes of that version'

cat > main.py << 'END'
from spec import Spec
r = Spec.from_file('input.bin')
print(len(r.pixels), r.both)
END
check Python "$(venv/bin/python main.py 2>&1)" '256 4112'

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
	both, _ := r.Both()
	fmt.Println(len(r.Pixels), both)
}
END
go mod init program 2> /dev/null
go get github.com/kaitai-io/kaitai_struct_go_runtime@v0.11.0 2> /dev/null
check Go "$(GOFLAGS=-mod=mod go run . 2>&1)" '0 16'
cd ..
