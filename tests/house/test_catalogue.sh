#!/bin/sh
# The catalogue check on a small house of its own: silent when complete, and each offence seen.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
house=$(mktemp -d)
trap 'rm -rf "$house"' EXIT
failed=0

header() {
  printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
}

lay() { # a complete house
  rm -rf "${house:?}"/*
  mkdir -p "$house/tui" "$house/locale/po"
  printf 'void f(void) { say(_("Bonjour {nom}")); say(say_n("{n} lieu", "{n} lieux", n)); }\n' >"$house/tui/a.c"
  printf 'int silent;\n' >"$house/tui/b.c"
  echo 'fr en' >"$house/locale/po/LINGUAS"
  echo 'tui/a.c' >"$house/locale/po/POTFILES"
  { header; printf 'msgid "{n} lieu"\nmsgid_plural "{n} lieux"\nmsgstr[0] "{n} lieu"\nmsgstr[1] "{n} lieux"\n'; } >"$house/locale/po/fr.po"
  { header; printf 'msgid "Bonjour {nom}"\nmsgstr "Hello {nom}"\n\nmsgid "{n} lieu"\nmsgid_plural "{n} lieux"\nmsgstr[0] "{n} place"\nmsgstr[1] "{n} places"\n'; } >"$house/locale/po/en.po"
}

check() { # check NAME PATTERN: the check says PATTERN and fails; an empty pattern: it says nothing
  said=$(sh "$here/check_catalogue.sh" "$house" 2>&1) && status=0 || status=$?
  if [ -z "$2" ]; then
    [ "$status" = 0 ] && [ -z "$said" ] && return
  else
    [ "$status" = 1 ] && printf '%s\n' "$said" | grep -q -- "$2" && return
  fi
  printf '%s: status %s, said: %s\n' "$1" "$status" "$said"
  failed=1
}

lay
check 'complete' ''
lay
printf 'void g(void) { say(_("Au revoir")); }\n' >>"$house/tui/a.c"
check 'new sentence' 'no English for "Au revoir"'
sh "$here/check_catalogue.sh" "$house" update >/dev/null || true
grep -q 'msgid "Au revoir"' "$house/locale/po/en.po" || { echo 'update: the sentence was not added'; failed=1; }
grep -q 'Au revoir' "$house/locale/po/fr.po" && { echo 'update: French needs plurals only'; failed=1; }
lay
header >"$house/locale/po/fr.po"
check 'no French plural' 'no French plural for "{n} lieu"'
sh "$here/check_catalogue.sh" "$house" update >/dev/null || true
check 'French plural filled' ''
lay
sed -i 's/Hello {nom}/Hello {name}/' "$house/locale/po/en.po"
check 'wrong hole' '{name} is no hole'
lay
printf '\nmsgid "Adieu"\nmsgstr "Farewell"\n' >>"$house/locale/po/en.po"
check 'unused' 'nobody says "Adieu"'
sh "$here/check_catalogue.sh" "$house" update >/dev/null || true
check 'unused, put aside' ''
grep -q '^#~ msgstr "Farewell"' "$house/locale/po/en.po" || { echo 'update: an English was lost'; failed=1; }
lay
sed -i 's/^msgid "Bonjour/#, fuzzy\n&/' "$house/locale/po/en.po"
check 'fuzzy' 'to be confirmed'
lay
echo 'tui/b.c' >"$house/locale/po/POTFILES"
check 'silent file' 'tui/b.c says nothing'
check 'unlisted file' 'lacks tui/a.c'
exit "$failed"
