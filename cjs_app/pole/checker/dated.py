"""Days, durations and versions held against the records and against one another."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from cjs_app.kernel.sentences import plain_day
from cjs_app.pole.checker.comparing import excerpt_of, quoted, value_of
from cjs_app.pole.checker.dates import Span
from cjs_app.pole.checker.domain import Facts, Finding
from cjs_app.pole.checker.nearness import places_of
from cjs_app.pole.checker.sentences import Sentence
from cjs_app.pole.checker.words import stems_of
from cjs_app.pole.structure.facts import Dated
from cjs_app.pole.structure.figures import Kind

_DAYS = {"jour": 1, "semaine": 7, "mois": 30}
_LENGTH = re.compile(
    r"(?<!\w)(?P<count>\d{1,3}|une?|deux|trois|quatre|cinq|six|sept|huit) (?P<unit>jour|semaine|mois)s?\b", re.I
)
_COUNTS = dict(zip(["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit"], range(1, 9), strict=True)) | {
    "une": 1
}
_BETWEEN = re.compile(r"\b(?:entre|de|du|d') ?$", re.I)
_VERSION = re.compile(r"^\W{0,3}(?:version|édition|edition|mise à jour|màj)\b", re.I)
_OPENING = re.compile(r"^En (?P<year>(?:19|20)\d\d)\b", re.I)
_LOOKS_BACK = re.compile(
    r"\b(?:contre|depuis|déjà|comme en|alors|pour rappel|à l'époque|précédent|report|covid|crise|confinement)\b", re.I
)
_BORN = re.compile(r"\b(?:créée?|fondée?|née?)(?: officiellement)? en (?P<year>(?:19|20)\d\d)\b", re.I)


def findings_of(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    """Give what is wrong in the days, the years and the durations of a sentence."""
    if sentence.days:
        yield from _wrong_days(sentence, facts)
        yield from _lengths(sentence)
    yield from _overlap(sentence, facts)
    if sentence.years:
        yield from _born(sentence, facts)


def _wrong_days(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    """Check a day beside what took place on another."""
    exact = [span for span in sentence.days if not span.is_rough]
    if len(exact) != 1 or sentence.is_wish:
        return
    told = [
        event
        for event in _events(facts)
        if any(places_of(sentence, stems_of(words)) for words in event.about) and not _is_others(sentence, event, facts)
    ]
    years = {mark.year for mark in sentence.years}
    if not told or any(_is_within(exact[0], event) for event in told) or years and told[0].first.year not in years:
        return
    last = told[0].last or told[0].first
    right = plain_day(told[0].first) + (f" – {plain_day(last)}" if last != told[0].first else "")
    written = sentence.text[exact[0].start : exact[0].end]
    yield Finding(
        excerpt_of(sentence, exact[0].start),
        written,
        right,
        f"«\u00a0{told[0].label}\u00a0» : les fiches disent {right}, et non {written}.",
    )


def _is_within(span: Span, event: Dated) -> bool:
    """Tell whether a day is that of an event, or one of its days."""
    last = event.last or event.first
    return (span.first, span.last) == (event.first, last) or (
        span.first == span.last and event.first <= span.first <= last
    )


def _events(facts: Facts) -> Iterator[Dated]:
    """Give what took place on known days: what the rooms tell, then figures that are days."""
    told = [fact for fact in facts.told if isinstance(fact, Dated)]
    yield from told
    for figure in facts.figures.get(facts.year, {}).values():
        if figure.kind is Kind.DAY and isinstance(figure.value, str):
            about = tuple(noun for wording in figure.words for noun in (*wording.nouns, *wording.about))
            about = about or (("assemblée générale", "AG") if "assembly" in figure.key else ())
            if about:
                yield Dated(figure.label, about, dt.date.fromisoformat(figure.value))


def _is_others(sentence: Sentence, event: Dated, facts: Facts) -> bool:
    """Tell whether a sentence speaks of the assembly or the season of somebody else."""
    own = {stems_of(words) for words in event.about}
    for names in facts.organisations:
        for name in names:
            stems = stems_of(name)
            if (
                stems
                and stems not in own
                and len(name) > 2
                and places_of(sentence, stems)
                and _owns(sentence, name, event)
            ):
                return True
    return False


def _owns(sentence: Sentence, name: str, event: Dated) -> bool:
    """Tell whether a name stands right after the word of an event: «l'AG de TAG 35»."""
    return any(
        re.match(
            r"^ (?:de |du |d'|des |de l'|de lancement de l'association |de la )?" + re.escape(name),
            sentence.text[place[1] :],
            re.I,
        )
        for words in event.about
        for place in places_of(sentence, stems_of(words))
    )


