#!/usr/bin/env bash
# A table by pyshp ends with the last byte of its last record. dBase and most others put a byte 0x1a behind
# it, and a reader that stops there instead of counting records runs into the end of the file. Seen when a
# table of GDAL's had one byte more than the same table of pyshp's. Guess before the run: 0x1a at the end.
set -euo pipefail
command -v python3 > /dev/null || { echo "This script needs python3."; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check pyshp==3.1.6 dbf==0.99.11
python=venv/bin/python
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
"$python" - << 'END' > out
import dbf, shapefile
with shapefile.Writer('a', shapeType=shapefile.POINT) as w:
    w.field('n', 'N', 3); w.point(1, 2); w.record(7)
print(open('a.dbf', 'rb').read()[-4:].hex())
table = dbf.Table('b.dbf', 'n N(3, 0)'); table.open(dbf.READ_WRITE); table.append({'n': 7}); table.close()
print(open('b.dbf', 'rb').read()[-5:].hex())
END
echo 'pyshp 3.1.6, dbf 0.99.11; a column N(3) with 7 in it'

check 'last bytes, pyshp' "$(sed -n 1p out)" '20202037'
check 'last bytes, dbf' "$(sed -n 2p out)" '202020371a'
