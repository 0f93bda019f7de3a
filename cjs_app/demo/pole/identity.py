"""What the pôle of the founding report is called, and where it is found."""

import datetime as dt

from cjs_app.demo.pole.year import Year
from cjs_app.pole.structure import actions
from cjs_app.pole.structure.domain import Identity

IDENTITY = Identity(
    name="Pôle ESS du Pays de Vitré-Porte de Bretagne",
    association="Portes de Bretagne Solidaires",
    founded_year=2013,
    address="Maison pour tous, 9 rue Louis Pasteur",
    postcode="35220",
    city="Châteaubourg",
)


def play(year: Year) -> None:
    """Write the pôle down."""
    actions.write(IDENTITY, year.on(dt.date(2019, 1, 7)))
