#!/usr/bin/env bash
# Ordinary expressions over fields of two sizes, `len_a + len_b` of a u4 and a u1, and a choice `wide ? long
# : short`, are accepted by the official compiler, and the Go that comes out has mismatched types. Python
# computes them. Guess before the run: the Go target converts, as it does for indexes.
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
  - id: len_a
    type: u4
  - id: len_b
    type: u1
instances:
  sum:
    value: len_a + len_b
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
printf '\xff\xff\xff\xff\x02' > input.bin

check() { printf '%-12s%s\n' "$1:" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo 'kaitai-struct-compiler 0.11.0, and the runtimes of that version'

cat > main.py << 'END'
from spec import Spec
r = Spec.from_file('input.bin')
print(r.sum)
END
check Python "$(venv/bin/python main.py 2>&1)" '4294967297'

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
	v0, _ := r.Sum()
	fmt.Println(v0)
}
END
go mod init program 2> /dev/null
go get github.com/kaitai-io/kaitai_struct_go_runtime@v0.11.0 2> /dev/null
check Go "$({ GOFLAGS=-mod=mod go build . 2>&1 || true; } | grep -o 'mismatched types uint32 and uint8')" 'mismatched types uint32 and uint8'
cd ..
