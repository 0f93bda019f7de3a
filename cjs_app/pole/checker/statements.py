"""What a text says without a number: accounts, titles, contracts, trends, rules, lists of names."""

import re
from collections.abc import Iterator, Sequence

from cjs_app.kernel.names import folded
from cjs_app.pole.checker.comparing import excerpt_of, quoted, value_of, written
from cjs_app.pole.checker.domain import Facts, Finding
from cjs_app.pole.checker.nearness import places_of, stands_around
from cjs_app.pole.checker.reading import Kind
from cjs_app.pole.checker.sentences import Sentence
from cjs_app.pole.checker.tying import Claim
from cjs_app.pole.checker.words import stems_of
from cjs_app.pole.structure.facts import Contracted, Named, Titled

_ACCOUNTS = re.compile(
    r"\b(?:situation|santé|gestion) (?:budgétaire|financière)(?: \w+)? (?:saine|équilibrée"
    r"|excédentaire|stable|solide|positive)"
    r"|\b(?:bilan financier|budget|comptes?|résultat|exercice)(?: \w+){0,3} (?:(?:à"
    r"|en) l'équilibre|équilibrée?s?|excédentaires?|sain|bénéficiaire|positif)\b"
    r"|\bfinances (?:sont )?(?:saines|équilibrées)\b",
    re.I,
)
_ACCOUNT_KEYS = ("balance_cents", "result_cents", ".balance", ".result")
_TREND = re.compile(
    r"\b(?:(?:forte|nette|significative|sensible|importante|spectaculaire) (?:hausse"
    r"|augmentation|progression|baisse|croissance)"
    r"|(?:hausse|augmentation|progression|baisse|croissance) (?:forte|nette|significative"
    r"|sensible|importante|spectaculaire)"
    r"|perte de vitesse)\b",
    re.I,
)
_LOOSE = re.compile(
    r"(?P<least>à minima|a minima|au minimum|au moins|minimum) (?:de )?(?P<low>\d{1,3}) (?:à|et) (?P<high>\d{1,3})\b",
    re.I,
)
_RANGE = re.compile(
    r"(?:de |entre )(?P<low>\d{1,3}) (?:à|et) (?P<high>\d{1,3}) (?:membres|administrat\w+|élus|personnes)", re.I
)
_CONTRACTS = (
    "stage",
    "contrat d'apprentissage",
    "contrat de professionnalisation",
    "CDI",
    "CDD",
    "service civique",
    "alternance",
    "intérim",
)
_SAME_CONTRACT = {"alternance": ("contrat d'apprentissage", "contrat de professionnalisation")}
_ANY_CONTRACT = re.compile("|".join(_CONTRACTS), re.I)
_PARTIAL = re.compile(
    r"\b(?:notamment|parmi|dont|tels? que|telles? que|comme|par exemple|entre autres|etc)\b|…|\.\.\.", re.I
)
_SEVERAL = re.compile(r"\b(?:co-?présidentes?|co-?présidents?|co-?présidence)\b", re.I)
_PRESIDENT = re.compile(
    r"\b(?:le |la )(?:président|présidente)\b(?! d['e] (?:la )?(?:région|conseil|département"
    r"|france|république))(?! du (?:conseil|département))",
    re.I,
)
_MOST_NAMES = 0.6
_FEWEST_NAMES = 4


def findings_of(sentence: Sentence, claims: Sequence[Claim], facts: Facts) -> Iterator[Finding]:
    """Give what a sentence states that no record supports."""
    yield from _accounts(sentence, facts)
    yield from _trend(sentence, claims, facts)
    yield from _rules(sentence, facts)
    yield from _alone(sentence, facts)
    yield from _titles(sentence, facts)
    yield from _contracts(sentence, facts)


