#!/usr/bin/env bash
# A row of SQLite with the key 7 and the float 1.0 has no byte of data: the key is NULL in its record, since
# it stands before the record, and the column of type REAL holds the constant integer 1, which is its type
# alone. Who reads a column by the type that its table declares finds neither. Seen when a database was read
# record by record. Guess before the run: an integer of one byte and a float of eight.
set -euo pipefail
for program in node npm; do command -v "$program" > /dev/null || { echo "This script needs $program."; exit 2; }; done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . sql.js@1.13.0
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
cat > main.cjs << 'END'
require('sql.js')().then((SQL) => {
  const database = new SQL.Database();
  database.run('create table t (key integer primary key, number real); insert into t values (7, 1.0)');
  console.log(Buffer.from(database.export().slice(-5)).toString('hex'));
});
END
echo 'SQLite of sql.js 1.13.0; key 7, number 1.0; length of the record, key, length of the header, types'

check 'cell' "$(node main.cjs)" '0307030009'
