"""How surely a sentence speaks of something: beside a number, elsewhere in it, before it, or in a heading above."""

import re

from cjs_app.pole.checker.lexicon import Spoken
from cjs_app.pole.checker.sentences import Sentence

IN_CLAUSE, IN_SENTENCE, PLAIN, AROUND, ABOVE = 5, 4, 3, 2, 1
"""How surely something is spoken of: beside the number, in its sentence, without a word, before, above."""


def surety_of(sentence: Sentence, spoken: Spoken, start: int, end: int) -> tuple[int, int] | None:
    """Return how surely a sentence speaks of a figure, and how near; None when it speaks of something else."""
    if any(places_of(sentence, phrase) for phrase in spoken.never):
        return None
    if not spoken.about:
        return PLAIN, 0
    places = [place for phrase in spoken.about for place in places_of(sentence, phrase)]
    if places:
        return max(_near(sentence, place, start, end) for place in places)
    if any(places_of(sentence, phrase) for phrase in spoken.others):
        return None
    for rank, level in enumerate(sentence.around):
        if any(_holds(level[0], phrase) for phrase in spoken.about):
            return (AROUND, 0) if rank < 2 else (ABOVE, -rank)
        if any(_holds(level[0], phrase) for phrase in spoken.others):
            return None
    return None


def places_of(sentence: Sentence, phrase: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where a phrase stands in a sentence."""
    if not set(phrase) <= sentence.stems:
        return []
    words, size = sentence.words, len(phrase)
    return [
        (words[at].start, words[at + size - 1].end)
        for at in range(len(words) - size + 1)
        if all(words[at + step].stem == stem for step, stem in enumerate(phrase))
    ]


def stands_around(sentence: Sentence, phrase: tuple[str, ...]) -> bool:
    """Tell whether a phrase was said before a sentence or above it."""
    return any(_holds(level[0], phrase) for level in sentence.around)


def _holds(stems: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Tell whether a phrase stands in a row of words."""
    size = len(phrase)
    return phrase[0] in stems and any(stems[at : at + size] == phrase for at in range(len(stems) - size + 1))


def _near(sentence: Sentence, place: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """Return how near a word is to a number: in its own stretch, up to the next number, it is nearest."""
    after = min((one.start for one in sentence.numbers if one.start >= end), default=len(sentence.text))
    before = max((one.end for one in sentence.numbers if one.end <= start), default=0)
    if end <= place[0] < after and not re.search(r"[.;]", sentence.text[end : place[0]]):
        return IN_CLAUSE, -(place[0] - end)
    if before <= place[0] < start:
        return IN_CLAUSE, -(start - place[1]) - 20
    return IN_SENTENCE, -min(abs(start - place[1]), abs(place[0] - end))