def _accounts(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    """A sound budget, where no account is kept."""
    for found in _ACCOUNTS.finditer(sentence.text):
        if any(key.endswith(_ACCOUNT_KEYS) for key in facts.figures.get(facts.year, {})):
            return
        yield Finding(
            excerpt_of(sentence, found.start()),
            found[0],
            "aucun compte",
            f"«\u00a0{found[0]}\u00a0» : aucun compte de {facts.year} n’est dans les fiches pour l’appuyer.",
        )


def _trend(sentence: Sentence, claims: Sequence[Claim], facts: Facts) -> Iterator[Finding]:
    """A strong rise or fall of something that was not counted the year before."""
    found = _TREND.search(sentence.text)
    if found is None or len(claims) != 1:
        return
    claim = claims[0]
    now, before = facts.figure(claim.key, claim.year), facts.figure(claim.key, claim.year - 1)
    if now is None or before is not None:
        return
    unit = " C’est une variation, pas un nombre d’abonnés à comparer à un autre." if "_change" in claim.key else ""
    yield Finding(
        excerpt_of(sentence, found.start()),
        found[0],
        f"aucun chiffre pour {claim.year - 1}",
        f"«\u00a0{found[0]}\u00a0» : {quoted(now)} est de {written(now)} en {claim.year}, "
        f"et rien n’est compté en {claim.year - 1} pour mesurer une évolution.{unit}",
    )


def _rules(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    """How many may sit on the board, by its statutes."""
    least = value_of(facts.figure("governance.board.smallest", facts.year))
    most = value_of(facts.figure("governance.board.largest", facts.year))
    loose = _LOOSE.search(sentence.text)
    found = loose or _RANGE.search(sentence.text)
    if found is None or least is None or most is None or not _is_of_board(sentence):
        return
    is_right = int(found["low"]) == least and int(found["high"]) == most
    if is_right and not loose:
        return
    why = (
        f"«\u00a0{found[0]}\u00a0» confond un minimum et un maximum"
        if loose
        else f"«\u00a0{found[0]}\u00a0» n’est pas la règle"
    )
    yield Finding(
        excerpt_of(sentence, found.start()),
        found[0],
        f"de {least} à {most}",
        f"{why} : les statuts disent {least} membres au moins et {most} au plus.",
    )


def _alone(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    """«Intervention auprès de la CJS», at the head of a line: one, where the records count several."""
    figure = facts.figure("cjs.interventions", facts.year)
    times = value_of(figure)
    found = re.match(r"Intervention\b(?!s)", sentence.text)
    if figure is None or times is None or found is None or times < 2 or sentence.block.kind is not Kind.ITEM:
        return
    if sentence.numbers or not any(places_of(sentence, stems_of(words)) for words in ("CJS", "coopérative jeunesse")):
        return
    yield Finding(
        excerpt_of(sentence, 0),
        "une intervention",
        written(figure),
        f"{quoted(figure)} : les fiches comptent {written(figure)}, la ligne n’en dit qu’une.",
    )


def _is_of_board(sentence: Sentence) -> bool:
    phrases = [stems_of(words) for words in ("conseil d'administration", "CA", "statuts")]
    return any(places_of(sentence, phrase) or stands_around(sentence, phrase) for phrase in phrases)


def _titles(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    """«Le président», where two people share the office."""
    for fact in facts.told:
        if not isinstance(fact, Titled):
            continue
        for words in fact.mistaken:
            found = re.search(rf"\b{re.escape(words)}\b", sentence.text, re.I)
            if found and not _is_others(sentence, found.end(), facts):
                yield Finding(
                    excerpt_of(sentence, found.start()),
                    found[0],
                    fact.title,
                    f"«\u00a0{found[0]}\u00a0» : les mandats disent {fact.title}, à {fact.holders}.",
                )
                return


def _is_others(sentence: Sentence, end: int, facts: Facts) -> bool:
    """Tell whether a title is followed by the name of another organisation."""
    after = folded(sentence.text[end : end + 60])
    return any(
        re.match(r"(?:de |du |des |d'|de l'|de la |l')*" + re.escape(folded(name)) + r"\b", after)
        for names in facts.organisations
        for name in names
        if len(name) > 2
    ) or bool(
        re.match(r"(?:de la |du |de |d')+(?:region|conseil|departement|republique|france|commission|seance)", after)
    )


def _contracts(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    """A kind of contract that nobody of the team had."""
    known = [fact for fact in facts.told if isinstance(fact, Contracted)]
    if not known or not _ANY_CONTRACT.search(sentence.text):
        return
    kinds = {folded(fact.kind) for fact in known}
    for kind in _CONTRACTS:
        if any(folded(same) in one for same in (kind, *_SAME_CONTRACT.get(kind, ())) for one in kinds):
            continue
        found = re.search(rf"\b(?:son|sa|ce|en|un|de|du|le|leur) {re.escape(kind)}\b", sentence.text, re.I)
        if found and _is_of_team(sentence, known):
            right = " ou ".join(dict.fromkeys(fact.kind for fact in known))
            yield Finding(
                excerpt_of(sentence, found.start()),
                found[0],
                right,
                f"«\u00a0{found[0]}\u00a0» : les contrats de l’équipe disent {right}.",
            )


def _is_of_team(sentence: Sentence, known: Sequence[Contracted]) -> bool:
    """Tell whether a sentence speaks of the pôle's own team, or of somebody of it."""
    phrases = [
        stems_of(words)
        for words in ("chargée de mission", "équipe salariée", "ressources humaines", "coordinateur", "coordinatrice")
    ]
    phrases += [stems_of(fact.person) for fact in known if fact.person]
    return any(phrase and (places_of(sentence, phrase) or stands_around(sentence, phrase)) for phrase in phrases)


def of_whole(sentences: Sequence[Sentence], facts: Facts) -> Iterator[Finding]:
    """Give the lists of names that miss some, and the title said in two ways where no record tells which is right."""
    for fact in facts.told:
        if isinstance(fact, Named):
            for sentence in sentences:
                yield from _names(sentence, fact)
    if not any(isinstance(fact, Titled) for fact in facts.told):
        yield from _two_titles(sentences)


def _names(sentence: Sentence, fact: Named) -> Iterator[Finding]:
    """A list of names that belong together, without some of them."""
    if sentence.text.count(",") + sentence.text.count(";") < _FEWEST_NAMES - 1:
        return
    text = folded(sentence.text)
    found = [names for names in fact.names if any(_has_name(text, folded(name)) for name in names)]
    missing = [names[0] for names in fact.names if names not in found]
    if len(found) < max(_FEWEST_NAMES, _MOST_NAMES * len(fact.names)) or not missing or _PARTIAL.search(sentence.text):
        return
    if not any(
        places_of(sentence, stems_of(words)) or stands_around(sentence, stems_of(words)) for words in fact.about
    ):
        return
    yield Finding(
        excerpt_of(sentence, 0),
        f"{len(found)} noms",
        f"{len(fact.names)} noms",
        f"{fact.label} : la liste en nomme {len(found)} sur {len(fact.names)} ; il manque {', '.join(missing)}.",
    )


def _has_name(text: str, name: str) -> bool:
    """Tell whether a folded name stands in a folded text as whole words."""
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(name, at + 1)
    return False


def _two_titles(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """«Le président» in a text that tells two co-presidents."""
    if sum(len(_SEVERAL.findall(sentence.text)) for sentence in sentences) < 2:
        return
    for sentence in sentences:
        found = _PRESIDENT.search(sentence.text)
        if found:
            yield Finding(
                excerpt_of(sentence, found.start()),
                found[0],
                "coprésidence",
                f"«\u00a0{found[0]}\u00a0» : le même texte parle d’une coprésidence.",
            )
