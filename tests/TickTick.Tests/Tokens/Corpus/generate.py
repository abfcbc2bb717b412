"""Makes literals.jsonl.gz: texts, and what CPython's ast.literal_eval makes of each.

Usage: python3.11 generate.py TARGET

One JSON array a line: the text, then null where CPython refuses it, else the value in a typed form:
  ["s", HEX of UTF-16BE]  ["b", HEX]  ["i", DECIMAL or 0xHEX]  ["f", HEX of the IEEE 754 bits]  ["c", BITS, BITS]
  ["t"|"F"|"n"|"e"]  ["l", [...]]  ["u", [...]]  ["S", [...]]  ["d", [[KEY, VALUE], ...]]
(str, bytes, int, float, complex, True/False/None/Ellipsis, list, tuple, set sorted, dict in order.)
The text is a JSON string, or [HEX of UTF-16BE] where it has half a surrogate pair. The first line says which CPython it was.
"""
import ast
import gzip
import json
import random
import struct
import sys
import unicodedata
import warnings

warnings.simplefilter("ignore")
random.seed(20260901)
SAMPLES = 12000


def bits(number):
    return struct.pack(">d", number).hex()


def typed(value):
    kind = type(value)
    if kind is str:
        return ["s", value.encode("utf-16-be", "surrogatepass").hex()]
    if kind is bytes:
        return ["b", value.hex()]
    if kind is int:
        return ["i", str(value) if abs(value) < 10 ** 300 else hex(value)]
    if kind is float:
        return ["f", bits(value)]
    if kind is complex:
        return ["c", bits(value.real), bits(value.imag)]
    if kind is list:
        return ["l", [typed(item) for item in value]]
    if kind is tuple:
        return ["u", [typed(item) for item in value]]
    if kind is set:
        return ["S", sorted((typed(item) for item in value), key=json.dumps)]
    if kind is dict:
        return ["d", [[typed(key), typed(item)] for key, item in value.items()]]
    return [{True: "t", False: "F", None: "n", ...: "e"}[value]]


def is_pair_made_of_escapes(value):
    """Two escaped halves are two characters to Python and one in UTF-16: not a case for this corpus."""
    if isinstance(value, str):
        return any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in zip(value, value[1:]))
    if isinstance(value, dict):
        return any(map(is_pair_made_of_escapes, list(value) + list(value.values())))
    return isinstance(value, (list, tuple, set)) and any(map(is_pair_made_of_escapes, value))


NAMES = [unicodedata.name(chr(c)) for c in range(32, 0x1F700) if unicodedata.name(chr(c), "")]
ALIASES = ["BEL", "NULL", "LINE FEED", "NBSP", "ZWJ", "BYTE ORDER MARK", "LATIN CAPITAL LETTER GHA", "VARIATION SELECTOR-17", "ESC", "nbsp"]
ODD_NAMES = ["", "NO SUCH CHARACTER", "HANGUL SYLLABLE ", "HANGUL SYLLABLE GAX", "hangul syllable ga", "cjk unified ideograph-4e00",
             "CJK UNIFIED IDEOGRAPH-4e00", "CJK UNIFIED IDEOGRAPH-4E0", "CJK UNIFIED IDEOGRAPH-004E00", "CJK UNIFIED IDEOGRAPH-A000",
             "TANGUT IDEOGRAPH-17000", "LATIN SMALL LETTER A ", "KEYCAP NUMBER SIGN", "LATIN  SMALL LETTER A", "\xe9", "BELL\t", "U+0041"]


def name():
    roll = random.random()
    if roll < .15:
        return random.choice(ALIASES)
    if roll < .3:
        return random.choice(ODD_NAMES)
    if roll < .4:
        return unicodedata.name(chr(random.randrange(0xAC00, 0xD7A4)))
    if roll < .5:
        return "CJK UNIFIED IDEOGRAPH-%X" % random.choice([0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0x20000, 0x2B738, 0x2B739, 0x3134A, 0x3134B, 0x4DC0, 0x5B57])
    found = random.choice(NAMES)
    return found if roll < .8 else found.lower() if roll < .9 else found.title()


