"""The tables that joined the archive after the first thirteen: written only where they hold something."""

from decimal import Decimal

from cjs_app.coop.archive.domain.columns import Column, Kind, Table
from cjs_app.coop.cooperants.recruitment import MOST_PERSONS, Stage

RECRUITMENT = Table(
    "recrutement",
    "Recrutement",
    ("nombre du recrutement", "nombres du recrutement"),
    (
        Column("date", "day", Kind.DAY, "Le jour où l’on a compté.", "2026-05-20", required=True),
        Column(
            "etape",
            "stage",
            Kind.CHOICE,
            "Qui est compté : les personnes informées, ou celles qui ont candidaté.",
            "informees",
            required=True,
            words=tuple(Stage),
        ),
        Column(
            "personnes",
            "persons",
            Kind.WHOLE,
            "Combien de personnes, sans aucun nom.",
            "28",
            required=True,
            lowest=Decimal(1),
            highest=Decimal(MOST_PERSONS),
        ),
        Column("source", "source", Kind.TEXT, "D’où vient ce nombre.", "Réunion au lycée"),
    ),
    written_empty=False,
)
