#!/usr/bin/env bash
# The same sound of 24 bits and one channel: FFmpeg gives it the format 0xfffe (extensible, 40 bytes of
# description), libsndfile format 1 (PCM, 16 bytes). A reader that knows plain PCM alone, such as Python's
# wave before 3.12, reads the second and refuses the first. Seen when WAV files of several programs were
# compared. Guess before the run: format 1 in both, since 24 bits in one channel need no more.
set -euo pipefail
command -v python3 > /dev/null || { echo "This script needs python3."; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check imageio-ffmpeg==0.6.0 soundfile==0.13.1 numpy==2.2.6
python=venv/bin/python
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
"$python" - << 'END'
import subprocess, numpy, soundfile
from imageio_ffmpeg import get_ffmpeg_exe
soundfile.write('libsndfile.wav', numpy.zeros(10), 8000, subtype='PCM_24')
subprocess.run([get_ffmpeg_exe(), '-v', 'error', '-bitexact', '-i', 'libsndfile.wav', '-c:a', 'pcm_s24le', 'ffmpeg.wav'], check=True)
END
echo 'FFmpeg of imageio-ffmpeg 0.6.0, libsndfile of soundfile 0.13.1; ten samples of 24 bits'
format() { "$python" -c 'import struct, sys; print("%d bytes, format %#06x" % struct.unpack("<IH", open(sys.argv[1], "rb").read()[16:22]))' "$1"; }

check 'fmt chunk, libsndfile' "$(format libsndfile.wav)" '16 bytes, format 0x0001'
check 'fmt chunk, FFmpeg' "$(format ffmpeg.wav)" '40 bytes, format 0xfffe'
