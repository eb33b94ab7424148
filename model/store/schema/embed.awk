# Turns a schema file into a C string:
#   awk -v name=store_schema_0001 -v header=model/store/migration.h -f embed.awk 0001.sql
BEGIN {
    print "#include \"" header "\"\n"
    print "/* longer than the 4095 characters every compiler must accept; gcc and clang have no limit */"
    print "#pragma GCC diagnostic ignored \"-Woverlength-strings\""
    print "const char " name "[] ="
}
{
    gsub(/\\/, "\\\\")
    gsub(/"/, "\\\"")
    print "    \"" $0 "\\n\""
}
END { print "    ;" }
