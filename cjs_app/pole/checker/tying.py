"""Which figure a number of a sentence speaks of: the words beside it, and what is spoken of around."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from cjs_app.pole.checker.domain import Facts
from cjs_app.pole.checker.lexicon import Lexicon, Spoken
from cjs_app.pole.checker.nearness import PLAIN, stands_around, surety_of
from cjs_app.pole.checker.nouns import Mention, after, elsewhere, is_bare, is_in_range, is_more, is_qualified
from cjs_app.pole.checker.numbers import Number, Unit
from cjs_app.pole.checker.sentences import Sentence
from cjs_app.pole.structure.figures import Figure, Kind

_GAINED = frozenset(["gagn", "gagnon", "gagner", "perdu", "perd", "rejoint", "supplementair", "nouvel", "nouveau"])
_KINDS = {
    Unit.NONE: (Kind.COUNT,),
    Unit.SCORE: (Kind.COUNT,),
    Unit.ORDINAL: (Kind.COUNT,),
    Unit.MONEY: (Kind.MONEY,),
    Unit.TIME: (Kind.DURATION,),
}


class Claim(Struct, frozen=True):
    """A number tied to a figure, of a year."""

    sentence: Sentence
    number: Number
    key: str
    year: int
    is_said: bool
    """Whether the sentence names the year."""
    surety: int
    noun_end: int
    rivals: tuple[str, ...] = ()
    """Other figures that the same words may mean."""
    is_change: bool = False
    is_qualified: bool = False


class Tying:
    """Ties the numbers of sentences to figures."""

    def __init__(self, facts: Facts) -> None:
        """Make ready for texts about the year of these facts."""
        self.facts = facts
        self.lexicon = Lexicon(facts)
        self._latest: dict[str, Figure] = {}
        for year in sorted(facts.figures):
            self._latest.update(facts.figures[year])

    def kind_of(self, key: str) -> Kind:
        """Return what a figure is written like."""
        return self._latest[key].kind

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Return the nouns of figures in a sentence, the longest at each place."""
        told, words, at = [], sentence.words, 0
        while at < len(words):
            found = self.lexicon.at(words, at)
            if not found:
                at += 1
                continue
            last = at + len(found[0].noun) - 1
            told.append(Mention(at, last, words[at].start, words[last].end, tuple(found)))
            at += 1
        return told

    def claims(self, sentence: Sentence) -> list[Claim]:
        """Return the numbers of a sentence that speak of figures."""
        if not sentence.numbers:
            return []
        mentions = self.mentions(sentence)
        told: list[Claim] = []
        nouns: dict[int, Mention] = {}
        for number in sentence.numbers:
            mention = self._noun_of(sentence, number, mentions, nouns)
            if mention is not None:
                nouns[number.start] = mention
            claim = self._claim(sentence, number, mention, mentions)
            if claim is not None:
                told.append(claim)
        return told

    def _noun_of(
        self, sentence: Sentence, number: Number, mentions: Sequence[Mention], nouns: dict[int, Mention]
    ) -> Mention | None:
        """Return the noun that a plain number counts: after it, or said before it."""
        if number.unit not in (Unit.NONE, Unit.ORDINAL, Unit.SCORE):
            return None
        following = after(sentence, number, mentions)
        if following is not None or number.unit is Unit.ORDINAL:
            return following
        if number.unit is Unit.NONE and not is_bare(sentence, number):
            return None
        return elsewhere(sentence, number, mentions, nouns)

    def _claim(
        self, sentence: Sentence, number: Number, mention: Mention | None, mentions: Sequence[Mention]
    ) -> Claim | None:
        """Return what a number claims, when it is surely tied to one figure."""
        kinds = _KINDS.get(number.unit)
        if kinds is None or is_in_range(sentence, number):
            return None
        if number.unit in (Unit.MONEY, Unit.TIME, Unit.SCORE):
            spoken = [(one, _far(number, at)) for at in mentions for one in at.spoken]
            spoken += [(one, 300) for one in self._by_context(sentence, kinds, number.unit)]
        elif mention is None:
            return None
        else:
            spoken = [(one, 0) for one in mention.spoken]
        ranked = self._ranked(sentence, number, kinds, spoken)
        if not ranked:
            return None
        surety, best = ranked[0][0], ranked[0][1]
        noun_end = mention.end if mention is not None and mention.start >= number.end else number.end
        year, is_said = sentence.year_of(number, noun_end)
        rivals = tuple(dict.fromkeys(one.key for _, one in ranked if one.key != best.key))
        changed = number.sign in ("+", "-") or is_more(sentence, number, noun_end)
        qualified = mention is not None and is_qualified(sentence, number, mention, best, surety > PLAIN)
        return Claim(sentence, number, best.key, year, is_said, surety, noun_end, rivals, changed, qualified)

    def _ranked(
        self, sentence: Sentence, number: Number, kinds: Sequence[Kind], spoken: Sequence[tuple[Spoken, int]]
    ) -> list[tuple[int, Spoken]]:
        """Return the figures that may be meant, the surest first."""
        told = []
        for one, far in spoken:
            if self.kind_of(one.key) not in kinds or (number.unit is Unit.SCORE) != one.key.endswith("mean"):
                continue
            surety = surety_of(sentence, one, number.start, number.end)
            if surety and self._fits_sign(sentence, number, one):
                told.append((surety[0], -far + surety[1], len(one.noun), one.is_own, one))
        told.sort(key=lambda line: (line[0], line[1] + 40 * line[2], line[3]), reverse=True)
        return [(line[0], line[4]) for line in told]

    def _fits_sign(self, sentence: Sentence, number: Number, spoken: Spoken) -> bool:
        """Tell whether a stock is told as a stock, a variation as a variation."""
        is_signed = number.sign in ("+", "-") or bool(sentence.stems & _GAINED)
        if is_change_key(spoken.key):
            return is_signed
        tail = spoken.key.rpartition(".")[2]
        has_sister = any(is_change_key(key) and key.endswith("." + tail) for key in self.lexicon.of_key)
        return not is_signed or not has_sister

    def _by_context(self, sentence: Sentence, kinds: Sequence[Kind], unit: Unit) -> Iterator[Spoken]:
        """Give the ways of speaking of sums whose subject is in the sentence, the noun being above it."""
        if unit is Unit.SCORE:
            yield from (one for one in self.lexicon.of_key.get("pathway.mean", ()))
            return
        for key, ways in self.lexicon.of_key.items():
            if self.kind_of(key) in kinds:
                yield from (one for one in ways if one.about and stands_around(sentence, one.noun))


def _far(number: Number, mention: Mention) -> int:
    """Return how far a noun is from a number."""
    return max(0, mention.start - number.end, number.start - mention.end)


def is_change_key(key: str) -> bool:
    """Tell whether a figure is itself a variation: «followers_change»."""
    return "_change" in key
