#!/bin/bash
# The smallest client that is correct: smallest.sh ADDRESS PORT NAME
# Each line of the input is sent as a text; each line of the room that comes is printed as it is.
address=$1 port=$2 name=$3
export LC_ALL=C # ${#text} counts bytes

exec 3<>"/dev/tcp/$address/$port" || exit 1

# A frame: one byte of command, two bytes of length with the higher one first, and the message.
send() {
  local length=${#2}
  printf "\\x$(printf %02x "$1")\\x$(printf %02x $((length >> 8)))\\x$(printf %02x $((length & 255)))" >&3
  printf %s "$2" >&3
}

# head waits until it has as many bytes as it was asked for, however many pieces they come in.
receive() {
  while read -r command high low < <(head -c 3 <&3 | od -An -tu1); do
    local length=$((high << 8 | low))
    if [ "$command" = 2 ]; then
      head -c "$length" <&3
      echo
    else
      head -c "$length" <&3 > /dev/null
    fi
  done
}

send 0 "$name"
receive &
while IFS= read -r text; do send 2 "$text"; done
send 1 ''
wait
