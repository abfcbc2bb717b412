"""Makes src/TickTick/Tokens/character-names.deflate: the names that CPython's "\\N{...}" knows.

Usage: python3.11 names.py ALIASES TARGET

ALIASES is any text that has the aliases on lines or in fields of their own, such as Unicode's NameAliases.txt or
perl's unicore/Name.pl: whatever CPython itself does not know by that name is left out. The computed names (Hangul
syllables, CJK unified ideographs) are left out too.
"""
import re
import sys
import unicodedata
import zlib

assert unicodedata.unidata_version == "14.0.0", unicodedata.unidata_version
COMPUTED = ("HANGUL SYLLABLE ", "CJK UNIFIED IDEOGRAPH-")

names = {}
for scalar in range(0x110000):
    name = unicodedata.name(chr(scalar), None)
    if name and not name.startswith(COMPUTED):
        names.setdefault(scalar, []).append(name)

with open(sys.argv[1], encoding="utf-8") as candidates:
    for candidate in re.split(r"[;\n]", candidates.read()):
        candidate = candidate.strip()
        if not candidate or candidate.startswith(COMPUTED):
            continue
        try:
            found = eval("'\\N{" + candidate + "}'") if re.fullmatch(r"[A-Za-z0-9 ()-]+", candidate) else ""
        except SyntaxError:
            continue
        if len(found) == 1 and candidate not in names.setdefault(ord(found), []):
            names[ord(found)].append(candidate)

lines = []
following = None
for scalar in sorted(names):
    for name in names[scalar]:
        if scalar != following:
            lines.append("=%X" % scalar)
        lines.append(name)
        following = scalar + 1

packer = zlib.compressobj(9, zlib.DEFLATED, -15)
data = packer.compress("".join(line + "\n" for line in lines).encode("ascii")) + packer.flush()
with open(sys.argv[2], "wb") as target:
    target.write(data)
print(sum(map(len, names.values())), "names,", len(data), "bytes")
