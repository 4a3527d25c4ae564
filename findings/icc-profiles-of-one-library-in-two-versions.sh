#!/usr/bin/env bash
# LittleCMS makes a profile of sRGB in version 4 of the format and one of L*a*b* in version 2, in the same
# call of the same program: tags of text and dates of the two differ in form, and a reader of version 4
# refuses the second. Seen when both were read by a specification of version 4. Guess before the run: the
# version of the library's time, 4, in both.
set -euo pipefail
command -v python3 > /dev/null || { echo "This script needs python3."; exit 2; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check pillow==11.3.0
python=venv/bin/python
check() { printf '%s: %s\n' "$1" "$2"; test "$2" = "$3" || { echo "This has changed; it was: $3"; exit 1; }; }
"$python" - << 'END' > out
from PIL import ImageCms
for space in 'sRGB', 'LAB':
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()
    print(data[8], data[9] >> 4)
END
echo 'LittleCMS of Pillow 11.3.0'

check 'version of sRGB' "$(sed -n 1p out)" '4 4'
check 'version of LAB' "$(sed -n 2p out)" '2 1'
