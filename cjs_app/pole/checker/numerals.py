"""Numbers written in words, up to millions."""

import re

_SMALL = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "nonante": 90,
}  # fmt: skip
_GREAT = {"mille": 1000, "million": 1_000_000, "millions": 1_000_000}
_HUNDRED = ("cent", "cents")
_ONE = "|".join(sorted((*_SMALL, *_GREAT, *_HUNDRED), key=len, reverse=True))
NUMERAL = rf"\b(?:{_ONE})(?:(?: et |-et-|[ -])(?:{_ONE}))*\b"
"""What a number in words looks like."""
_WORD = re.compile(_ONE, re.IGNORECASE)


def value_of(words: str) -> int | None:
    """Return what number words mean, or None for «un» and «une» alone, which are no count."""
    told = _WORD.findall(words.lower())
    if told in (["un"], ["une"]):
        return None
    total = group = 0
    for word in told:
        if word in _GREAT:
            total, group = total + max(group, 1) * _GREAT[word], 0
        elif word in _HUNDRED:
            group = max(group, 1) * 100
        else:
            small = _SMALL[word]
            group += 76 if small == 20 and group % 100 == 4 else small
    return total + group
