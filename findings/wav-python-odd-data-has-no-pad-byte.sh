#!/usr/bin/env bash
# A WAV file of three samples of 8 bits: RIFF asks for a byte behind data of odd length, and Python's module
# wave writes none, so that the file has an odd length and a chunk behind the data would begin where no reader
# looks for it. FFmpeg writes the byte, into a copy of the same sound. Seen when WAV files of several programs
# were compared. Guess before the run: both pad.
set -euo pipefail
command -v python3 > /dev/null || { echo "This script needs python3."; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check imageio-ffmpeg==0.6.0
python=venv/bin/python
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
"$python" - << 'END'
import subprocess, wave
from imageio_ffmpeg import get_ffmpeg_exe
with wave.open('python.wav', 'wb') as w:
    w.setnchannels(1); w.setsampwidth(1); w.setframerate(8000); w.writeframes(b'abc')
subprocess.run([get_ffmpeg_exe(), '-v', 'error', '-bitexact', '-i', 'python.wav', '-c', 'copy', 'ffmpeg.wav'], check=True)
END
echo "Python $("$python" -c 'import platform; print(platform.python_version())'), module wave; FFmpeg of imageio-ffmpeg 0.6.0; samples 61 62 63"
end() { "$python" -c 'import sys; data = open(sys.argv[1], "rb").read(); print(data[-11:].hex() if len(data) % 2 else data[-12:].hex())' "$1"; }

check 'end of the file, Python' "$(end python.wav)" '64617461''03000000''616263'
check 'end of the file, FFmpeg' "$(end ffmpeg.wav)" '64617461''03000000''61626300'
