"""The figures of the network: how many members, of which kinds and domains, and by how much it grew."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import func, select

from cjs_app.kernel.counted import Records
from cjs_app.plumbing.database import db
from cjs_app.pole.directory.models import Organisation
from cjs_app.pole.members.domain import CATEGORY_LABELS, MANY, NO_DOMAIN, PEOPLE, SLUGS, Category, State, slug
from cjs_app.pole.members.models import Member, Membership
from cjs_app.pole.structure.figures import Figure, Wording, count, growth, money, percent_of

PAID = {"etat": State.PAID.value}
ABOUT = ("adhérent", "adhésion", "réseau", "membre", "structure")


class Counted(NamedTuple):
    """How many paid in a year, and how much, of one kind."""

    year: int
    category: Category
    members: int
    cents: int


def counted(years: Iterable[int]) -> list[Counted]:
    """Return how many paid, and how much, by year and kind."""
    rows = (
        select(Membership.year, Membership.category, func.count(), func.sum(Membership.fee_cents))
        .where(Membership.year.in_(list(years)), Membership.state == State.PAID)
        .group_by(Membership.year, Membership.category)
    )
    return [Counted(row[0], row[1], row[2], int(row[3])) for row in db.session.execute(rows)]


def by_domain(year: int) -> list[tuple[str, int]]:
    """Return how many structures paid in a year by domain, the most frequent first."""
    rows = (
        select(Organisation.domain, func.count())
        .join(Member, Member.organisation_id == Organisation.id)
        .join(Membership, Membership.member_id == Member.id)
        .where(Membership.year == year, Membership.state == State.PAID)
        .group_by(Organisation.domain)
    )
    found = [(row[0], row[1]) for row in db.session.execute(rows)]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def total_of(year: int, rows: Iterable[Counted], label: str = "Adhérents") -> Figure:
    """Return how many members there are in a year."""
    members = sum(row.members for row in rows if row.year == year)
    return count(
        year,
        "members.total",
        label,
        members,
        f"Adhésions {year} dont la cotisation est arrivée, structures et personnes, celles annulées laissées de côté.",
        records=(Records("l’adhésion", "adhésions", "members.index", PAID, members),),
        words=(
            Wording(
                ("adhérents", "adhérent·es", "adhérents et adhérentes", "adhésions", "membres du réseau"),
                never=("nouveau", "nouvelle", "porteur", "sympathisant", "rendez-vous"),
            ),
        ),
    )


def figures_of(year: int) -> Iterator[Figure]:
    """Yield the figures of the network in a year; nothing where nobody paid."""
    rows = counted((year, year - 1, year - 2))
    now = [row for row in rows if row.year == year]
    if not now:
        return
    total = total_of(year, rows)
    yield total
    yield from _kinds(year, now)
    yield from _domains(year)
    before = {past: total_of(past, rows) for past in (year - 1, year - 2)}
    sentence = Wording(("adhérents", "adhésions", "réseau"), about=("hausse", "croissance", "augment", "progress"))
    if before[year - 1].value:
        yield growth("members.growth", f"Évolution depuis {year - 1}", total, before[year - 1], words=(sentence,))
    if before[year - 2].value:
        two_years = Wording(sentence.nouns, about=("deux ans", f"{year - 2}"))
        yield growth(
            "members.growth_two_years", f"Évolution depuis {year - 2}", total, before[year - 2], words=(two_years,)
        )
    cents = sum(row.cents for row in now)
    yield money(
        year,
        "members.fees_cents",
        "Cotisations reçues",
        cents,
        f"Somme des cotisations {year} arrivées, une par adhésion à jour.",
        inputs=("members.total",),
        records=(Records("l’adhésion", "adhésions", "members.index", PAID),),
        words=(Wording(("de cotisations", "cotisations", "d’adhésions")),),
    )


def _kinds(year: int, now: Iterable[Counted]) -> Iterator[Figure]:
    """Yield how many members there are of each kind, then how many of them are structures."""
    found = {row.category: row.members for row in now}
    for category in Category:
        if category in found:
            name = MANY[category]
            yield count(
                year,
                kind_key(category),
                name[0].upper() + name[1:] + " adhérentes" * (category not in PEOPLE),
                found[category],
                f"Adhésions {year} à jour, du type « {CATEGORY_LABELS[category]} ».",
                part_of="members.total",
                records=(Records("l’adhésion", "adhésions", "members.index", PAID | {"type": category.value}),),
                words=(Wording((name, CATEGORY_LABELS[category].lower()), about=ABOUT),),
            )
    structures = [category for category in Category if category in found and category not in PEOPLE]
    yield count(
        year,
        "members.organisations",
        "Structures adhérentes",
        sum(found[category] for category in structures),
        "Somme des types de structures ; les personnes n’y sont pas.",
        inputs=tuple(map(kind_key, structures)),
        words=(Wording(("structures", "structures adhérentes", "organisations"), about=ABOUT[:3]),),
    )


def _domains(year: int) -> Iterator[Figure]:
    """Yield how many structures there are of each domain, then how many domains."""
    found = by_domain(year)
    for domain, structures in found:
        name = domain or NO_DOMAIN
        yield count(
            year,
            domain_key(domain),
            name,
            structures,
            f"Structures adhérentes {year} du domaine « {name} » dans le répertoire.",
            part_of="members.organisations",
            records=(Records("l’adhésion", "adhésions", "members.index", PAID | {"domaine": domain}),),
            words=(Wording((f"structures {name.lower()}", name.lower()), about=ABOUT),),
        )
    domains = sum(1 for domain, _ in found if domain)
    if domains:
        yield count(
            year,
            "members.domains",
            "Domaines d’activité",
            domains,
            "Domaines écrits sur les structures adhérentes, chacun compté une fois.",
            words=(Wording(("domaines", "domaines d’activité"), about=ABOUT),),
        )


def kind_key(category: Category) -> str:
    """Return the key of a kind of member."""
    return f"members.by_kind.{SLUGS.get(category, category.value)}"


def domain_key(domain: str) -> str:
    """Return the key of a domain."""
    return f"members.by_domain.{slug(domain or NO_DOMAIN)}"


def growth_of(rows: Iterable[Counted], year: int) -> Decimal | None:
    """Return by how much the number of members grew since the year before, in percent of that year."""
    now, before = (sum(row.members for row in rows if row.year == past) for past in (year, year - 1))
    return percent_of(now - before, before)
