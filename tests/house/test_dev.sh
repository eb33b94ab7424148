#!/bin/sh
# The entry of the house: what it says when it cannot go on, and how it counts. Prints TAP.
set -eu
house=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
dev=$house/../../dev
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
# shellcheck source=tests/house/tap.sh
. "$house/tap.sh"

# ends NAME STATUS SENTENCE-PATTERN command...: one sentence, and that exit status
ends() {
  name=$1 expected=$2 pattern=$3
  shift 3
  code=0
  said=$("$@" 2>&1 </dev/null) || code=$?
  same "$name: exit status" "$code" "$expected"
  # shellcheck disable=SC2254 # it is a pattern
  case $(printf '%s\n' "$said" | tail -n 1) in
  $pattern) report ok "$name: says why" ;;
  *) report 'not ok' "$name: says why" "$said" ;;
  esac
}

ends 'run without TERM' 4 'dev: TERM is not set*' env -u TERM sh "$dev" run
ends 'unknown command' 2 'dev: there is no command dance.' sh "$dev" dance
ends 'help' 0 './dev install*' sh "$dev" help

# counts NAME EXPECTED: the last line for the test log of standard input, one program a line
counts() {
  cat >"$folder/log"
  same "$1" "$(sh "$dev" tally "$folder/log" | tail -n 1)" "$2"
}

counts 'nothing ran' '0 passed, 0 failed, 0 skipped' </dev/null
counts 'functions are counted' '2 passed, 0 failed, 0 skipped' <<'END'
{"name": "a b", "stdout": "1..2\nok 1 - one\nok 2 - two\n", "result": "OK", "returncode": 0}
END
counts 'the skipped and the failed' '1 passed, 1 failed, 1 skipped' <<'END'
{"name": "a b", "stdout": "1..3\nok 1 - one\nnot ok 2 # SKIP two\nnot ok 3 - three\n", "result": "FAIL", "returncode": 1}
END
counts 'a crash after a success' '1 passed, 1 failed, 0 skipped' <<'END'
{"name": "a b", "stdout": "1..2\nok 1 - one\n", "result": "FAIL", "returncode": -6, "stderr": "said \"result\": \"OK\""}
END
counts 'programs that do not count' '1 passed, 1 failed, 1 skipped' <<'END'
{"name": "a", "result": "OK", "returncode": 0}
{"name": "b", "result": "SKIP", "returncode": 77}
{"name": "c", "stdout": "ok, not a count\n", "result": "TIMEOUT", "returncode": -15}
END
finish
