"""What somebody types who means harm, or whose keyboard is held by a cat: values of every kind, drawn from a seed."""

import random
from io import BytesIO

MARK = "x7q"
"""A tag and an attribute that no page of ours has: where they are read as such, something was not escaped."""

MARKUP = [
    f"<{MARK}>",
    f"<{MARK} onload=alert(1)>",
    f'"><{MARK}>',
    f"'><{MARK}>",
    f'" {MARK}="1',
    f"' {MARK}='1",
    f"</textarea><{MARK}>",
    f"</title><{MARK}>",
    f"</script><{MARK}>",
    f"<!--><{MARK}>",
    f"<svg/onload=alert(1)><{MARK}>",
    f"&lt;{MARK}&gt;<{MARK}>",
    f"<{MARK}\x0c>",
    "{{7*7}}",
    "{% raw %}",
    "{0.__class__}",
    "{name}",
    "%(x)s",
    "%s%n",
    "${7*7}",
    "#{7*7}",
    "javascript:alert(1)",
]
SQL = ["'", "''", "' OR '1'='1", "1; DROP TABLE users; --", "\\'; --", "1 UNION SELECT 1", "%", "_", "\\", "*", "NULL"]
NUMBERS = [
    "0",
    "-0",
    "-1",
    "1e400",
    "-1e400",
    "1e-400",
    "NaN",
    "nan",
    "sNaN",
    "Infinity",
    "-inf",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775809",
    "2147483647",
    "2147483648",
    "99999999,99",
    "100000000,00",
    "0,001",
    "0,00005",
    "1,2,3",
    "1.2.3",
    "1 000 000",
    "1_000",
    "0x10",
    "1e3",
    "٣",
    "²",
    "½",
    "Ⅷ",
    "−5",
    "+5",
    "5-",
    "()",
    "12€",
    "€",
    "10" * 40,
    "9" * 400,
    "0" * 5000 + "1",
    "1" * 5000,
]
DAYS = [
    "2017-02-30",
    "2017-13-01",
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "2099-01-01",
    "1900-02-29",
    "31/07/2017",
    "31/07/17",
    "32/01/2017",
    "2017-07-13T12:00",
    "2017-W28",
    "2017-W54",
    "hier",
    "-2017-01-01",
    "٢٠١٧-٠٧-١٣",
    "2017-07-13\n",
]
DURATIONS = [
    "25h",
    "2h99",
    "2:30",
    "2h 30",
    "-1h",
    "1e9h",
    "0",
    "24h01",
    "999999h",
    "1,5,5",
    ":",
    "h",
    "min",
    "1440",
    "2h30m30",
]
TEXTS = [
    "",
    " ",
    "\t",
    "\n",
    "\r\nBcc: x@y.z",
    "a\r\nb",
    "\x00",
    "a\x00b",
    "\x07\x1b[31mrouge\x1b[0m",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "\ufeff",
    "\u202eexe.fdp",
    "\u200b\u200c\u200d",
    "\u2028",
    "e\u0301" * 50,
    "Z" + "\u0335" * 300,
    "👨‍👩‍👧‍👦" * 20,
    "ﷺ" * 50,
    "İIıi",
    "ß" * 200,
    "𝒜𝓌𝒶",
    "é" * 10_000,
    "x" * 10_000,
    "x y " * 2_500,
    "../../etc/passwd",
    "..\\..\\",
    "CON",
    "file:///etc/passwd",
    "http://169.254.169.254/",
    "//mechant.example",
    "=1+1",
    "@SUM(A1)",
    "a@b",
    "a@b.c, d@e.f",
    "x" * 300 + "@exemple.fr",
    "true",
    "null",
    "[]",
    '{"a":1}',
    "__proto__",
    "on",
    "y",
]
EVERYTHING = [*MARKUP, *SQL, *NUMBERS, *DAYS, *DURATIONS, *TEXTS]
EXTRA = [
    "id",
    "season_id",
    "user_id",
    "status",
    "is_coordinator",
    "role",
    "number",
    "locked",
    "created_by_id",
    "total_cents",
]
"""Names of columns that no form may set."""

FILES: list[tuple[bytes, str, str]] = [
    (b"", "vide.jpg", "image/jpeg"),
    (b"\xff\xd8\xff\xe0" + b"\0" * 50, "x.jpg", "image/jpeg"),
    (b"<svg onload=alert(1)>", "x.svg", "image/svg+xml"),
    (b"%PDF-1.7", "a.pdf", "application/pdf"),
    (b"PK\x03\x04", "a.zip", "application/zip"),
    (b"PK\x05\x06" + b"\0" * 18, "a.xlsx", "application/zip"),
    (b"GIF89a", "../../x.gif", "image/gif"),
    (b"\x89PNG\r\n\x1a\n", f"<{MARK}>.png", "text/html"),
    (b"x" * 5000, "\x00.jpg", ""),
]


def value(dice: random.Random, kept: str, options: list[str]) -> str:
    """Return something hostile to write in a field that held `kept`."""
    roll = dice.random()
    if roll < 0.06 and options:
        return dice.choice(options)
    if roll < 0.12:
        return kept + dice.choice(EVERYTHING)
    if roll < 0.18:
        return dice.choice(EVERYTHING) + dice.choice(EVERYTHING)
    if roll < 0.24:
        return "".join(
            chr(dice.choice([dice.randrange(32), dice.randrange(0x20, 0x250), dice.randrange(0x2000, 0x2100)]))
            for _ in range(dice.randrange(1, 40))
        )
    if roll < 0.30:
        return str(dice.randrange(-(2**70), 2**70))
    if roll < 0.36:
        return f"{dice.choice('-+ ')}{dice.randrange(10**6)}{dice.choice(',.')}{dice.randrange(10**5)}"
    return dice.choice(EVERYTHING)


def file(dice: random.Random) -> tuple[BytesIO, str, str]:
    """Return a hostile file: its content, its name, and what it says it is."""
    content, name, kind = dice.choice(FILES)
    return BytesIO(content), name, kind
