"""The table that is shipped with the house: communities of communes, communes, and where it comes from."""

import csv
from functools import cache
from pathlib import Path

from cjs_app.pole.territory.domain import Commune, Epci

HERE = Path(__file__).resolve().parent
SOURCE_OF_EPCIS = "Rapport d’activité 2021 du pôle, page 4"
SOURCE_OF_COMMUNES = (
    "Composition au 1er janvier 2021 : DGCL, liste des EPCI à fiscalité propre. Habitants : Insee, population "
    "municipale en vigueur en 2021 (données Etalab, découpage administratif 1.1.1)"
)


@cache
def epcis() -> tuple[Epci, ...]:
    """Return the communities of communes."""
    return tuple(
        Epci(row["siren"], row["nom"], int(row["communes"]), int(row["population"])) for row in _rows("epcis.csv")
    )


@cache
def communes() -> tuple[Commune, ...]:
    """Return the communes, by community and by name."""
    return tuple(
        Commune(row["insee"], row["nom"], row["epci"], int(row["population"]), row["pole"])
        for row in _rows("communes.csv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    """Return the lines of a file."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
