# The rules of the house that C sources keep. Called by rules.sh with the sources' paths from the
# root; prints one offence a line: rule, tab, path:line: sentence.

function offence(rule, sentence) {
  printf "%s\t%s:%d: %s\n", rule, FILENAME, FNR, sentence
}

# The line without its comments; in_comment lasts from line to line.
function code(text,    out, piece, at) {
  out = ""
  while (text != "") {
    if (in_comment) {
      at = index(text, "*/")
      if (!at)
        return out
      text = substr(text, at + 2)
      in_comment = 0
      continue
    }
    if (!match(text, /"([^"\\]|\\.)*"|'([^'\\]|\\.)+'|\/\/|\/\*/))
      return out text
    piece = substr(text, RSTART, RLENGTH)
    out = out substr(text, 1, RSTART - 1)
    text = substr(text, RSTART + RLENGTH)
    if (piece == "//")
      return out
    if (piece == "/*")
      in_comment = 1
    else
      out = out piece
  }
  return out
}

# Who may include whom: tui -> forms -> model -> locale; tests may look everywhere.
function check_include(target,    other) {
  if (target ~ /^</) {
    if (target ~ /^<(ncursesw?\/)?(n?curses|form|panel|menu|term|eti)\.h/ && FILENAME !~ /^tui\/term\//)
      offence("curses", "curses headers stand only under tui/term/: " target)
    if (target ~ /^<sqlite3(ext)?\.h/ && layer != "model" && layer != "tests")
      offence("sql", "SQLite stands only under model/: " target)
    return
  }
  target = substr(target, 2)
  sub(/".*/, "", target)
  other = target
  sub(/\/.*/, "", other)
  if (!(other in rank) || other == target)
    offence("layers", "write the include from the root: " target)
  else if (rank[other] > rank[layer])
    offence("layers", layer " may not include " target)
  if (index(target, folder "/") == 1)
    own_header = 1
}

function check_calls(line) {
  if (match(line, /(^|[^a-zA-Z0-9_])(system|popen|tmpnam|tempnam|mktemp|tmpfile|wordexp|exec[lv]p|execvpe)[ ]*\(/))
    offence("calls", "no shell, no search in PATH, no name that can be guessed: " line)
  if (layer == "tests" && line ~ /(^|[^a-zA-Z0-9_])(sleep|usleep|nanosleep|clock_nanosleep)[ ]*\(/)
    offence("calls", "a test waits for an event, it does not sleep: " line)
  if ((layer == "model" || layer == "locale") &&
      line ~ /(^|[^a-zA-Z0-9_])((v?printf|puts|putchar|perror)[ ]*\(|v?fprintf[ ]*\([ ]*std)/)
    offence("voice", layer " returns codes and never prints: " line)
  if (layer == "model" && line ~ /(^|[^a-zA-Z0-9_])(_|N_|d?n?gettext)[ ]*\(/)
    offence("voice", "sentences are said in forms/ and tui/: " line)
}

function check_sql(line,    call) {
  if (layer != "model" && layer != "tests" && line ~ /"(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|PRAGMA|ATTACH) /)
    offence("sql", "SQL stands only under model/: " line)
  if (line ~ /"[^"]*(SELECT|INSERT|UPDATE|DELETE|WHERE|VALUES) [^"]*%[-0-9.*]*[a-zA-Z]/ && line !~ /strftime/)
    offence("sql", "values are bound, never printed into a statement: " line)
  # The statement may stand on the line after the call.
  call = held line
  held = ""
  if (match(call, /sqlite3_exec[ ]*\(/)) {
    call = substr(call, RSTART)
    if (call ~ /^sqlite3_exec[ ]*\([^,]*,?[ ]*$/)
      held = call " "
    else if (call !~ /^sqlite3_exec[ ]*\([^,]*,[ ]*"/)
      offence("sql", "sqlite3_exec takes a literal only: " call)
  }
}

# clang-format puts the brace that opens a function at column 0, and no other.
function check_function() {
  if ($0 == "{")
    opened = FNR
  else if ($0 == "}" && opened) {
    if (FNR - opened > 60)
      offence("length", "a function of " (FNR - opened) " lines")
    opened = 0
  }
}

function begin_file() {
  layer = folder = FILENAME
  sub(/\/.*/, "", layer)
  sub(/\/[^\/]*$/, "", folder)
  in_comment = own_header = main_here = opened = guarded = 0
  held = ""
  guard = "DP_" toupper(FILENAME)
  gsub(/[^A-Z0-9]/, "_", guard)
}

# What can only be said once a file has been read; its name and length are kept for that.
function end_file(path, lines) {
  if (path == "")
    return
  if (lines > 600 && !(path in tables))
    printf "length\t%s:%d: over 600 lines, and not in the list of tables\n", path, lines
  if (path ~ /\.h$/ && !guarded)
    printf "guards\t%s:1: the include guard is %s\n", path, guard
  if (path ~ /\.c$/ && !own_header && !main_here && path !~ /\/fuzz_[^\/]*$/)
    printf "headers\t%s:1: no header of its own folder says what this file offers\n", path
}

BEGIN {
  rank["locale"] = 1; rank["model"] = 2; rank["forms"] = 3; rank["tui"] = 4; rank["tests"] = 5
  # Pure tables, the only files that may be long: path, and what the table is.
  # tables["locale/example.c"] = "..."
}

FNR == 1 {
  end_file(last_path, last_line)
  begin_file()
}

{
  last_path = FILENAME
  last_line = FNR
  line = code($0)
  if (line ~ /^[ \t]*#[ \t]*include[ \t]/) {
    target = line
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", target)
    check_include(target)
    next
  }
  check_function()
  if (line ~ /^#ifndef / && index(line, guard))
    guarded = 1
  if (line ~ /^int main\(/)
    main_here = 1
  if (FILENAME ~ /\.h$/ && line ~ /^extern / && line !~ /const|\(|"C"/)
    offence("globals", "shared variables that change are not allowed: " line)
  check_sql(line)
  gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
  check_calls(line)
}

END {
  end_file(last_path, last_line)
}
