# Turns a schema file into a C string: awk -v name=0001 -f embed.awk 0001.sql
BEGIN {
    print "#include \"model/store/migration.h\"\n"
    print "/* longer than the 4095 characters every compiler must accept; gcc and clang have no limit */"
    print "#pragma GCC diagnostic ignored \"-Woverlength-strings\""
    print "const char store_schema_" name "[] ="
}
{
    gsub(/\\/, "\\\\")
    gsub(/"/, "\\\"")
    print "    \"" $0 "\\n\""
}
END { print "    ;" }