ESCAPES = [
    lambda: "\\x%02x" % random.randrange(256), lambda: "\\x%02X" % random.randrange(256), lambda: "\\u%04x" % random.randrange(0x10000),
    lambda: "\\U%08x" % random.randrange(0x110000), lambda: "\\%o" % random.randrange(8), lambda: "\\%03o" % random.randrange(512),
    lambda: "\\%o" % random.randrange(64), lambda: "\\" + random.choice("abfnrtv\\'\"0"), lambda: "\\" + random.choice("cdeghijklmopqswyzABCDEFGHIJKLMOPQRSTVWXYZ89!@#$ \t"),
    lambda: "\\\n", lambda: "\\\r\n", lambda: "\\N{" + name() + "}", lambda: "\\\xe9", lambda: "\\ud83d\\ude00" if random.random() < .1 else "\\ud83d",
]
BROKEN_ESCAPES = ["\\x", "\\x4", "\\xg1", "\\u12", "\\u12g4", "\\U0011000", "\\U00110000", "\\UFFFFFFFF", "\\N", "\\N{", "\\N}", "\\N{}", "\\N{DIGIT ONE", "\\N{NOPE}", "\\u 123", "\\x+1", "\\u-123", "\\U0000004"]
PLAIN = "abcXYZ 0159_.,:;-+*/=!?#@%&()[]{}<>~^|$`\t\x0b\x0c\x01\x7f\xa0\xe9\u0130\u0131\u0660\u4e2d\u2028\ufeff\U0001f600\U00010400"
PREFIXES = [""] * 12 + ["r", "R", "u", "U", "b", "B", "br", "bR", "Br", "BR", "rb", "rB", "Rb", "RB"]
ODD_PREFIXES = ["f", "F", "fr", "rf", "ur", "ru", "bu", "ub", "bb", "rr", "x", "\xe9", "b ", "r\n", "rbr"]
QUOTES = ["'", '"'] * 3 + ["'''", '"""']


def string():
    prefix = random.choice(ODD_PREFIXES) if random.random() < .02 else random.choice(PREFIXES)
    quote = random.choice(QUOTES)
    ascii_only = "b" in prefix.lower() and random.random() < .95
    body = ""
    for _ in range(random.choice([0, 1, 2, 3, 5, 8])):
        roll = random.random()
        if roll < .45:
            body += random.choice(ESCAPES)()
        elif roll < .47:
            body += random.choice(BROKEN_ESCAPES)
        elif roll < .55:
            body += random.choice(["'", '"', "''", '""', "\\'", '\\"', "\\\\"])
        elif roll < .6:
            body += random.choice(["\n", "\r\n", "\r"]) if len(quote) == 3 else " "
        else:
            body += random.choice(PLAIN)
    if ascii_only:
        body = "".join(c for c in body if c < "\x80")
    if random.random() < .9:
        # Mostly one that ends where it should.
        body = body.replace(quote[0], "\\" + quote[0] if random.random() < .5 else "")
    return prefix + quote + body + quote


def digits(count, alphabet="0123456789"):
    text = "".join(random.choice(alphabet) for _ in range(count))
    return "".join(c + ("_" if i + 1 < len(text) and random.random() < .1 else "") for i, c in enumerate(text))


