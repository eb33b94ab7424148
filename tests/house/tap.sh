# shellcheck shell=sh
# Sourced by the shell tests of this folder: a few words of TAP.
number=0
status=0

report() { # report ok|'not ok' NAME [details]
  number=$((number + 1))
  printf '%s %d - %s\n' "$1" "$number" "$2"
  [ "$1" = ok ] || {
    status=1
    printf '%s\n' "${3:-}" | sed 's/^/# /'
  }
}

same() { # same NAME SEEN EXPECTED
  if [ "$2" = "$3" ]; then
    report ok "$1"
  else
    report 'not ok' "$1" "seen: $2
expected: $3"
  fi
}

finish() {
  echo "1..$number"
  exit "$status"
}
