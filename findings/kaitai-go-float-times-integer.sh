#!/usr/bin/env bash
# A raw value times a scale, `raw * 0.5`, is the usual way to write a temperature. The official compiler
# takes it; the Go that comes out does not compile, since 0.5 is no uint8. Guess before the run: the Go
# target converts the integer, as the type of the result is a float.
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
  - id: raw
    type: u1
instances:
  celsius:
    value: raw * 0.5
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
printf '\x07' > input.bin

check() { printf '%-12s%s\n' "$1:" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
echo 'kaitai-struct-compiler 0.11.0, and the runtimes of that version'

cat > main.py << 'END'
from spec import Spec
r = Spec.from_file('input.bin')
print(r.celsius)
END
check Python "$(venv/bin/python main.py 2>&1)" '3.5'

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
	v0, _ := r.Celsius()
	fmt.Println(v0)
}
END
go mod init program 2> /dev/null
go get github.com/kaitai-io/kaitai_struct_go_runtime@v0.11.0 2> /dev/null
check Go "$({ GOFLAGS=-mod=mod go build . 2>&1 || true; } | grep -o 'truncated')" 'truncated'
cd ..
