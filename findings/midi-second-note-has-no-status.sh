#!/usr/bin/env bash
# Two notes in a row by mido: the second event in the file is its data alone, since the status byte of the
# first still holds. A reader that takes each event as delta, status, data is lost after one note. Seen when a
# track was cut into events by hand. Guess before the run: each event has its status, as the messages of mido
# itself have (90 02 40).
set -euo pipefail
command -v python3 > /dev/null || { echo "This script needs python3."; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check mido==1.3.3
python=venv/bin/python
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
"$python" - << 'END' > out
import mido
file = mido.MidiFile(); track = mido.MidiTrack(); file.tracks.append(track)
track += [mido.Message('note_on', note=1), mido.Message('note_on', note=2)]
file.save('a.mid')
print(open('a.mid', 'rb').read()[22:].hex(' '))
print(bytes(track[1].bytes()).hex(' '))
END
echo 'mido 1.3.3; two note_on'

check 'track' "$(sed -n 1p out)" '00 90 01 40 00 02 40 00 ff 2f 00'
check 'second message' "$(sed -n 2p out)" '90 02 40'
