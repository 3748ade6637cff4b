#!/usr/bin/env bash
# What: a text stream read as server-sent events, where one space behind the colon belongs to the format and is dropped by every reader (HTML standard 9.2.6;
#   Durable Streams 5.8)
# Version: @durable-streams/server 0.3.7 (npm)
# Behaviour: lines are written as "data:" plus content without that space, so content that begins with a space loses it in every reader of
#   events, while catch-up reads of the same bytes keep it
# Seen: "  indented" is written as "data:  indented", which reads as " indented"; the catch-up read has both spaces
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$work"' EXIT
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
base=http://127.0.0.1:$port/v1/stream
cd "$work"
npm init -y > npm.log
npm install --no-audit --no-fund @durable-streams/server@0.3.7 >> npm.log 2>&1
cat > serve.mjs <<'END'
import { DurableStreamTestServer } from '@durable-streams/server'
await new DurableStreamTestServer({ port: Number(process.env.PORT), host: '127.0.0.1' }).start()
END
PORT=$port node serve.mjs > server.log 2>&1 &
server=$!
for _ in $(seq 100); do curl -s -o "$work/ready" "$base/none" && break; sleep 0.1; done

curl -s -o /dev/null -X PUT "$base/s" -H 'Content-Type: text/plain' --data '  indented'
line=$(curl -s --max-time 2 "$base/s?offset=-1&live=sse" | grep -m 1 '^data:' || true)
plain=$(curl -s "$base/s?offset=-1")
echo "event line '$line', catch-up '$plain'"
[ "$line" = 'data:  indented' ] && [ "$plain" = '  indented' ] && exit 0
echo "different from what was seen"
exit 1
