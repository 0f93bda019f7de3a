"""Rates of change, doublings and trends, computed again from the records and from the numbers of the sentence."""

import re
from collections.abc import Iterator
from decimal import Decimal

from cjs_app.kernel.sentences import plain_number
from cjs_app.pole.checker.comparing import excerpt_of, holds, is_rounded, quoted, value_of, written
from cjs_app.pole.checker.domain import Facts, Finding
from cjs_app.pole.checker.lexicon import GENERIC
from cjs_app.pole.checker.nearness import surety_of
from cjs_app.pole.checker.nouns import Mention
from cjs_app.pole.checker.numbers import Hedge, Number, Unit
from cjs_app.pole.checker.sentences import Sentence, moved_pair
from cjs_app.pole.checker.tying import Claim, Tying
from cjs_app.pole.structure.figures import Figure, Kind, percent_of

_UP = r"hausse|augment\w*|progress\w*|croissan\w*|croît|accr\w*|grimp\w*|bondi?\w*|gagn\w*|supérieure?s?|de plus"
_DOWN = r"baiss\w*|recul\w*|diminu\w*|perte|perd\w*|chut\w*|régress\w*|décr\w*|inférieure?s?|de moins"
_MOVES = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.I)
_SINCE = re.compile(r"(?:par rapport à|depuis|sur|qu'en|que|entre)(?: l'année| la saison)? ((?:19|20)\d\d)", re.I)
_IN_A_YEAR = re.compile(r"en ((?:19|20)\d\d)\b", re.I)
_TIMES = re.compile(
    r"(?P<hedge>presque |quasiment |près de |plus que |plus qu'|environ )?(?:a |ont |avait |avaient |est |sont |été )*"
    r"(?:(?P<word>doubl|tripl|quadrupl)(?:é|ée|és|ées|ant|er|ement)\b"
    r"|multipliée?s? par (?P<by>deux|trois|quatre|\d+(?:,\d+)?)"
    r"|(?P<fold>deux|trois|quatre) fois plus)",
    re.I,
)
_FACTORS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "deux": 2, "trois": 3, "quatre": 4}
_NEGATED = re.compile(r"\b(?:n'|ne |pas |malgré|sans|éviter|limiter|jamais|ni )", re.I)
_HUNDRED = Decimal(100)


def findings_of(sentence: Sentence, claims: list[Claim], tying: Tying) -> Iterator[Finding]:
    """Give what is wrong in the changes that a sentence tells."""
    percents = [one for one in sentence.numbers if one.unit is Unit.PERCENT]
    has_factor = _TIMES.search(sentence.text)
    moves = _MOVES.search(sentence.text)
    if not percents and not has_factor and not moves:
        return
    mentions = tying.mentions(sentence)
    for number in percents:
        yield from _rate(sentence, number, claims, mentions, tying)
    if has_factor:
        yield from _factor(sentence, has_factor, mentions, tying)
    elif moves and not percents and not sentence.is_wish:
        yield from _direction(sentence, claims, mentions, tying.facts)


def _rate(
    sentence: Sentence, number: Number, claims: list[Claim], mentions: list[Mention], tying: Tying
) -> Iterator[Finding]:
    """Check one percentage that tells a change."""
    sign = _sign_of(sentence, number)
    if sign == 0:
        yield from _shares(sentence, number, claims, mentions, tying)
        return
    from_text = _pair_of(sentence, claims)
    key = _subject(sentence, number, mentions, tying)
    if key is None and from_text is None:
        return
    now, before = (None, None) if key is None else _two_years(sentence, key, tying.facts)
    if now is not None and before is not None:
        yield from _against(sentence, number, sign, now, before)
    elif from_text is not None:
        yield from _recomputed(sentence, number, sign, *from_text)


def _sign_of(sentence: Sentence, number: Number) -> int:
    """Return 1 or −1 for a rise or a fall, 0 for a percentage that tells no change."""
    if number.sign == "-":
        return -1
    if number.sign == "+":
        return 1
    near = sentence.text[max(0, number.start - 90) : number.end + 24]
    middle = min(number.start, 90)
    moves = [(abs(found.start() - middle), bool(found["up"])) for found in _MOVES.finditer(near)]
    if not moves:
        return 0
    return 1 if min(moves)[1] else -1


def _subject(sentence: Sentence, number: Number, mentions: list[Mention], tying: Tying) -> str | None:
    """Return the key of what a rate speaks of: the nearest noun of a figure that is told for two years."""
    told = []
    for mention in mentions:
        for spoken in mention.spoken:
            if spoken.key.endswith(".board.size") or tying.kind_of(spoken.key) not in (
                Kind.COUNT,
                Kind.MONEY,
                Kind.PERCENT,
            ):
                continue
            surety = surety_of(sentence, spoken, mention.start, mention.end)
            if surety is None or "_change" in spoken.key or spoken.noun in GENERIC:
                continue
            far = max(0, mention.start - number.end, number.start - mention.end)
            told.append((_counts_two(spoken.key, tying.facts), min(surety[0], 4), -far, len(spoken.noun), spoken.key))
    best = max(told, default=None)
    return best[4] if best else None


