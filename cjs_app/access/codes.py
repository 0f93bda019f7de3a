"""Codes that people read aloud and type: letters that cannot be taken for one another."""

from collections.abc import Callable, Sequence

LETTERS = "ABCDEFGHJKLMNPQRTUVWXY"
"""No I or O (1 and 0), no S or Z (5 and 2)."""
CODE_LENGTH = 6
RECOVERY_LENGTH = 12
RECOVERY_CODES = 10

Draw = Callable[[Sequence[str]], str]
"""What picks one of several at random: the rules themselves draw no lots."""


def a_code(draw: Draw, length: int = CODE_LENGTH) -> str:
    """Return a code of this many letters."""
    return "".join(draw(LETTERS) for _ in range(length))


def bare_code(typed: str) -> str:
    """Return a code as it is kept: capitals only, whatever was typed between the letters."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def in_groups(text: str, size: int = 4) -> str:
    """Return a long code cut in groups, to be read and copied without getting lost."""
    return " ".join(text[start : start + size] for start in range(0, len(text), size))