def _lengths(sentence: Sentence) -> Iterator[Finding]:
    """Check «un mois entre fin octobre et mi-décembre»: the length said against that of the days."""
    span = _from_to(sentence)
    for found in _LENGTH.finditer(sentence.text):
        if span is None or found.end() > span[0].start and found.start() < span[1].end:
            continue
        days = _length(found)
        least = max((span[1].first - span[0].last).days + 1, 1)
        most = (span[1].last - span[0].first).days + 1
        slack = max(7 if "mois" in found["unit"].lower() else 3, days // 8)
        near = min(abs(span[0].start - found.end()), abs(found.start() - span[1].end)) < 70
        if near and most > 0 and (days + slack < least or days - slack > most):
            told = f"{least} jours" if least == most else f"{least} à {most} jours"
            weeks = f", soit environ {round((least + most) / 14)} semaines"
            yield Finding(
                excerpt_of(sentence, found.start()),
                found[0],
                told,
                f"{sentence.text[span[0].start : span[1].end].rstrip('.')} dure {told}{weeks}, et non {found[0]}.",
            )


def _length(found: re.Match[str]) -> int:
    """Return how many days a length means."""
    count = found["count"].lower()
    return (_COUNTS[count] if count in _COUNTS else int(count)) * _DAYS[
        found["unit"].lower().removesuffix("s") if "mois" not in found["unit"].lower() else "mois"
    ]


def _from_to(sentence: Sentence) -> tuple[Span, Span] | None:
    """Return the two ends of «entre fin octobre et mi-décembre», or of «du 9 au 30 novembre»."""
    for span in sentence.days:
        if not span.is_rough and span.first != span.last:
            day = Span(span.first, span.first, span.start, span.start + 1)
            return day, Span(span.last, span.last, span.end - 1, span.end)
    for first, last in zip(sentence.days, sentence.days[1:], strict=False):
        between = sentence.text[first.end : last.start]
        if _BETWEEN.search(sentence.text[: first.start]) and re.fullmatch(
            r" (?:et|à|au|jusqu'à|jusqu'au) (?:la |le )?", between
        ):
            return first, last
    return None


def _overlap(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    """Check how long a handover lasted against the contracts."""
    figure = facts.figure("staff.overlap_days", facts.year)
    days = value_of(figure)
    if figure is None or days is None or not re.search(r"\btuilage\b", sentence.text, re.I) or _from_to(sentence):
        return
    for found in _LENGTH.finditer(sentence.text):
        told = _length(found)
        if abs(told - days) > max(4 if "jour" not in found["unit"].lower() else 0, int(days) // 8):
            yield Finding(
                excerpt_of(sentence, found.start()),
                found[0],
                f"{days} jours",
                f"{quoted(figure)} : les contrats se recouvrent {days} jours, soit environ "
                f"{round(int(days) / 7)} semaines.",
            )
        return


def _born(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    """Check in which year the pôle began."""
    age = value_of(facts.figure("structure.year_of_life", facts.year))
    found = _BORN.search(sentence.text)
    if age is None or found is None or not any(places_of(sentence, stems_of(name)) for name in facts.own_names):
        return
    founded = facts.year - int(age) + 1
    if int(found["year"]) != founded and not _names_others(sentence, facts):
        yield Finding(
            excerpt_of(sentence, found.start()),
            found[0],
            str(founded),
            f"La fiche du pôle dit {founded} : {facts.year} est sa {age}e année.",
        )


def _names_others(sentence: Sentence, facts: Facts) -> bool:
    return any(len(name) > 2 and places_of(sentence, stems_of(name)) for names in facts.organisations for name in names)


def of_whole(sentences: Sequence[Sentence], facts: Facts) -> Iterator[Finding]:
    """Give the versions dated before what they tell, and the sentences that open on another year than the one told."""
    latest = _latest_told(sentences, facts)
    for sentence in sentences:
        if sentence.days and latest and _VERSION.match(sentence.text):
            version = next((span for span in sentence.days if span.has_year), None)
            if version is not None and version.last < latest[0]:
                yield Finding(
                    sentence.text,
                    sentence.text[version.start : version.end],
                    f"après le {plain_day(latest[0])}",
                    f"Cette version est datée d’avant ce que le texte raconte : {latest[1]}, le "
                    f"{plain_day(latest[0])}.",
                )
        opening = _OPENING.match(sentence.text)
        if opening and int(opening["year"]) == facts.year - 1 and _tells_at_hand(sentence):
            yield Finding(
                excerpt_of(sentence, 0),
                f"En {opening['year']}",
                f"En {facts.year}",
                f"Le texte raconte l’année {facts.year} : cette phrase dit encore {opening['year']}, sans "
                f"rien comparer.",
            )


def _tells_at_hand(sentence: Sentence) -> bool:
    """Tell whether a sentence that opens on the year before tells a state of now: it announces a list."""
    alone = len(sentence.years) == 1 and not sentence.numbers
    return alone and sentence.text.endswith(":") and not _LOOKS_BACK.search(sentence.text)


def _latest_told(sentences: Sequence[Sentence], facts: Facts) -> tuple[dt.date, str] | None:
    """Return the last day that the text tells as over: an event of the records that it names, or a day of its own."""
    stems = frozenset(stem for sentence in sentences for stem in sentence.stems)
    told = [
        (event.first, event.label[:1].lower() + event.label[1:])
        for event in _events(facts)
        if any(set(stems_of(words)) <= stems for words in event.about)
    ]
    for sentence in sentences:
        if not _VERSION.match(sentence.text) and not sentence.is_wish:
            told += [
                (span.last, f"« {sentence.text[span.start : span.end]} »")
                for span in sentence.days
                if not span.is_rough and span.last.year == facts.year
            ]
    return max(told, default=None)
