#!/usr/bin/env bash
# What: a writer with producer headers and Stream-Seq, as Durable Streams 1.0 (sections 5.2 and 5.2.1) allows them together
# Version: @prisma/streams-server 0.1.11 on bun 1.4.5 (npm)
# Behaviour: an append that is refused for its Stream-Seq (409) has used up its Producer-Seq all the same: sent again with a good Stream-Seq it is
#   confirmed as a repetition (204) and never stored, so the writer believes in data that no reader gets
# Seen: statuses 200 409 204, and the stream contains only "one"
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

append() { # sequence, stream-seq, body
  curl -s -o /dev/null -w '%{http_code}' -X POST "$base/s" -H 'Content-Type: text/plain' \
    -H 'Producer-Id: p' -H 'Producer-Epoch: 0' -H "Producer-Seq: $1" -H "Stream-Seq: $2" --data "$3"
}
curl -s -o /dev/null -X PUT "$base/s" -H 'Content-Type: text/plain'
statuses="$(append 0 b one) $(append 1 a two) $(append 1 c two)"
content=$(curl -s "$base/s?offset=-1")
echo "statuses $statuses, content '$content'"
[ "$statuses" = '200 409 204' ] && [ "$content" = one ] && exit 0
echo "different from what was seen"
exit 1