ODD_NUMBERS = """01 0_1 1__0 0x 1_ _1 1.e5 .5 00 0_0 0__0 000 1if2 1_.5 1._5 1e 1e+ 1e- 1e_5 1e5_0 1e5__0 0x_1 0x__1 0x1_ 0X1F 0xg 0b2 0b 0b102 0o8 0o 0o7 0O17 0B11
0b_1_0 0o_17 0xfFfF_0 1j 1J 1.j .5j 1e5j 01j 01.5 01e5 00.5 09.5 09 0_7 0_7.5 1.5.5 1..2 . .e5 ..5 1.e 0.0 -0.0 +0 -0 --1 -+1 +-1 ~1 not1 1e999 -1e999 1e-999 5e-324
2.5e-324 2.4703282292062327e-324 2.4703282292062328e-324 2.2250738585072014e-308 2.2250738585072011e-308 1.7976931348623157e308 1.7976931348623159e308 1.797693134862315807e308
9007199254740993 9007199254740993.0 9007199254740992.999 0.1 0.30000000000000004 1e22 1e23 8.41e21 9.5367431640625e-07 123456789012345678901234567890.0 1e0000000000000000000005
1e99999999999999999999 1e-99999999999999999999 0e99999999999999999999 0.000000000000000000000000000001e30 1e309 1e308 0x1p3 0x1.8 1L 1l 1u 0777 0777.0 1+2j 1-2j -1+2j +1-2j 1+2 1j+2 1j+2j
1+-2j 1+(2j) (1)+2j (-1)+2j -(1)+2j -(1+2j) -(-1) -(1) +(+1) -True True+1j -None 1.5+2.5j 1e999+1e999j 1e999-1e999j -0.0-0j -0.0+0j 0-0j -0j +0j -(0j) 1+2j+3j 1+2j-3 1 +2j 1+ 2j (1+2j) ((1)+(2j)) - 1 -\t1
1_000_000 1_000_ 1_000.5 1_0.0_1 1_0e1_0 0.1_2_3 0.1__2 1٠ ١ 1é 1_é 0xé ² 1\\ 1;2 1. 1.  1.real 1 .real 1'a' 1"a" 0x1'a' 1or2 1and2 0xfor 0x1for 1_if 1jif 1.if 1e5if 1in[1] 0b1_ 0o1_ 0b1_1 0o1__1""".split(" ")
ODD_NUMBERS = [part for text in ODD_NUMBERS for part in text.split("\n")] + ["9" * 4300, "9" * 4301, "-" + "9" * 4300, "1" + "_1" * 4299, "1" + "_1" * 4300,
              "0" * 5000, "0" * 5000 + ".5", "0x" + "f" * 5000, "0o" + "7" * 5000, "0b" + "10" * 3000, "9" * 4301 + ".0", "9" * 4301 + "j", "0." + "0" * 400 + "1", "0." + "123456789" * 200,
              "1" + "0" * 308 + ".0", "1" + "0" * 309 + ".0", "17976931348623158" + "0" * 292, "1" + "0" * 400 + "+1j", "1" * 400 + "e-300", "0." + "0" * 300 + "1" * 900 + "e300"]
# Halfway between two doubles, and a hair beside it.
HALVES = [format((m * 2 + 1) * 2 ** e if e >= 0 else 0, "d") for m in (2 ** 52, 2 ** 52 + 1, 2 ** 53 - 1) for e in (0, 1, 10, 100)]
ODD_NUMBERS += [h + t for h in HALVES for t in (".0", ".0000000000000000000000000000000000000000000001", "e0")]
ODD_NUMBERS += ["0." + format(5 ** 1075 * m, "d").rjust(1075, "0") + t for m in (1, 3) for t in ("", "1")]


def number():
    roll = random.random()
    if roll < .15:
        return random.choice(ODD_NUMBERS)
    sign = random.choice(["", "", "", "-", "+", "- ", "+\t"])
    if roll < .45:
        return sign + str(random.choice([random.randrange(100), random.getrandbits(64), random.getrandbits(400), 10 ** random.randrange(30)]))
    if roll < .55:
        return sign + random.choice([lambda: "0x" + digits(random.randrange(1, 20), "0123456789abcdefABCDEF"), lambda: "0o" + digits(random.randrange(1, 20), "01234567"), lambda: "0b" + digits(random.randrange(1, 40), "01")])()
    if roll < .7:
        return sign + repr(struct.unpack(">d", random.getrandbits(64).to_bytes(8, "big"))[0]).replace("nan", "0.0").replace("inf", "1e999")
    if roll < .85:
        return sign + digits(random.randrange(1, 25)) + "." + digits(random.randrange(0, 25)) + random.choice(["", "", "e%d" % random.randrange(-340, 320), "E+%d" % random.randrange(30)])
    imaginary = random.choice(["%dj" % random.randrange(99), "%rJ" % random.random(), ".5j"])
    return sign + random.choice(["1", "2.5", "0", "1e5"]) + random.choice(["+", "-", " + ", "-  "]) + imaginary


def blank():
    return random.choice([""] * 10 + [" "] * 6 + ["  ", "\t", "\f", "\n", "\r\n", "\r", " # note\n", "#\n", "\\\n", " \\\n ", "# 'a' {[(\n\n"])


WORDS = ["True", "False", "None", "...", "set()", "set( )", "(set)()", "set(())", "set", "true", "null", "NaN", "inf", "nan", "__debug__", "Ellipsis", "frozenset()", "dict()", "f''", "lambda: 1",
         "a", "os.system('x')", "1 if 1 else 2", "not True", "-True", "\uff53\uff45\uff54()", "\u24e2et()", "*a", "**{}", "(yield)", "x for x in y", "`1`", "$", "?", "@", "a.b", "{}.x", "[][0]", "()()", "set()()", "set() | set()", "1 < 2", "(a:=1)", "await x", "..", "....", ". . ."]


