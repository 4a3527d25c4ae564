#!/usr/bin/env bash
# Gradescope runs this once, when the image of the autograder is built. The grader lies beside it, as kaitai-chat.tgz:
# what `npm pack` makes in this project. Add the languages of your class to the packages.
set -euo pipefail
apt-get update -qq
apt-get install -y -qq --no-install-recommends curl ca-certificates python3 gcc make default-jdk-headless golang-go iproute2
curl -fsSL https://deb.nodesource.com/setup_20.x | bash -
apt-get install -y -qq nodejs
npm install --global --no-audit --no-fund /autograder/source/kaitai-chat.tgz
