"""A sentence with its words, numbers, years and days, and where it stands."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from cjs_app.pole.checker.dates import Span, YearMark, spans_of, years_of
from cjs_app.pole.checker.numbers import Number, Unit, numbers_of
from cjs_app.pole.checker.reading import Block
from cjs_app.pole.checker.words import Word, stems_of, words_of

_END = re.compile(r"(?<=[.!?…])(?<!\bcf\.)(?<!\bart\.)(?<!\bn°\.)[»\")]* +(?=[A-ZÀÉÈÊÎÔ«\"(+\d])|(?<=[!?]) +(?=-|»)")
_INTENT = frozenset(
    [
        "objectif",
        "vis",
        "viser",
        "vison",
        "cibl",
        "prevoit",
        "prevoi",
        "prevu",
        "prevoir",
        "esper",
        "souhait",
        "souhaiton",
        "ambition",
        "projett",
        "atteindr",
        "pourrait",
        "pourrai",
        "devrait",
        "devrai",
        "aimerait",
        "aimerion",
        "faudrait",
        "sera",
        "seront",
        "aura",
        "auront",
        "serait",
        "capacit",
        "jaug",
        "espoir",
        "envisag",
        "compton",
        "futur",
        "prochain",
        "previsionnel",
        "hypothes",
        "imaginon",
        "supposon",
    ]
)
"""Words that speak of what is wanted or to come: such a number is no claim."""
_SUBSET = re.compile(
    r"\b(?:dont|parmi (?:lesquel(?:le)?s|eux|elles|les)|notamment|en particulier|surtout"
    r"|principalement|y compris|seulement|outre)\b",
    re.I,
)
_COMPARED = re.compile(
    r"(?:par rapport (?:à|au)|depuis|qu'en|que (?:l'année )?|dès|jusqu'en|créée?s? en"
    r"|fondée?s? en|née?s? en|démarrée?s? en|statuts? (?:mis à jour )?(?:en|de)|comme en"
    r"|rapport à l'année) ?$",
    re.I,
)
_ATTACHED = re.compile(
    r"^[ ,(:]*(?:en|de|pour|fin|sur|l'année|au titre de|à la fin de|pour l'année"
    r"|pendant l'été|de l'été|à l'été|l'été|cette année|été)?[ ]?$",
    re.I,
)


class Sentence(Struct, frozen=True, dict=True):
    """A sentence of a block, and what was said just before it."""

    text: str
    block: Block
    before: str
    year: int
    """The year that the whole text tells."""

    @cached_property
    def words(self) -> list[Word]:
        """Its words."""
        return words_of(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What its words are compared by."""
        return frozenset(word.stem for word in self.words)

    @cached_property
    def days(self) -> list[Span]:
        """Its days and months."""
        return spans_of(self.text, self.year)

    @cached_property
    def years(self) -> list[YearMark]:
        """The years that it names."""
        return years_of(self.text, self.year)

    @cached_property
    def numbers(self) -> list[Number]:
        """Its numbers, days and years left out."""
        taken = [*((one.start, one.end) for one in self.days), *((one.start, one.end) for one in self.years)]
        return numbers_of(self.text, taken)

    @cached_property
    def is_wish(self) -> bool:
        """Whether it speaks of what is wanted or to come."""
        return bool(self.stems & _INTENT) or "d'ici" in self.text

    @cached_property
    def around(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """What was spoken of: in the same block, in the line that announced it, then in the headings, nearest first."""
        return tuple((stems_of(text),) for text in (self.before[-400:], self.block.lead, *self.block.headings))

    def is_subset(self, number: Number) -> bool:
        """Tell whether a number counts some of a whole only: «dont 12»."""
        left = self.text[max(0, number.start - 60) : number.start]
        ends = [found.end() for found in _SUBSET.finditer(left)]
        return bool(ends) and not re.search(r"[.;:]", left[ends[-1] :])

    def year_of(self, number: Number, noun_end: int = 0) -> tuple[int, bool]:
        """Return the year that a number speaks of, and whether the sentence says so."""
        return _year_of(self, number, max(noun_end, number.end))


def sentences_of(blocks: Sequence[Block], year: int) -> Iterator[Sentence]:
    """Give the sentences of a text, each with what was said before it in its block."""
    for block in blocks:
        start = 0
        for cut in [*(found.end() for found in _END.finditer(block.text)), len(block.text)]:
            text = block.text[start:cut].strip()
            if text:
                yield Sentence(text, block, block.text[max(0, start - 400) : start], year)
            start = cut


def _year_of(sentence: Sentence, number: Number, end: int) -> tuple[int, bool]:
    text = sentence.text
    marks = [mark for mark in sentence.years if not _COMPARED.search(text[: mark.start])]
    counted = [one for one in sentence.numbers if one.unit is not Unit.ORDINAL]
    following = min((one.start for one in counted if one.start >= number.end), default=len(text))
    for mark in marks:
        if end <= mark.start < following and _ATTACHED.match(text[end : mark.start]):
            return mark.year, True
    previous = max((one.end for one in counted if one.end <= number.start), default=0)
    passed = _moved(sentence, number)
    if passed is not None:
        return passed, True
    left = [mark for mark in sentence.years if previous <= mark.start < number.start and _leads(text, mark, number)]
    if left:
        return left[-1].year, True
    if re.search(
        r"\b(?:contre|au lieu de|versus|vs\.?)(?: seulement| environ| à peine)? ?$", text[: number.start], re.I
    ):
        return sentence.year - 1, True
    right = [mark for mark in marks if end <= mark.start < following]
    if right and not re.search(r"[;:.]", text[end : right[0].start]):
        return right[0].year, True
    alone = {mark.year for mark in marks}
    if len(alone) == 1 and (marks[0].start < number.start or len(counted) == 1):
        return marks[0].year, True
    return sentence.year, False


def _leads(text: str, mark: YearMark, number: Number) -> bool:
    """Tell whether a year named before a number is its own: «depuis 2019, 42» is not."""
    between = text[mark.end : number.start]
    if _COMPARED.search(text[: mark.start]) and not text[: mark.start].endswith("qu'en "):
        return between.strip() in ("(", ":")
    return not re.search(r"[.;]", between)


def _moved(sentence: Sentence, number: Number) -> int | None:
    """Return the year of a number in «de 26 à 42», or None when it is not in such a pair."""
    pair = moved_pair(sentence)
    if pair is None or number not in pair:
        return None
    marks = sentence.years
    if len(marks) >= 2 and not any(mark.start > pair[0].start for mark in marks):
        return marks[0 if number is pair[0] else 1].year
    later = [mark for mark in marks if mark.start >= pair[0].end]
    if number is pair[0]:
        attached = [mark for mark in later if mark.end <= pair[1].start]
        since = [mark for mark in marks if re.search(r"depuis ?$", sentence.text[: mark.start], re.I)]
        named = attached or since
        return named[0].year if named else _current(sentence, pair[1]) - 1
    return _current(sentence, number)


def _current(sentence: Sentence, number: Number) -> int:
    """Return the year that the second number of a pair speaks of."""
    later = [mark for mark in sentence.years if mark.start >= number.end]
    return later[0].year if later else sentence.year


_PASSED = re.compile(
    r"\b(?:pass|progress|évolu|mont|grimp|augment|bond|descend|baiss|recul|chut|tomb"
    r"|port)\w*[^.;:]{0,60}\bde(?: [^\d.;:]{0,12})?$",
    re.I,
)


def moved_pair(sentence: Sentence) -> tuple[Number, Number] | None:
    """Return the two numbers of «est passé de 26 à 42», or None."""
    if not re.search(
        r"pass|progress|évolu|mont|grimp|augment|bond|descend|baiss|recul|chut|tomb|hausse", sentence.text, re.I
    ):
        return None
    if len(sentence.numbers) > 1 and sentence.text[: sentence.numbers[0].start] == "De ":
        first, second = sentence.numbers[:2]
        if re.search(r"\bà $", sentence.text[first.end : second.start]):
            return first, second
    for first, second in zip(sentence.numbers, sentence.numbers[1:], strict=False):
        between = sentence.text[first.end : second.start]
        if _PASSED.search(sentence.text[: first.start][-120:]) and re.match(
            r"^[^.;:\d]{0,40}(?: en \d{4})?[^.;:\d]{0,10}\b(?:à|a) (?:[^.;:\d]{0,12})$", between
        ):
            return first, second
    return None