def value(depth):
    roll = random.random()
    if depth <= 0 or roll < .35:
        return " ".join(string() for _ in range(random.choice([1, 1, 1, 1, 2, 3]))) if random.random() < .9 else blank().join([string(), string()])
    if roll < .6:
        return number()
    if roll < .7:
        return random.choice(WORDS[:7]) if random.random() < .85 else random.choice(WORDS)
    if roll < .8:
        return "(" + blank() + items(depth) + blank() + ")"
    if roll < .87:
        return "[" + items(depth) + "]"
    if roll < .92:
        return "{" + items(depth) + "}"
    return dictionary(depth - 1)


def items(depth):
    count = random.choice([0, 1, 1, 2, 3])
    joined = (blank() + "," + blank()).join(value(depth - 1) for _ in range(count))
    return joined + random.choice(["", "", ",", " , ", ",\n"]) if count else random.choice(["", "", "", ","])


def dictionary(depth):
    count = random.choice([0, 1, 1, 2, 3, 4])
    pairs = []
    for _ in range(count):
        key = string() if random.random() < .6 else number() if random.random() < .6 else value(depth)
        pairs.append(key + blank() + ":" + blank() + value(depth))
    return "{" + blank() + (blank() + "," + blank()).join(pairs) + random.choice(["", "", ",", " ,\n"]) * bool(count) + blank() + "}"


def token():
    entries = {"access_token": "628ff081-5331-4a37-8ddk-%x" % random.getrandbits(48), "token_type": "bearer", "expires_in": 14772375,
               "scope": "tasks:read tasks:write", "expire_time": random.choice([1637192935, 1637192935.5]), "readable_expire_time": "Wed Nov 17 15:48:55 2021"}
    if random.random() < .5:
        entries[random.choice(["note", "it's", 'say "x"', "\u00fc", "\U0001f600"])] = random.choice([None, True, 1.5, ["a", ("b",)], b"\xff", {1, 2}, {"k": -1}, "\x00\x1b", "caf\u00e9 \u4e2d"])
    return repr(entries)


def mutated(text):
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        at = random.randrange(len(text) + 1)
        text = random.choice([
            lambda: text[:at] + text[at + 1:],
            lambda: text[:at] + random.choice("'\"\\{}[](),:#\n\r\t\f .+-_0129jJeExXuUbBrRfFN\x00\x0b\x1a\xa0\ufeff\u3000\ud800\xe9") + text[at:],
            lambda: text[:at],
            lambda: text[at:],
            lambda: text[:at] + text[at:at + 4] + text[at:],
            lambda: text[:at] + text[at:at + 2][::-1] + text[at + 2:],
        ])()
    return text


LEAD = ["", " ", "\t", "\n", " \n", "\n ", "\f", "\f ", " \f", "\f\t\f", "# c\n", "  # c\n", "# c\n ", "\\\n", "\\\n ", "\n\\\n", "\n \\\n\f", "\n\\\n \f", "\r\n", "\r", "\ufeff", "\x0b", "\xa0", "\n\n\t\n", "#\r", "\\\n\\\n", "\\ \n", "# -*- coding: latin-1 -*-\n", "\x00", "#\x00\n", "# \x01 \u2028 \ufeff\n"]
TRAIL = ["", " ", "\n", "\n\n", "\n ", "\n  \n", "\n # c", "\n # c\n ", "#", " # c", " \f ", "\n\f", "\n\f ", "\\", "\\\n", " \\\n \n", "\n\\\n", "\n\\", "\n\\\n#", "\n  \\\n", "\n1", "\n{}", ";", ",", ", ", ",\n", ",#", ",,", "\x1a", "\x00", "\r", "\r\n\r\n", "\n\t# c\n\n", " 1", "}", ")", "\n\x0b", "\n;", "\\\n,", ", 1", ",1,", ", \\\n 1"]
PAIRS = ["{}", "[]", "()"]
DEEP = [p[0] * n + inner + p[1] * n for p in PAIRS for n in (1, 50, 99, 100, 150, 199, 200, 201, 202, 1000) for inner in ("", "1")]
DEEP += ["{1:" * n + "1" + "}" * n for n in (1, 50, 199, 200, 201)] + ["({'a':[" * n + "1" + "]})" * n for n in (50, 66, 67, 68)] + ["[" * 100000, "(" * 100000, "{1:" * 50000, "-" * 5000 + "1", "[" * 200, "'a'" * 3000, "[" * 150 + "'" ]

