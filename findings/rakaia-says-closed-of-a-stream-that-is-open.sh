#!/usr/bin/env bash
# What: a request that only closes, sent under a producer number that an append has used (Durable Streams 5.2.1)
# Version: rakaia-streams 0.9.0 with uvicorn 0.54.0 (PyPI)
# Behaviour: it is answered as a repetition, 204, yet with Stream-Closed: true; the stream stays open and takes further appends, so a writer
#   that trusts the header believes the end is sealed
# Seen: 204 with "stream-closed: true"; the next append is 204 and is read back
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$work"' EXIT
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
base=http://127.0.0.1:$port/v1/stream
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q rakaia-streams==0.9.0 uvicorn==0.54.0
"$work/venv/bin/python" -m rakaia --port "$port" > "$work/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do curl -s -o "$work/ready" "$base/none" && break; sleep 0.1; done

curl -s -o /dev/null -X PUT "$base/s" -H 'Content-Type: text/plain'
number=(-H 'Producer-Id: p' -H 'Producer-Epoch: 0' -H 'Producer-Seq: 0')
curl -s -o /dev/null -X POST "$base/s" -H 'Content-Type: text/plain' "${number[@]}" --data one
closing=$(curl -s -o /dev/null -D - -X POST "$base/s" "${number[@]}" -H 'Stream-Closed: true' | tr -d '\r' | grep -iE '^(HTTP|stream-closed)' | tr '\n' ' ')
later=$(curl -s -o /dev/null -w '%{http_code}' -X POST "$base/s" -H 'Content-Type: text/plain' --data two)
content=$(curl -s "$base/s?offset=-1")
echo "close: $closing; later append: $later; content: $content"
[[ $closing == 'HTTP/1.1 204 No Content stream-closed: true '* ]] && [ "$later" = 204 ] && [ "$content" = onetwo ] && exit 0
echo "different from what was seen"
exit 1
