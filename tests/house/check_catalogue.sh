#!/bin/sh
# check_catalogue.sh ROOT [update]: every sentence of tui/, forms/ and locale/ has its English, every
# plural its French. One offence a line; exit status 1 when there is one. With `update` the files of
# locale/po are first completed: English with the sentences it lacks, left empty to be translated;
# French, the source, with its plurals. A sentence nobody says any more is kept behind `#~`, where it
# finds its English again if it comes back.
set -eu
cd -- "$1"
po=locale/po
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rooms() {
  for room in tui forms locale; do
    [ ! -d "$room" ] || printf '%s\n' "$room"
  done
}

extract() {
  # shellcheck disable=SC2046 # room names hold no space
  find $(rooms) -name '*.[ch]' | LC_ALL=C sort >"$work/sources"
  xgettext --from-code=UTF-8 --language=C --keyword --keyword=_ --keyword=N_ --keyword=say_n:1,2 \
    --add-comments=translators: --files-from="$work/sources" --force-po -o "$work/pot" 2>"$work/said" ||
    { cat "$work/said"; exit 1; }
  sed -i "s/charset=CHARSET/charset=UTF-8/" "$work/pot" # xgettext leaves it when all is ASCII
  sed -n 's/^#: //p' "$work/pot" | tr ' ' '\n' | sed 's/:[0-9]*$//' | LC_ALL=C sort -u >"$work/speaking"
}

merge() { # merge LANGUAGE: its catalogue against the sources, nothing guessed
  msgmerge -q --no-fuzzy-matching --no-wrap -o "$work/$1.po" "$po/$1.po" "$work/pot"
}

# Entries of a catalogue on standard input, one a line: place, tab, msgid, tab, plural or nothing.
entries() {
  awk '
    function flush() {
      if (id != "") printf "%s\t%s\t%s\n", (place == "" ? "?" : place), id, plural
      id = plural = place = ""; part = ""
    }
    function text(line) { sub(/^[^"]*"/, "", line); sub(/"$/, "", line); return line }
    /^$/ { flush(); next }
    /^#: / { if (place == "") place = $2; next }
    /^#~ msgid "/ { flush(); place = "-"; sub(/^#~ /, "") }
    /^msgid_plural / { part = "plural"; plural = text($0); next }
    /^msgid / { part = "id"; id = text($0); next }
    /^msgstr/ { part = ""; next }
    /^"/ { if (part == "id") id = id text($0); else if (part == "plural") plural = plural text($0) }
    END { flush() }'
}

# A hole {name} that the sentence does not have would be shown as it is written.
holes() {
  awk '
    function check(line, rest, hole) {
      rest = line
      while (match(rest, /\{[^{}" ]+\}/)) {
        hole = substr(rest, RSTART, RLENGTH)
        rest = substr(rest, RSTART + RLENGTH)
        if (part == "id") known[hole] = 1
        else if (part == "str" && !(hole in known))
          printf "en.po: %s is no hole of \"%s\"\n", hole, id
      }
    }
    /^msgid / { split("", known); part = "id"; id = $0; sub(/^msgid "/, "", id); sub(/"$/, "", id) }
    /^msgid_plural / { part = "id" }
    /^msgstr/ { part = "str" }
    /^(msg|")/ { check($0) }' "$work/en.po"
}

offences() {
  msgattrib --untranslated --no-obsolete --no-wrap "$work/en.po" | entries |
    awk -F '\t' '{ printf "en.po: %s: no English for \"%s\"\n", $1, $2 }'
  msgattrib --only-fuzzy --no-obsolete --no-wrap "$work/en.po" | entries |
    awk -F '\t' '{ printf "en.po: %s: to be confirmed: \"%s\"\n", $1, $2 }'
  msgattrib --no-obsolete --no-wrap -o "$work/active.po" "$po/en.po"
  msgmerge -q --no-fuzzy-matching --no-wrap -o "$work/left.po" "$work/active.po" "$work/pot"
  msgattrib --only-obsolete --no-wrap "$work/left.po" | entries |
    awk -F '\t' '{ printf "en.po: nobody says \"%s\" any more\n", $2 }'
  msgattrib --untranslated --no-obsolete --no-wrap "$work/fr.po" | entries |
    awk -F '\t' '$3 != "" { printf "fr.po: %s: no French plural for \"%s\"\n", $1, $2 }'
  holes
  LC_ALL=C sort "$po/POTFILES" | LC_ALL=C comm -3 - "$work/speaking" |
    awk '/^\t/ { printf "POTFILES: lacks %s\n", $1; next } { printf "POTFILES: %s says nothing\n", $1 }'
  for language in $(cat "$po/LINGUAS"); do
    msgfmt --check-format --check-domain -o /dev/null "$po/$language.po" 2>&1 || true
  done
}

update() {
  cp "$work/speaking" "$po/POTFILES"
  msgattrib --no-location --sort-output --no-wrap -o "$po/en.po" "$work/en.po"
  awk 'BEGIN { RS = ""; ORS = "\n\n" } NR == 1 || /\nmsgid_plural /' "$work/fr.po" | awk '
    /^msgid / { singular = $0; sub(/^msgid /, "", singular) }
    /^msgid_plural / { plural = $0; sub(/^msgid_plural /, "", plural) }
    $0 == "msgstr[0] \"\"" { $0 = "msgstr[0] " singular }
    $0 == "msgstr[1] \"\"" { $0 = "msgstr[1] " plural }
    { print }' >"$work/plurals.po"
  msgattrib --no-obsolete --no-location --sort-output --no-wrap -o "$po/fr.po" "$work/plurals.po"
  sed -i '/^"POT-Creation-Date: \|^"Report-Msgid-Bugs-To: /d' "$po/en.po" "$po/fr.po" # a date would conflict
}

extract
merge en
merge fr
if [ "${2:-}" = update ]; then
  update
  merge en
  merge fr
fi
found=$(offences)
[ -n "$found" ] || exit 0
printf '%s\n' "$found"
echo 'Complete locale/po with: sh tests/house/check_catalogue.sh . update, then translate what is empty.'
exit 1
