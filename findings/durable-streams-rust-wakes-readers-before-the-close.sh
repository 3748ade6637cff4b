#!/usr/bin/env bash
# What: a long-poll that is woken by an append which closes the stream in the same step (Durable Streams 5.2, 5.6, 5.7)
# Version: durable-streams 0.1.5, the official Rust server (crates.io), durability wal
# Behaviour: the message is published before the close, so the reader gets the last message, up to date, without the mark that it was the
#   last, and asks again; section 5.2 has both happen at once
# Seen: 20 of 20 long-polls got the final message without Stream-Closed; all streams were closed a moment later
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

unmarked=0
for n in $(seq 20); do
  curl -s -o /dev/null -X PUT "$base/s$n" -H 'Content-Type: text/plain'
  curl -s -o /dev/null -D "$work/answer$n" "$base/s$n?offset=now&live=long-poll" &
  poll=$!
  sleep 0.2 # nothing tells from outside when the request has arrived
  curl -s -o /dev/null -X POST "$base/s$n" -H 'Content-Type: text/plain' -H 'Stream-Closed: true' --data last
  wait "$poll"
  grep -qi '^stream-closed' "$work/answer$n" || { grep -q ' 200' "$work/answer$n" && unmarked=$((unmarked + 1)); }
  curl -s -I "$base/s$n" | grep -qi '^stream-closed: true' || { echo "the stream was not closed"; exit 1; }
done
echo "$unmarked of 20 long-polls got the final message without Stream-Closed"
[ "$unmarked" -ge 15 ] && exit 0
echo "different from what was seen"
exit 1
