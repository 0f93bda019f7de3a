"""What the funders gave in a year, counted from the grants."""

from collections.abc import Iterator, Sequence

from cjs_app.kernel.charts import Chart, Series, Told, bars
from cjs_app.kernel.counted import Records
from cjs_app.kernel.names import folded, slug
from cjs_app.plumbing.formats import money as written
from cjs_app.pole.funders import queries
from cjs_app.pole.funders.domain import PURPOSE_LABELS, Purpose, Status, summed
from cjs_app.pole.funders.queries import Counted
from cjs_app.pole.structure.figures import Figure, Wording, count, growth, money
from cjs_app.pole.structure.plan import Piece, Plot, Table, Tiles

LIST = Records("la subvention", "subventions", "funders.index")
EURO = "EUR"


def figures_of(year: int) -> Iterator[Figure]:
    """Yield what was asked, granted and paid in a year, as a whole and by funder."""
    now, before = queries.grants_of(year), queries.grants_of(year - 1)
    if not now:
        return
    total = _granted(year, now)
    yield total
    if before:
        yield growth("funders.growth", "Évolution des subventions accordées", total, _granted(year - 1, before))
    yield _count(year, now)
    yield from _by_purpose(year, now)
    yield from _by_funder(year, now)
    yield from _sums(year, now)


def pieces_of(year: int) -> Iterator[Piece]:
    """Yield the pieces of the report about funders: the sums, each grant, and a plot."""
    found = [one for one in queries.grants_of(year) if one.grant.status is Status.GRANTED]
    if not found:
        return
    yield Tiles(("funders.granted_cents", "funders.count", "funders.operating_cents", "funders.project_cents"))
    rows = [
        (
            one.grant.organisation.name,
            one.grant.subject,
            PURPOSE_LABELS[one.grant.purpose],
            "montant non noté" if one.grant.granted_cents is None else written(one.grant.granted_cents, EURO),
        )
        for one in found
    ]
    yield Table("Les subventions accordées", ("Financeur", "Objet", "Type", "Montant"), rows, frozenset({3}))
    yield Plot(_plot(found))


def sentences_of(is_granted: bool, subject: str, year: int, cents: int | None) -> list[str]:
    """Return what a letter to a funder says: a request, or thanks once the grant is there."""
    amount = "" if cents is None else f" d’un montant de {written(cents, EURO)}"
    if is_granted:
        return [
            "Madame, Monsieur,",
            f"Nous avons bien reçu votre accord pour une subvention{amount}, pour l’année {year} : {subject}.",
            "Nous vous en remercions. Un compte rendu de ce qu’elle aura permis vous sera adressé.",
        ]
    return [
        "Madame, Monsieur,",
        f"Nous sollicitons votre soutien{amount} pour l’année {year} : {subject}.",
        "Le budget de l’action et le rapport d’activité de l’an passé accompagnent ce courrier. "
        "Nous sommes à votre disposition pour en parler.",
    ]


def _granted(year: int, found: Sequence[Counted]) -> Figure:
    """Return what was granted; grants whose amount nobody wrote down are told beside it."""
    given = [one.grant.granted_cents for one in found if one.grant.status is Status.GRANTED]
    cents, unknown = summed(given)
    note = f"{len(given) - unknown} montants notés sur {len(given)} subventions accordées." if unknown else ""
    return money(
        year,
        "funders.granted_cents",
        "Subventions accordées",
        cents,
        "Les montants accordés pour l’année, ajoutés ; ceux que personne n’a notés n’y sont pas.",
        records=(LIST,),
        note=note,
        words=(Wording(("de subventions", "de soutien financier", "de financements"), never=("demandé",)),),
    )


def _count(year: int, found: Sequence[Counted]) -> Figure:
    """Return how many funders said yes."""
    funders = {one.grant.organisation_id for one in found if one.grant.status is Status.GRANTED}
    return count(
        year,
        "funders.count",
        "Financeurs",
        len(funders),
        "Les structures qui ont accordé au moins une subvention pour l’année.",
        records=(LIST,),
        words=(Wording(("financeurs", "partenaires financeurs")),),
    )


