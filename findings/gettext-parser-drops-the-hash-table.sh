#!/usr/bin/env bash
# A catalogue of messages by msgfmt has a hash table, by which gettext finds a message without a search.
# gettext-parser reads such a file and writes it without: the table's length becomes 0, and its offset points
# at the first text. Nothing was changed in between. Seen when a .mo file was to be read and written back.
# Guess before the run: the table is written again.
set -euo pipefail
for program in node npm; do command -v "$program" > /dev/null || { echo "This script needs $program."; exit 2; }; done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . gettext-parser@8.0.0
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
command -v msgfmt > /dev/null || { echo 'This script needs msgfmt.'; exit 2; }
printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "b"\n' > a.po
msgfmt a.po -o a.mo
cat > main.cjs << 'END'
const { mo } = require('gettext-parser');
const bytes = require('node:fs').readFileSync('a.mo');
console.log(bytes.readUInt32LE(20), mo.compile(mo.parse(bytes)).readUInt32LE(20));
END
echo "gettext-parser 8.0.0; $(msgfmt --version | head -n 1)"

check 'slots of the hash table, before and after' "$(node main.cjs)" '5 0'
