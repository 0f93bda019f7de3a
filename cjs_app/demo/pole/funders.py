"""What the funders gave in 2021, as the founding report says it: three amounts written, three that are not."""

import datetime as dt

from cjs_app.demo.pole.year import YEAR, Year
from cjs_app.pole.funders import actions
from cjs_app.pole.funders.domain import ConventionSheet, GrantSheet, Purpose

NEW_YEAR, ANSWER = dt.date(YEAR, 1, 11), dt.date(YEAR, 3, 15)
OPERATING, PROJECT = Purpose.OPERATING, Purpose.PROJECT
GRANTS = (
    ("Conseil régional de Bretagne", OPERATING, "Fonctionnement du pôle", 3_500_000),
    ("Conseil départemental d’Ille-et-Vilaine", OPERATING, "Fonctionnement du pôle", 750_000),
    ("Roche aux Fées Communauté", OPERATING, "Feuille de route ESS", 420_000),
    ("DREETS Bretagne", PROJECT, "Traits d’Unions, par la CRESS", None),
    ("Vitré Communauté", PROJECT, "Coopérative jeunesse et parcours", None),
    ("CAF d’Ille-et-Vilaine", PROJECT, "Coopérative jeunesse de services", None),
)
"""Funder, purpose, subject, and the amount in cents where the report gives it."""
CONVENTIONS = (
    ("Conseil régional de Bretagne", "Convention de partenariat", dt.date(YEAR, 1, 1), dt.date(YEAR, 12, 31)),
    ("DREETS Bretagne", "Expérimentation Traits d’Unions", dt.date(YEAR, 1, 1), dt.date(YEAR + 1, 12, 31)),
)


def play(year: Year) -> None:
    """Agree, ask, and note the answers."""
    agreed = {}
    for funder, title, start, end in CONVENTIONS:
        number = year.organisations[funder].id
        agreed[funder] = actions.agree(ConventionSheet(number, title, start, end), year.on(NEW_YEAR)).id
    for funder, purpose, subject, cents in GRANTS:
        sheet = GrantSheet(year.organisations[funder].id, YEAR, purpose, subject, cents, agreed.get(funder))
        grant = actions.plan(sheet, year.on(NEW_YEAR))
        actions.ask(grant, NEW_YEAR, year.on(NEW_YEAR))
        actions.award(grant, cents, ANSWER, year.on(ANSWER))
