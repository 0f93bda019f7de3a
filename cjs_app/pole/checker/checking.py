"""A whole text held against what is known of its year."""

import json
import re
from collections.abc import Iterator, Sequence

from cjs_app.kernel.sentences import agreed
from cjs_app.pole.checker import breakdowns, dated, growths, statements
from cjs_app.pole.checker.comparing import excerpt_of, finding_of, said
from cjs_app.pole.checker.domain import Facts, Finding
from cjs_app.pole.checker.nearness import PLAIN
from cjs_app.pole.checker.numbers import Hedge
from cjs_app.pole.checker.numerals import NUMERAL
from cjs_app.pole.checker.reading import Kind, blocks_of
from cjs_app.pole.checker.sentences import Sentence, sentences_of
from cjs_app.pole.checker.tying import Claim, Tying

_TELLING = re.compile(
    rf"\d|{NUMERAL}|(?:aine|illier)s?\b|hausse|augment|progress|crois|accr|grimp|bond|gagn|supérieur|baiss|recul|diminu"
    r"|perd|perte|chut|doubl|tripl|fois plus|situation|budg|bilan|compte|résultat|exercice|finance|santé|gestion"
    r"|président|stage|contrat|CDI|CDD|alternance|intérim|service civique|tuilage",
    re.IGNORECASE,
)
"""What a sentence must hold to claim anything at all."""


def check(text: str, facts: Facts) -> list[Finding]:
    """Return what a text says and the records do not, in the order of the text; nothing where nothing is sure."""
    tying = Tying(facts)
    sentences = list(sentences_of(blocks_of(text), facts.year))
    found: list[Finding] = []
    passage: list[Claim] = []
    everything: list[Claim] = []
    for before, sentence in zip([None, *sentences], sentences, strict=False):
        if not _goes_on(before, sentence):
            found += breakdowns.findings_of(passage, facts)
            passage = []
        if not _TELLING.search(sentence.text):
            continue
        claims = tying.claims(sentence)
        found += [finding for claim in claims if (finding := finding_of(claim, facts))]
        found += growths.findings_of(sentence, claims, tying)
        found += dated.findings_of(sentence, facts)
        found += statements.findings_of(sentence, claims, facts)
        passage += claims
        everything += claims
    found += breakdowns.findings_of(passage, facts)
    found += [*_twice(everything, facts), *dated.of_whole(sentences, facts), *statements.of_whole(sentences, facts)]
    return list(dict.fromkeys(found))


def as_json(findings: Sequence[Finding]) -> str:
    """Return what was found, for programs."""
    return json.dumps({"findings": [finding.to_json() for finding in findings]}, ensure_ascii=False, indent=2)


def as_text(findings: Sequence[Finding]) -> str:
    """Return what was found, for a person."""
    if not findings:
        return "Rien à signaler : ce que le texte dit et que les fiches savent concorde."
    head = f"{len(findings)} {agreed(len(findings), 'point')} à revoir :"
    lines = [f"{rank}. « {one.excerpt} »\n   {one.explanation}" for rank, one in enumerate(findings, start=1)]
    return "\n\n".join([head, *lines])


def _goes_on(before: Sentence | None, sentence: Sentence) -> bool:
    """Tell whether a sentence belongs to the passage of the one before: its paragraph, or the list it announced."""
    if before is None or before.block is sentence.block:
        return True
    return sentence.block.kind is Kind.ITEM and before.block.kind in (Kind.ITEM, Kind.PARAGRAPH)


def _twice(claims: Sequence[Claim], facts: Facts) -> Iterator[Finding]:
    """Give what is said with two values, where no record tells which one is right."""
    first: dict[tuple[str, int], Claim] = {}
    for claim in claims:
        is_plain = claim.number.hedge is Hedge.EXACT and not claim.is_change and not claim.is_qualified
        if not is_plain or claim.surety < PLAIN or facts.figure(claim.key, claim.year) or claim.sentence.is_wish:
            continue
        if claim.key not in facts.figures.get(claim.year, {}):
            continue
        other = first.setdefault((claim.key, claim.year), claim)
        if other.number.value != claim.number.value:
            label = facts.figures[claim.year][claim.key].label
            yield Finding(
                excerpt_of(claim.sentence, claim.number.start),
                said(claim.sentence, claim),
                said(other.sentence, other),
                f"«\u00a0{label}\u00a0» : le texte dit {said(other.sentence, other)}, puis "
                f"{said(claim.sentence, claim)}.",
            )
