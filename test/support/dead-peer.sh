#!/bin/bash
# A peer that goes without a FIN: bash dead-peer.sh dist/src/server/main.js, as root. Prints after how many seconds the
# others were told, in a room in which nobody talks and in one in which somebody does; and that who is slow stays.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
main=$1
id=$$
server=chat-s$id
laptop=chat-l$id
slow=chat-w$id
folder=$(mktemp -d)
started=()
cleanup() {
	for pid in "${started[@]}"; do kill -9 "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || true; done
	ip netns delete "$server" 2>/dev/null || true
	ip netns delete "$laptop" 2>/dev/null || true
	ip netns delete "$slow" 2>/dev/null || true
	rm -rf "$folder"
}
trap cleanup EXIT

for name in "$server" "$laptop" "$slow"; do
	ip netns add "$name"
	ip -n "$name" link set lo up
done
joined() { # NAMESPACE NUMBER
	ip link add "v$2-$id" netns "$server" type veth peer name "w$2-$id" netns "$1"
	ip -n "$server" address add "10.77.$2.1/24" dev "v$2-$id"
	ip -n "$1" address add "10.77.$2.2/24" dev "w$2-$id"
	ip -n "$server" link set "v$2-$id" up
	ip -n "$1" link set "w$2-$id" up
}
joined "$laptop" 1
joined "$slow" 2

run() { # NAMESPACE ARGUMENT...
	local space=$1
	shift
	ip netns exec "$space" node "$@" >/dev/null 2>&1 &
	started+=("$!")
}
see() { # LOG LINE
	until grep -qF -- "$2" "$folder/$1/chat.log" 2>/dev/null; do sleep 0.2; done
}
client() { # NAMESPACE HOST PORT NAME [HOW]
	local space=$1
	shift
	run "$space" "$here/dead-peer-client.mjs" "$@"
}

for room in idle talking; do
	port=$([ $room = idle ] && echo 9001 || echo 9002)
	run "$server" "$main" --port $port --log-dir "$folder/$room" --max-queued-bytes 0
	until ip netns exec "$server" bash -c "exec 3<>/dev/tcp/127.0.0.1/$port" 2>/dev/null; do sleep 0.1; done
	client "$server" 127.0.0.1 $port Ann "$([ $room = talking ] && echo talk || echo listen)"
	client "$laptop" 10.77.1.1 $port Bob
	see $room '**Bob is joining'
done
client "$slow" 10.77.2.1 9002 Slow slow
see talking '**Slow is joining'
sleep 12
ip -n "$laptop" address delete 10.77.1.2/24 dev "w1-$id"
gone=$SECONDS
for room in idle talking; do
	(see $room '**Bob is leaving' && echo $((SECONDS - gone)) >"$folder/$room.seconds") &
	waits+=("$!")
done
for pid in "${waits[@]}"; do wait "$pid"; done
echo "idle: left after $(cat "$folder/idle.seconds") s"
echo "talking: left after $(cat "$folder/talking.seconds") s"
[ $((SECONDS - gone)) -lt 60 ]
while [ $((SECONDS - gone)) -lt 75 ]; do sleep 1; done
if grep -qF '**Slow is leaving' "$folder/talking/chat.log"; then grep -F '"Slow" disc' "$folder/talking/connections.log"; exit 1; fi
echo 'slow: stays'
