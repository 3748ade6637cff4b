# --- how it works ---------------------------------------------------------------
set -uf
umask 077
number=0
differs=
status=000
dir=$(mktemp -d) || exit 2

# send METHOD URL [OPTION...]: the answer is in $dir/head and $dir/body then, its status in $status.
send() {
  method=$1 url=$2
  shift 2
  if [ "$method" = HEAD ]; then set -- --head "$@"; else set -- -X "$method" "$@"; fi
  : >"$dir/head"
  : >"$dir/body"
  status=$(curl -q -sS --globoff --path-as-is --max-time "$limit" ${TIDEMARK_CA:+--cacert "$TIDEMARK_CA"} \
    -D "$dir/head" -o "$dir/body" -w '%{http_code}' "$@" --url "$url" 2>"$dir/error") || true
  [ "$method" != HEAD ] || : >"$dir/body"
}

# step RECORDED METHOD URL [OPTION...]: sends a request and says how it was answered in the recorded run and now.
step() {
  decide "$@"
  if [ "${status%??}" != "${recorded%??}" ]; then
    differs="${differs:-step $number was answered with $status, in the recorded run with $recorded}"
  fi
}

# decide RECORDED METHOD URL [OPTION...]: the request whose answer is judged.
decide() {
  recorded=$1
  shift
  send "$@"
  number=$((number + 1))
  printf '%2d  %s %s  recorded %s, got %s\n' "$number" "$method" "${url#"$base"}" "$recorded" "$status"
  if [ "$status" = 000 ]; then sed 's/^/    /' "$dir/error"; fi
}

# poll TIMES RECORDED METHOD URL [OPTION...]: repeats a request every second until it is answered as in the recorded run.
poll() {
  times=$1 due=$2 recorded=$2
  shift 2
  number=$((number + 1))
  while send "$@" && [ "$status" != "$due" ] && [ "$times" -gt 0 ]; do
    times=$((times - 1))
    sleep 1
  done
  printf '%2d  %s %s  repeated; recorded %s, got %s\n' "$number" "$method" "${url#"$base"}" "$due" "$status"
}

# header NAME: its value in the last answer.
header() {
  tr -d '\r' <"$dir/head" | grep -i "^$1:" | tail -n 1 | sed 's/^[^:]*: *//; s/ *$//'
}

# member NAME N: the value of the N-th member with this name in the body of the last answer.
member() {
  tr ',{' '\n\n' <"$dir/body" | sed -n "s/.*\"$1\" *: *\"*\\([^\"}]*\\).*/\\1/p" | sed -n "$2p"
}

# instant SECONDS: so many seconds from the start of this script, as 2026-01-31T12:00:00.
instant() {
  date -u -d "@$((now + $1))" +%Y-%m-%dT%H:%M:%S 2>/dev/null || date -u -r "$((now + $1))" +%Y-%m-%dT%H:%M:%S
}

still_broken() {
  printf 'expected: %s\ngot:      %s\nstill broken\n' "$1" "$2"
  exit 1
}

fixed() {
  if [ -n "$differs" ]; then cannot_be_shown "$differs"; fi
  printf 'expected: %s\ngot:      %s\nfixed\n' "$1" "$2"
  exit 0
}

cannot_be_shown() {
  printf 'cannot be shown by curl: %s. Run the case again with\n  %s\n' "$1" "$rerun"
  exit 2
}

answered() {
  if [ "$status" = 000 ]; then cannot_be_shown 'there was no answer'; fi
}

# comparable: a refusal where there was none, or the other way round, is another course, whatever is in it.
comparable() {
  answered
  if [ "${status%??}" != "${recorded%??}" ]; then
    cannot_be_shown "the deciding request was answered with $status, in the recorded run with $recorded"
  fi
}

# status_is PATTERN...: one of these statuses is right.
status_is() {
  answered
  for pattern in "$@"; do
    # shellcheck disable=SC2254 # 4?? is meant as a pattern
    case $status in $pattern) fixed "status $*" "status $status" ;; esac
  done
  still_broken "status $*" "status $status"
}

# header_is NAME VALUE: this value is right; no value: the header has to be absent.
header_is() {
  comparable
  got=$(header "$1")
  if [ "$got" = "$2" ]; then fixed "$1: ${2:-(none)}" "${got:-(none)}"; fi
  still_broken "$1: ${2:-(none)}" "${got:-(none)}"
}

# header_begins NAME TEXT: a value that begins like this is right.
header_begins() {
  comparable
  got=$(header "$1")
  case $got in "$2"*) fixed "$1: $2" "${got:-(none)}" ;; esac
  still_broken "$1: $2" "${got:-(none)}"
}

# header_is_there NAME: any value is right.
header_is_there() {
  comparable
  got=$(header "$1")
  if [ -n "$got" ]; then fixed "a header $1" "$got"; fi
  still_broken "a header $1" '(none)'
}

# header_is_not NAME VALUE: this value, seen in the recorded run, is wrong.
header_is_not() {
  comparable
  got=$(header "$1")
  if [ "$got" = "$2" ]; then still_broken "$1 other than $2" "${got:-(none)}"; fi
  fixed "$1 other than $2" "${got:-(none)}"
}

# body_is TEXT: this body is right.
body_is() {
  comparable
  got=$(cat "$dir/body" && printf x)
  if [ "$got" = "$1x" ]; then fixed "the body '$1'" "'${got%x}'"; fi
  still_broken "the body '$1'" "'${got%x}'"
}

# body_has RIGHT WRONG: the one text in the body is right, the other one, seen in the recorded run, is wrong.
body_has() {
  comparable
  got=$(cat "$dir/body")
  case $got in *"$1"*) fixed "'$1' in the body" "$got" ;; esac
  case $got in *"$2"*) still_broken "'$1' in the body" "$got" ;; esac
  cannot_be_shown 'the body is neither right nor as it was'
}

# records_are NUMBERS: the records of the body have these sequence numbers.
records_are() {
  comparable
  got=$(sed 's/"tail" *: *{[^}]*}//' "$dir/body" | tr ',{' '\n\n' | sed -n 's/.*"seq_num" *: *\([0-9]*\).*/\1/p' | tr '\n' ' ')
  got=${got% }
  if [ "$got" = "$1" ]; then fixed "the records ${1:-(none)}" "${got:-(none)}"; fi
  still_broken "the records ${1:-(none)}" "${got:-(none)}"
}
