#!/bin/sh
# rules.sh ROOT: every offence against the rules of the house under ROOT, one a line:
# rule, tab, path:line: sentence. Exit status 1 when there is one.
set -eu
house=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
cd -- "$1"

rooms() { # the folders of the house that exist here
  for room in locale model forms tui tests; do
    [ ! -d "$room" ] || printf '%s\n' "$room"
  done
}

sources() {
  # shellcheck disable=SC2046 # room names hold no space
  find $(rooms) -name '*.[ch]' -exec awk -f "$house/house.awk" {} +
}

# Work left for later belongs to the tracker. (The brackets keep this line from naming itself.)
leftovers() {
  # shellcheck disable=SC2046
  grep -rnE '(^|[^A-Za-z])(TO[D]O|FIX[M]E|XX[X]|HAC[K])([^A-Za-z]|$)' --include='*.[ch]' --include='*.sh' \
    --include='*.awk' --include='meson.build' --include='dev' $(rooms) dev 2>/dev/null |
    sed 's/^/leftovers	/' || true
}

scripts() {
  # shellcheck disable=SC2046
  { find $(rooms) -name '*.sh'; ls dev 2>/dev/null; } | while IFS= read -r script; do
    sh -n "$script" 2>/dev/null || printf 'scripts\t%s:1: sh cannot read this script\n' "$script"
  done
}

offences=$(sources; leftovers; scripts)
[ -n "$offences" ] || exit 0
printf '%s\n' "$offences"
exit 1
