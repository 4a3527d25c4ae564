#!/usr/bin/env bash
# A QuickTime film by FFmpeg has eight bytes between its type and its data, an atom of the type `wide` with
# nothing in it: room for the data's length to become one of 64 bits. A reader that takes the atoms in the
# order ftyp, mdat, moov misses it; an MP4 by the same program has `free` there. Guess before the run: ftyp,
# mdat, moov.
set -euo pipefail
command -v python3 > /dev/null || { echo "This script needs python3."; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check imageio-ffmpeg==0.6.0
python=venv/bin/python
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
"$python" - << 'END'
import struct, subprocess
from imageio_ffmpeg import get_ffmpeg_exe
for name in 'a.mov', 'a.mp4':
    subprocess.run([get_ffmpeg_exe(), '-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=5:duration=1', '-c:v', 'mpeg4', name], check=True)
    data, at, kinds = open(name, 'rb').read(), 0, []
    while at < len(data):
        size, kind = struct.unpack_from('>I4s', data, at); at += size
        kinds.append(kind.decode() + (' of 8 bytes' if size == 8 else ''))
    print(', '.join(kinds), file=open(name + '.txt', 'w'))
END
echo 'FFmpeg of imageio-ffmpeg 0.6.0; five frames of 64 x 48'

check 'atoms, a.mov' "$(cat a.mov.txt)" 'ftyp, wide of 8 bytes, mdat, moov'
check 'atoms, a.mp4' "$(cat a.mp4.txt)" 'ftyp, free of 8 bytes, mdat, moov'