def _counts_two(key: str, facts: Facts) -> bool:
    return facts.figure(key, facts.year) is not None and facts.figure(key, facts.year - 1) is not None


def _two_years(sentence: Sentence, key: str, facts: Facts) -> tuple[Figure | None, Figure | None]:
    """Return the figure of the year told and of the year it is compared with."""
    told = facts.figure(key, facts.year)
    if told is not None and told.base:
        stock, _, year = told.base.partition("@")
        key, base = stock, int(year or facts.year - 1)
    else:
        base = facts.year - 1
    since = _SINCE.search(sentence.text)
    years = [mark.year for mark in sentence.years]
    now = facts.year
    if since and int(since[1]) < facts.year:
        base = int(since[1])
        now = max((year for year in years if year > base), default=facts.year)
    elif years and max(years) < facts.year and len(years) == 1 and _begins_in(years[0], sentence.text):
        now, base = years[0], years[0] - 1
    elif re.search(r"\ben deux ans\b", sentence.text, re.I):
        base = now - 2
    return facts.figure(key, now), facts.figure(key, base)


def _begins_in(year: int, text: str) -> bool:
    """Return whether a sentence begins with «En» and this year."""
    found = _IN_A_YEAR.match(text)
    return found is not None and int(found[1]) == year


def _against(sentence: Sentence, number: Number, sign: int, now: Figure, before: Figure) -> Iterator[Finding]:
    """Hold a rate against that of the records."""
    after, base = value_of(now), value_of(before)
    if after is None or base is None or base == 0 or now.kind is Kind.PERCENT:
        return
    rate = (after - base) * _HUNDRED / base
    if holds(number, rate * sign) or sentence.is_wish and number.sign == "":
        return
    true = percent_of(after - base, base)
    yield Finding(
        excerpt_of(sentence, number.start),
        sentence.text[number.start : number.end].strip(),
        _percent(true),
        f"{quoted(now)} : {written(before)} en {before.year}, {written(now)} en {now.year}, soit "
        f"({written(now)} − {written(before)}) ÷ {written(before)} = {_percent(true)}, et non {_signed(number, sign)}."
        f"{_wrong_base(number, sign, after, base)}",
    )


def _recomputed(sentence: Sentence, number: Number, sign: int, now: Number, before: Number) -> Iterator[Finding]:
    """Compute a rate again from the two numbers that the sentence itself gives."""
    if before.value == 0 or before.hedge is not Hedge.EXACT or now.hedge is not Hedge.EXACT:
        return
    rate = (now.value - before.value) * _HUNDRED / before.value
    if holds(number, rate * sign):
        return
    true = percent_of(now.value - before.value, before.value)
    first, last = (sentence.text[one.start : one.end].strip() for one in (before, now))
    yield Finding(
        excerpt_of(sentence, number.start),
        sentence.text[number.start : number.end].strip(),
        _percent(true),
        f"De {first} à {last}, l’évolution est de {_percent(true)}, et non {_signed(number, sign)}."
        f"{_wrong_base(number, sign, now.value, before.value)}",
    )


def _wrong_base(number: Number, sign: int, now: Decimal, base: Decimal) -> str:
    """Return where a wrong rate comes from: often it was divided by what there is now."""
    if now and is_rounded(number.value * sign, (now - base) * _HUNDRED / now, number.step):
        return (
            f" Le dénominateur est faux : ({plain_number(now)} − {plain_number(base)}) ÷ {plain_number(now)} rapporte "
            "l’écart à l’année d’arrivée, pas à celle de départ."
        )
    if is_rounded(number.value, now * _HUNDRED / base, number.step):
        return " C’est le rapport des deux nombres, pas leur évolution."
    return ""


def _pair_of(sentence: Sentence, claims: list[Claim]) -> tuple[Number, Number] | None:
    """Return the number now and the number before that a sentence compares, or None."""
    pair = moved_pair(sentence)
    if pair is not None:
        return pair[1], pair[0]
    plain = [one for one in sentence.numbers if one.unit in (Unit.NONE, Unit.MONEY)]
    for now, before in zip(plain, plain[1:], strict=False):
        between = sentence.text[now.end : before.start]
        if now.unit is before.unit and re.search(r"\bcontre $", between) and not re.search(r"[.;]", between):
            return now, before
    return None


