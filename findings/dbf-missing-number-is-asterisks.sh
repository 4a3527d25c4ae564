#!/usr/bin/env bash
# A number that is missing is ten asterisks in a table by pyshp, the mark that dBase has for a number too wide
# for its column. Others write blanks: dbf 0.99.11 does. A reader that takes the text as a number must know
# both. Seen when an attribute table was read field by field. Guess before the run: blanks.
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
    w.field('n', 'N', 10); w.point(1, 2); w.record(None)
data = open('a.dbf', 'rb').read(); print('[%s]' % data[66:76].decode())
table = dbf.Table('b.dbf', 'n N(10, 0)'); table.open(dbf.READ_WRITE); table.append({}); table.close()
data = open('b.dbf', 'rb').read(); start = int.from_bytes(data[8:10], 'little'); print('[%s]' % data[start + 1:start + 11].decode())
END
echo 'pyshp 3.1.6, dbf 0.99.11; a column N(10) with nothing in it'

check 'pyshp' "$(sed -n 1p out)" '[**********]'
check 'dbf' "$(sed -n 2p out)" '[          ]'
