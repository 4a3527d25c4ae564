#!/usr/bin/env bash
# A compound file keeps streams below 4096 bytes in a stream of small sectors. A sheet of one cell by xlwt is
# far smaller, but its stream is filled up to 4096 bytes exactly, so the file has no small sectors at all, and
# the start of their stream is -2: a reader that looks for them before it knows whether there are any goes to
# a negative position. Guess before the run: the stream is short, and among the small ones.
set -euo pipefail
command -v python3 > /dev/null || { echo "This script needs python3."; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check xlwt==1.3.0 olefile==0.47
python=venv/bin/python
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
"$python" - << 'END' > out
import olefile, xlwt
book = xlwt.Workbook(); book.add_sheet('Sheet').write(0, 0, 'Hi'); book.save('a.xls')
file = olefile.OleFileIO('a.xls')
print(file.get_size('Workbook'), file.root.size, file.root.isectStart - 2**32)
END
echo 'xlwt 1.3.0, read by olefile 0.47; one cell: Hi'

check 'bytes of Workbook, of the stream of small sectors, and its start' "$(cat out)" '4096 0 -2'