def _factor(sentence: Sentence, found: re.Match[str], mentions: list[Mention], tying: Tying) -> Iterator[Finding]:
    """Check «a doublé», «multiplié par trois»."""
    named = (found["word"] or found["by"] or found["fold"]).lower()
    times = Decimal(_FACTORS[named]) if named in _FACTORS else Decimal(named.replace(",", "."))
    place = Number(times, Decimal(1), Unit.PERCENT, found.start(), found.end())
    key = _subject(sentence, place, mentions, tying)
    if key is None or sentence.is_wish or _NEGATED.search(sentence.text[max(0, found.start() - 12) : found.start()]):
        return
    now, before = _two_years(sentence, key, tying.facts)
    after, base = value_of(now), value_of(before)
    if now is None or before is None or not after or not base or now.kind is Kind.PERCENT:
        return
    ratio, hedge = after / base, (found["hedge"] or "").strip().lower()
    low, high = {"": ("0.92", "1.15"), "presque": ("0.8", "1.02"), "quasiment": ("0.8", "1.02")}.get(
        hedge, ("0.85", "1.3")
    )
    if times * Decimal(low) <= ratio <= times * Decimal(high):
        return
    true = percent_of(after - base, base)
    yield Finding(
        excerpt_of(sentence, found.start()),
        found[0].strip(),
        f"× {plain_number(ratio.quantize(Decimal('0.01')))}",
        f"{quoted(now)} : {written(before)} en {before.year}, {written(now)} en {now.year}, soit {_percent(true)}, "
        f"c’est-à-dire × {plain_number(ratio.quantize(Decimal('0.01')))}.",
    )


def _direction(sentence: Sentence, claims: list[Claim], mentions: list[Mention], facts: Facts) -> Iterator[Finding]:
    """Check a rise or a fall told without a number, where its noun stands right beside it."""
    for found in _MOVES.finditer(sentence.text):
        if _NEGATED.search(sentence.text[max(0, found.start() - 16) : found.start()]):
            continue
        for mention in mentions:
            between = sentence.text[min(mention.end, found.end()) : max(mention.start, found.start())]
            if re.fullmatch(
                r"(?: (?:est|sont|était|a|ont|en|du|des|de|nombre|le|les|d'|net|forte?|légère|nette|reste))*[ ']*",
                between,
            ):
                yield from _wrong_way(sentence, found, mention, facts)
                break


def _wrong_way(sentence: Sentence, found: re.Match[str], mention: Mention, facts: Facts) -> Iterator[Finding]:
    for spoken in mention.spoken:
        if spoken.about or len(sentence.years) > 1:
            continue
        now, before = _two_years(sentence, spoken.key, facts)
        after, base = value_of(now), value_of(before)
        if now is None or before is None or after is None or base is None or now.kind is Kind.PERCENT:
            continue
        if after != base and (after > base) != bool(found["up"]):
            way = "en hausse" if after > base else "en baisse"
            yield Finding(
                excerpt_of(sentence, found.start()),
                found[0],
                way,
                f"{quoted(now)} : {written(before)} en {before.year}, {written(now)} en {now.year}, donc {way}.",
            )
        return


def _shares(
    sentence: Sentence, number: Number, claims: list[Claim], mentions: list[Mention], tying: Tying
) -> Iterator[Finding]:
    """Check «52 % des adhérents sont des associations»: a part over the whole that it adds up to."""
    if not re.match(r" (?:de |des |d'|du )", sentence.text[number.end :]):
        return
    after = [mention for mention in mentions if mention.start >= number.end]
    keys = [[spoken.key for spoken in mention.spoken] for mention in after]
    for whole_keys, rest in zip(keys, (keys[at + 1 :] for at in range(len(keys))), strict=True):
        for part_key in (key for others in rest for key in others):
            part = tying.facts.figure(part_key, tying.facts.year)
            if part is None or part.part_of not in whole_keys:
                continue
            whole = tying.facts.figure(part.part_of, tying.facts.year)
            true = percent_of(part.value, whole.value if whole else None)
            if true is not None and whole is not None and not holds(number, true):
                yield Finding(
                    excerpt_of(sentence, number.start),
                    sentence.text[number.start : number.end].strip(),
                    _percent(true).lstrip("+"),
                    f"{quoted(part)} : {written(part)} sur {written(whole)}, soit {_percent(true).lstrip('+')}.",
                )
            return


def _signed(number: Number, sign: int) -> str:
    """Return a rate as the text gives it, with its sign."""
    return f"{'+' if sign > 0 else '−'}{plain_number(number.value)}\u00a0%"


def _percent(value: Decimal | None) -> str:
    """Return a rate with its sign and two decimals."""
    if value is None:
        return "inconnu"
    text = f"{abs(value):.2f}".replace(".", ",")
    return f"{'+' if value >= 0 else '−'}{text}\u00a0%"