texts = [lead + "{'a': 1}" + trail for lead in LEAD for trail in ("", "\n", " # c")] + [lead + "{'a': 1}" + trail for trail in TRAIL for lead in ("", "\n")]
texts += DEEP + [text for n in ODD_NUMBERS for text in (n, "{1: %s}" % n, "{%s: 1}" % n)] + [text for w in WORDS for text in (w, "{'a': %s}" % w, "{%s: 1}" % w, "(%s)" % w)]
texts += [q + "\\N{%s}" % n + q for q in ("'", 'u"') for n in ALIASES + ODD_NAMES] + ["'%s'" % e for e in BROKEN_ESCAPES] + ["b'%s'" % e for e in BROKEN_ESCAPES] + ["r'%s'" % e for e in BROKEN_ESCAPES]
texts += [p + "'a'" for p in PREFIXES[12:] + ODD_PREFIXES] + ["'a'" + s + p + "'b'" for s in ("", " ", "\\\n", "\n") for p in PREFIXES[11:] + ODD_PREFIXES]
texts += ["", " ", "\n", "#", "''", '""', "''''''", "''''", "'''''", "'''a''b'''", "'''a''''", "'''a\\''''", "'\\'", "'", "'''", "'a\nb'", "'a\rb'", "'''a\r\nb\rc'''", "r'\\'", "r'\\''", "r'a\\\nb'", "b'\xe9'", "b'\\xe9'", "rb'\\xe9'",
          "{1: 'a', True: 'b', 1.0: 'c', 1+0j: 'd'}", "{0: 1, -0.0: 2, False: 3, 0j: 4}", "{'a': 1, 'a': 2}", "{'a': 1, b'a': 2, u'a': 3}", "{(1, 2): 1, (1.0, True + 0): 2}", "{(1, 2): 1, (1.0, 2): 2}", "{(): 1, ((),): 2}", "{[]: 1}", "{{}: 1}", "{set(): 1}", "{([],): 1}", "{{}}", "{[]}", "{(1, [])}", "{1, True, 1.0}", "{None: 1, None: 2}", "{...: 1}", "{1e999: 1, -1e999: 2, 1e999: 3}",
          "{9007199254740993: 1, 9007199254740992.0: 2, 9007199254740992: 3}", "{1 2}", "{1: 2 3: 4}", "{1:}", "{:1}", "{1: 2, 3}", "{1, 2: 3}", "{,}", "[,]", "(,)", "[1,,]", "[1 2]", "(1 2)", "{1:2,,}", "{1::2}", "{*[1]}", "{**{}}", "[*[1]]", "{'a' 'b': 'c' 'd'}", "('a' 'b')", "('a') 'b'", "('a')('b')", "'a' 'b' b'c'", "'a' + 'b'", "'a' * 2", "'%s' % 1", "'a'.b", "1,", "1, 2", "1, 2,", "1,\n2", "(1),", "{'a': 1},", "{'a': 1}, 2"]
while len(texts) < SAMPLES:
    roll = random.random()
    if roll < .5:
        text = dictionary(random.randrange(1, 4))
    elif roll < .6:
        text = value(3)
    else:
        text = mutated(token() if random.random() < .5 else dictionary(2))
    if random.random() < .1:
        text = random.choice(LEAD) + text + random.choice(TRAIL)
    texts.append(text)



def written(text):
    try:
        text.encode("utf-8")
        return text
    except UnicodeEncodeError:
        return [text.encode("utf-16-be", "surrogatepass").hex()]


lines = [json.dumps({"cpython": sys.version.split()[0], "unicode": unicodedata.unidata_version})]
read = 0
for text in dict.fromkeys(texts):
    try:
        found = ast.literal_eval(text)
    except (SyntaxError, ValueError, TypeError, OverflowError, RecursionError, MemoryError):
        lines.append(json.dumps([written(text), None]))
        continue
    if is_pair_made_of_escapes(found):
        continue
    try:
        lines.append(json.dumps([written(text), typed(found)]))
    except (TypeError, KeyError):
        raise SystemExit("no typed form: %r" % text)
    read += 1

with gzip.GzipFile(sys.argv[1], "wb", 9, mtime=0) as target:
    target.write("".join(line + "\n" for line in lines).encode("ascii"))
print(len(lines) - 1, "cases,", read, "read,", len(lines) - 1 - read, "refused")
