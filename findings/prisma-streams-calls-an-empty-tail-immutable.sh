#!/usr/bin/env bash
# What: a catch-up read at the tail of a stream that has nothing yet, whose answer any shared cache may keep as its headers say (Durable Streams 5.6, 10.1)
# Version: @prisma/streams-server 0.1.11 on bun 1.4.5 (npm)
# Behaviour: the empty answer says it may be kept for a year and will never change, though the next append changes it: a cache in between would
#   show readers an empty stream for ever
# Seen: "Cache-Control: immutable, max-age=31536000" before the append, and other bytes at the same URL after it
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$work"' EXIT
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
base=http://127.0.0.1:$port/v1/stream
cd "$work"
npm init -y > npm.log
npm install --no-audit --no-fund @prisma/streams-server@0.1.11 bun@1.4.5 >> npm.log 2>&1
PORT=$port DS_HOST=127.0.0.1 DS_ROOT=$work/data node_modules/.bin/bun node_modules/@prisma/streams-server/bin/prisma-streams-server \
  --object-store local --no-auth > server.log 2>&1 &
server=$!
for _ in $(seq 100); do curl -s -o "$work/ready" "$base/none" && break; sleep 0.1; done

curl -s -o /dev/null -X PUT "$base/s" -H 'Content-Type: text/plain'
policy=$(curl -s -o "$work/before" -D - "$base/s?offset=-1" | tr -d '\r' | sed -n 's/^[Cc]ache-[Cc]ontrol: //p')
curl -s -o /dev/null -X POST "$base/s" -H 'Content-Type: text/plain' --data news
after=$(curl -s "$base/s?offset=-1")
echo "an empty answer with '$policy', later '$after'"
[ "$policy" = 'immutable, max-age=31536000' ] && [ ! -s "$work/before" ] && [ "$after" = news ] && exit 0
echo "different from what was seen"
exit 1
