#!/usr/bin/env bash
# What: concurrent appends to one stream, each acknowledged with the offset behind it (Durable Streams 5.2, 8: unique, strictly increasing)
# Version: durable-streams 0.1.5, the official Rust server (crates.io), durability wal
# Behaviour: an acknowledgement names the tail at the moment of the answer, not the position of its own append: different appends get the same
#   offset, and a writer that reads on from its own one misses what others wrote
# Seen: in most rounds of 8 appends at once at least two were acknowledged with the same Stream-Next-Offset
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$work"' EXIT
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
base=http://127.0.0.1:$port/v1/stream
CARGO_TARGET_DIR=$work/target cargo install -q durable-streams --version 0.1.5 --root "$work/rust" > "$work/cargo.log" 2>&1
"$work/rust/bin/durable-streams-server" --port "$port" --durability wal --data-dir "$work/data" > "$work/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do curl -s -o "$work/ready" "$base/none" && break; sleep 0.1; done

curl -s -o /dev/null -X PUT "$base/s" -H 'Content-Type: text/plain'
doubled=0
for round in $(seq 20); do
  # one curl process, eight connections at once
  config=$(for n in $(seq 8); do printf 'url=%s/s\nrequest=POST\nheader="Content-Type: text/plain"\ndata=m\nwrite-out="%%header{stream-next-offset}\\n"\noutput=/dev/null\nnext\n' "$base"; done)
  offsets=$(printf '%s' "${config%next}" | curl -s --no-progress-meter --parallel --parallel-immediate --parallel-max 8 --config - 2> "$work/curl.log")
  [ "$(sort -u <<<"$offsets" | grep -c .)" -lt "$(grep -c . <<<"$offsets")" ] && doubled=$((doubled + 1))
done
echo "$doubled of 20 rounds acknowledged different appends with the same offset"
[ "$doubled" -gt 0 ] && exit 0
echo "different from what was seen"
exit 1
