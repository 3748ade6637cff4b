#!/usr/bin/env bash
# What: a stream that is deleted and created again at the same URL, and a client that revalidates its copy of the old one (Durable Streams 5.4, 5.6, 10.1)
# Version: @prisma/streams-server 0.1.11 on bun 1.4.5 (npm)
# Behaviour: entity tags are made of positions alone, so the tag of the deleted stream is confirmed with 304 for the new one, whatever it
#   contains: the client goes on showing bytes that no longer exist
# Seen: 304 for the tag of "old" while the stream contains "new"
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

curl -s -o /dev/null -X PUT "$base/s" -H 'Content-Type: text/plain' --data old
tag=$(curl -s -o /dev/null -D - "$base/s?offset=-1" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p')
curl -s -o /dev/null -X DELETE "$base/s"
curl -s -o /dev/null -X PUT "$base/s" -H 'Content-Type: text/plain' --data new
status=$(curl -s -o /dev/null -w '%{http_code}' "$base/s?offset=-1" -H "If-None-Match: $tag")
content=$(curl -s "$base/s?offset=-1")
echo "status $status for $tag, content '$content'"
[ "$status" = 304 ] && [ "$content" = new ] && exit 0
echo "different from what was seen"
exit 1
