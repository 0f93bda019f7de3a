"""Which noun a number counts: after it, before it, or said of the number before."""

import re
from collections.abc import Sequence

from msgspec import Struct

from cjs_app.pole.checker.lexicon import GENERIC, Spoken
from cjs_app.pole.checker.nearness import places_of
from cjs_app.pole.checker.numbers import Number, Unit
from cjs_app.pole.checker.sentences import Sentence, moved_pair

_REACH = 4
"""How many words may stand between a number and its noun."""
_STOP = re.compile(r"[.;:()|,\d]|\b(?:contre|soit|et|puis|dont|ou|sur|par|est|sont|était|étaient|ont|avait)\b|\bl'$")
_BARE = re.compile(
    r"^ ?(?:$|[.;:,!?)|/»]|(?:en|contre|au|aux|à|soit|cette|l'an|l'année|pour|dans|lors"
    r"|seulement|environ|et|puis|de plus|fin|hors|\()\b|\(|(?:19|20)\d\d)",
    re.I,
)
_JOINED = re.compile(
    r"^(?:[^.;\d]{0,40}[:(=|]|[^.;:\d]{0,40}\b(?:est|était|sont|étaient|atteint|atteignait"
    r"|s'élève|s'élevait|s'établit|passe|passé|représente|totalise|monte)\b)"
    r"[^.;:\d]{0,24}$",
    re.I,
)
_RESTRICTED = re.compile(
    r"^ (?:sur (?:les |un total de )?\d|supplémentaires?|présente?s?|acti(?:f|ve)s?|issue?s?|ayant|venue?s?|individuel)"
)
_OF_NAME = re.compile(
    r"^ (?:de|du|d'|des) ?(?:l'|la |le )?"
    r"(?=[A-Z])(?P<own>Pôle|Pole|ESS|CA\b|AG\b|Conseil|Assembl|CJS|Coop|Parcours|Mois|Réseau|Territoire)?"
)
_PLAINLY = re.compile(r"^(?:$| ?[.,;!)]| en (?:19|20)\d\d| cette année| portés| menés| suivis| au total| contre)")
_CHANGED = frozenset(
    [
        "nouveau",
        "nouvel",
        "ancien",
        "autr",
        "premier",
        "dernier",
        "prochain",
        "tier",
        "futur",
        "supplementair",
        "seul",
        "plu",
        "moin",
        "meilleur",
    ]
)


class Mention(Struct, frozen=True):
    """Where nouns of figures stand in a sentence."""

    first: int
    last: int
    start: int
    end: int
    spoken: tuple[Spoken, ...]


def after(sentence: Sentence, number: Number, mentions: Sequence[Mention]) -> Mention | None:
    """Return the noun that follows a number, a few words away at most."""
    for mention in mentions:
        if mention.start < number.end:
            continue
        between = sentence.text[number.end : mention.start]
        if len(between) > 60 or _STOP.search(between) or len(between.split()) > _REACH:
            return None
        return mention if number.unit is not Unit.ORDINAL or mention.spoken[0].noun[0] == "ann" else None
    return None


def elsewhere(
    sentence: Sentence, number: Number, mentions: Sequence[Mention], nouns: dict[int, Mention]
) -> Mention | None:
    """Return the noun of a bare number: that of its pair, of the number before it, or one that leads to it."""
    pair = moved_pair(sentence)
    if pair is not None and number in pair:
        later = after(sentence, pair[1], mentions) or after(sentence, pair[0], mentions)
        return later or next((one for one in reversed(mentions) if one.end <= number.start), None)
    before = [one for one in sentence.numbers if one.end <= number.start]
    if before and before[-1].start in nouns and _goes_on(sentence, before[-1], number):
        return nouns[before[-1].start]
    for mention in reversed(mentions):
        if mention.end <= number.start:
            between = sentence.text[mention.end : number.start]
            is_against = re.search(r"\bcontre (?:\w+ )?$", between) and not before
            return mention if _JOINED.match(between) or is_against else None
    return None


def _goes_on(sentence: Sentence, before: Number, number: Number) -> bool:
    """Tell whether a bare number goes on with what the one before it counted: «… contre 26», «… et 19 en 2019»."""
    between = sentence.text[before.end : number.start]
    if re.search(r"[.!?]", between) or number.unit is not Unit.NONE:
        return False
    if re.search(
        r"\b(?:contre|après|au lieu de|versus|vs|comptait|étaient|était|avait|avaient|puis|en accueillait)\b",
        between,
        re.I,
    ):
        return True
    has_year = re.match(r"^ ?\(?(?:en |fin )?(?:19|20)\d\d|^ (?:l'an|l'année) ", sentence.text[number.end :])
    is_joined = re.search(r"(?:,|\bet|\bpuis|\(|;) *(?:(?:en|à|au) [\w' ]{1,20},? )?$", between)
    return bool(is_joined and (has_year or re.match(r"^ (?:à|au|aux|pour|lors|dans)\b", sentence.text[number.end :])))


def is_in_range(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number is the end of a range: «3 à 12 membres», «entre 10 et 15 jeunes»."""
    text = sentence.text
    pair = moved_pair(sentence)
    if pair is not None and number in pair:
        return False
    for one in sentence.numbers:
        if (
            one.start >= number.end
            and re.match(r"^ ?(?:à|-|ou)? ?$", text[number.end : one.start])
            and one.start > number.end
        ):
            return True
        if (
            one.end <= number.start
            and one.end < number.start
            and re.match(r"^ ?(?:à|-|ou) ?$", text[one.end : number.start])
        ):
            return True
    left, right = text[max(0, number.start - 8) : number.start], text[number.end : number.end + 8]
    return bool(re.search(r"\bentre $", left, re.I) and re.match(r"^ et ", right)) or bool(
        re.search(r"\bentre \S+ et $", text[max(0, number.start - 24) : number.start], re.I)
    )


def is_more(sentence: Sentence, number: Number, end: int) -> bool:
    """Tell whether a number counts what was added: «16 adhérents de plus», «a gagné 16 adhérents»."""
    if re.search(r"\b(?:gagn|perd)\w* (?:environ |près de |plus de )?$", sentence.text[: number.start], re.I):
        return True
    return bool(
        re.match(
            r"^ (?:[\w' ]{0,20})?(?:de plus|de moins|en plus|en moins|supplémentaires?)\b", sentence.text[end:], re.I
        )
    )


def is_qualified(sentence: Sentence, number: Number, mention: Mention, spoken: Spoken, is_sure: bool) -> bool:
    """Tell whether words around a noun make of it another thing: «nouveaux adhérents», «adhérents de Vitré»."""
    if mention.start >= number.end:
        between = {word.stem for word in sentence.words if number.end <= word.start < mention.start}
        if between & (_CHANGED - set(spoken.noun)):
            return True
    following = sentence.text[mention.end : mention.end + 60]
    if spoken.noun in GENERIC and not _PLAINLY.match(following):
        return True
    if _RESTRICTED.match(following):
        return "present" not in spoken.noun
    named = _OF_NAME.match(following)
    return not is_sure and named is not None and not named["own"] and not _is_at_home(sentence, spoken, mention.end)


def _is_at_home(sentence: Sentence, spoken: Spoken, end: int) -> bool:
    """Tell whether the name after a noun is that of what the figure speaks of anyway."""
    return any(end <= place[0] <= end + 20 for phrase in spoken.about for place in places_of(sentence, phrase))


def is_bare(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number has no noun of its own after it."""
    return bool(_BARE.match(sentence.text[number.end :]))