def _by_purpose(year: int, found: Sequence[Counted]) -> Iterator[Figure]:
    """Yield the two parts of what was granted; a part of which no amount is known is not told as nothing."""
    for purpose, key in ((Purpose.OPERATING, "operating"), (Purpose.PROJECT, "project")):
        amounts = [one.grant.granted_cents for one in found if queries.is_of_purpose(one, purpose)]
        cents, unknown = summed(amounts)
        if amounts and unknown == len(amounts):
            continue
        yield money(
            year,
            f"funders.{key}_cents",
            f"dont {PURPOSE_LABELS[purpose].lower()}",
            cents,
            f"Les montants accordés pour le {PURPOSE_LABELS[purpose].lower()}, ajoutés.",
            part_of="funders.granted_cents",
            records=(LIST,),
        )


def _by_funder(year: int, found: Sequence[Counted]) -> Iterator[Figure]:
    """Yield what each funder granted, where an amount is known."""
    by_funder: dict[int, list[Counted]] = {}
    for one in found:
        if one.grant.status is Status.GRANTED and one.grant.granted_cents is not None:
            by_funder.setdefault(one.grant.organisation_id, []).append(one)
    for grants in by_funder.values():
        funder = grants[0].grant.organisation
        names = tuple(folded(name) for name in (funder.name, *funder.aliases.splitlines()) if name.strip())
        cents, _ = summed(one.grant.granted_cents for one in grants)
        yield money(
            year,
            f"funders.{slug(funder.name)}.granted_cents",
            f"Accordé par {funder.name}",
            cents,
            f"Les montants accordés par {funder.name} pour l’année, ajoutés.",
            part_of="funders.granted_cents",
            records=(Records("la subvention", "subventions", "funders.index", {"q": funder.name}, len(grants)),),
            words=(
                Wording(
                    ("soutien financier", "soutien", "subvention", "subvention de fonctionnement", ""), about=names
                ),
            ),
        )


def _sums(year: int, found: Sequence[Counted]) -> Iterator[Figure]:
    """Yield what was asked, what came in, and what is still to be justified."""
    asked, unknown = summed(one.grant.asked_cents for one in found if one.grant.status is not Status.CANCELLED)
    if asked:
        note = f"{unknown} demandes sans montant noté." if unknown > 1 else "1 demande sans montant noté." * unknown
        formula = "Les montants demandés pour l’année, ajoutés ; les demandes annulées n’y sont pas."
        yield money(year, "funders.asked_cents", "Demandé", asked, formula, records=(LIST,), note=note)
    granted = [one.standing for one in found if one.grant.status is Status.GRANTED]
    for key, label, cents, formula in (
        ("paid_cents", "Versé", sum(one.paid_cents for one in granted), "Les versements reçus, ajoutés."),
        (
            "to_justify_cents",
            "Reste à justifier",
            sum(one.to_justify_cents or 0 for one in granted),
            "Pour chaque subvention, l’accordé moins les dépenses qui s’y rattachent, sans descendre sous zéro.",
        ),
    ):
        yield money(year, f"funders.{key}", label, cents, formula, records=(LIST,))


def _plot(found: Sequence[Counted]) -> Chart:
    """Return the amounts by funder, as bars; what has no amount is not drawn."""
    known = [one for one in found if one.grant.granted_cents is not None]
    cents = [one.grant.granted_cents or 0 for one in known]
    told = Told(
        "Les subventions accordées",
        "Une barre par subvention, de la plus grande à la plus petite.",
        "euros",
        "Aucun montant n’est noté.",
    )
    series = Series("Accordé", cents, [written(one, EURO) for one in cents])
    return bars(told, [one.grant.organisation.name for one in known], [series], grain=100)
