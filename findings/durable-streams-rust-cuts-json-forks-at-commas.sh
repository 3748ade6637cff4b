#!/usr/bin/env bash
# What: a fork of a JSON stream behind its first message, by the sub-offset that counts messages (Durable Streams 4.2)
# Version: durable-streams 0.1.5, the official Rust server (crates.io)
# Behaviour: the sub-offset counts commas, also those inside a message: the fork holds half an object and cannot be read as JSON ever after
# Seen: 201, and the fork of {"a":1,"b":2},{"a":3,"b":4} behind one message reads as [{"a":1]
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$work"' EXIT
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
base=http://127.0.0.1:$port/v1/stream
CARGO_TARGET_DIR=$work/target cargo install -q durable-streams --version 0.1.5 --root "$work/rust" > "$work/cargo.log" 2>&1
"$work/rust/bin/durable-streams-server" --port "$port" --durability memory --data-dir "$work/data" > "$work/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do curl -s -o "$work/ready" "$base/none" && break; sleep 0.1; done

json=(-H 'Content-Type: application/json')
start=$(curl -s -o /dev/null -D - -X PUT "$base/empty" "${json[@]}" | tr -d '\r' | sed -n 's/^stream-next-offset: //Ip')
curl -s -o /dev/null -X PUT "$base/s" "${json[@]}" --data '[{"a":1,"b":2},{"a":3,"b":4}]'
status=$(curl -s -o /dev/null -w '%{http_code}' -X PUT "$base/f" "${json[@]}" -H 'Stream-Forked-From: /v1/stream/s' \
  -H "Stream-Fork-Offset: $start" -H 'Stream-Fork-Sub-Offset: 1')
content=$(curl -s "$base/f?offset=-1")
echo "status $status, the fork reads as $content"
[ "$status" = 201 ] && [ "$content" = '[{"a":1]' ] && exit 0
echo "different from what was seen"
exit 1
