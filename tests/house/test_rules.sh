#!/bin/sh
# The rules of the house: each is first shown a tree that breaks it (a check that cannot fail checks
# nothing), then the house itself. Prints TAP.
set -eu
house=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(CDPATH='' cd -- "$house/../.." && pwd -P)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
trap 'exit 1' HUP INT TERM
# shellcheck source=tests/house/tap.sh
. "$house/tap.sh"

# breaks RULE PATH: with the text of standard input at PATH, RULE must complain there, and only it.
breaks() {
  rm -rf "$tree/house"
  mkdir -p "$tree/house/$(dirname "$2")"
  cat >"$tree/house/$2"
  seen=$(sh "$house/rules.sh" "$tree/house" || true)
  case $seen in
  "$1	$2:"*) report ok "$1 sees $2" ;;
  *) report 'not ok' "$1 sees $2" "it said: $seen" ;;
  esac
}

# keeps PATH: the text of standard input at PATH breaks nothing.
keeps() {
  rm -rf "$tree/house"
  mkdir -p "$tree/house/$(dirname "$1")"
  cat >"$tree/house/$1"
  if seen=$(sh "$house/rules.sh" "$tree/house"); then
    report ok "nothing wrong in $1"
  else
    report 'not ok' "nothing wrong in $1" "$seen"
  fi
}

lines() { # lines N: a body of N lines
  awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) print "    f();" }'
}

breaks layers locale/text/a.c <<'END'
#include "locale/text/a.h"
#include "model/base/fault.h"
END
breaks layers model/act/a.c <<'END'
#include "model/act/a.h"
#include "tui/desk/b.h"
END
breaks layers forms/a.c <<'END'
#include "forms/a.h"
#include "tests/support/run.h"
END
breaks layers tui/a.c <<'END'
#include "a.h"
int main(void);
END
breaks curses forms/a.c <<'END'
#include "forms/a.h"
#include <curses.h>
END
breaks curses tui/desk/a.c <<'END'
#include "tui/desk/a.h"
#include <ncursesw/form.h>
END
breaks sql tui/desk/a.c <<'END'
#include "tui/desk/a.h"
#include <sqlite3.h>
END
breaks sql forms/a.c <<'END'
#include "forms/a.h"
static const char text[] = "SELECT id FROM act";
END
breaks sql model/store/a.c <<'END'
#include "model/store/a.h"
    sqlite3_exec(db, text, NULL, NULL, NULL);
END
breaks sql model/store/b.c <<'END'
#include "model/store/b.h"
    sqlite3_exec(db,
                 text, NULL, NULL, NULL);
END
breaks sql model/store/c.c <<'END'
#include "model/store/c.h"
    snprintf(sql, sizeof sql, "SELECT id FROM act WHERE reference = '%s'", reference);
END
for call in 'system("date")' 'popen(name, "r")' 'tmpnam(name)' 'mktemp(name)' 'execvp(name, args)'; do
  breaks calls tui/a.c <<END
#include "tui/a.h"
    $call;
END
done
breaks calls tests/tui/test_a.c <<'END'
#include "tests/tui/a.h"
    usleep(1000);
END
breaks voice model/act/a.c <<'END'
#include "model/act/a.h"
    fprintf(stderr, "no act");
END
breaks voice locale/say/a.c <<'END'
#include "locale/say/a.h"
    puts("oui");
END
breaks voice model/act/b.c <<'END'
#include "model/act/b.h"
    return _("aucun acte");
END
breaks globals tui/a.h <<'END'
#ifndef DP_TUI_A_H
#define DP_TUI_A_H
extern int tui_level;
#endif
END
breaks guards tui/a.h <<'END'
#ifndef A_H
#define A_H
#endif
END
breaks headers forms/a.c <<'END'
int forms_hidden(void);
END
# (Through a file: a pipe would count in a shell of its own.)
text=$tree/text
{ printf '#include "forms/a.h"\nvoid g(void)\n{\n'; lines 61; echo '}'; } >"$text"
breaks length forms/a.c <"$text"
{ printf '#include "forms/a.h"\n'; lines 600; } >"$text"
breaks length forms/b.c <"$text"
printf '#include "forms/a.h"\n/* TO%s: later */\n' DO >"$text"
breaks leftovers forms/a.c <"$text"
printf 'if then\n' >"$text"
breaks scripts tests/house/a.sh <"$text"
printf 'case in (\n' >"$text"
breaks scripts dev <"$text"

keeps tui/term/a.c <<'END'
/* No system() and no SELECT here: only words in a comment. // popen( */
#include "tui/term/a.h"
#include "forms/b.h"
#include "locale/c.h"
#include <curses.h>
static const char text[] = "system(1)"; // mktemp(
    mkdtemp(name);
    print_system(1);
END
keeps model/store/a.c <<'END'
#include "model/store/a.h"
#include <sqlite3.h>
    sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    sqlite3_exec(db,
                 "COMMIT", NULL, NULL, NULL);
    snprintf(text, sizeof text, "%d", 3);
END
{ printf '#include "forms/a.h"\nvoid g(void)\n{\n'; lines 59; echo '}'; } >"$text"
keeps forms/a.c <"$text"

offences=$(sh "$house/rules.sh" "$root" || true)
for rule in layers curses sql calls voice globals guards headers length leftovers scripts; do
  broken=$(printf '%s\n' "$offences" | grep "^$rule	" || true)
  if [ -z "$broken" ]; then
    report ok "the house keeps its rule on $rule"
  else
    report 'not ok' "the house keeps its rule on $rule" "$broken"
  fi
done
finish
