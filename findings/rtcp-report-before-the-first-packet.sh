#!/usr/bin/env bash
# FFmpeg sends its first sender report over RTCP before any packet over RTP: it counts 0 packets and 0 bytes.
# A receiver that makes the clock of a stream from report and packets gets a report of a stream that it does
# not know yet. Seen when the first datagrams of a stream were taken for examples. Guess before the run: the
# first report follows the first packet, and counts it.
set -euo pipefail
command -v python3 > /dev/null || { echo "This script needs python3."; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check imageio-ffmpeg==0.6.0
python=venv/bin/python
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
"$python" - << 'END' > out
import select, socket, subprocess
from imageio_ffmpeg import get_ffmpeg_exe
for port in range(43000, 44000, 2):
    try:
        rtp, rtcp = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
        rtp.bind(('127.0.0.1', port)); rtcp.bind(('127.0.0.1', port + 1)); break
    except OSError: continue
subprocess.run([get_ffmpeg_exe(), '-v', 'error', '-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'pcm_mulaw', '-f', 'rtp', f'rtp://127.0.0.1:{port}'], check=True, stdout=subprocess.DEVNULL)
rtcp.settimeout(5); report = rtcp.recv(2000)
print('type', report[1], 'packets', int.from_bytes(report[20:24], 'big'), 'bytes', int.from_bytes(report[24:28], 'big'))
END
echo 'FFmpeg of imageio-ffmpeg 0.6.0; one second of sound to a port of this machine'

check 'first report' "$(cat out)" 'type 200 packets 0 bytes 0'
