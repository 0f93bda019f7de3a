"""The pôle itself, in the whole year."""

from cjs_app.kernel.stamp import Stamp
from cjs_app.pole.structure import actions
from cjs_app.pole.structure.domain import Identity

WORDS = {"key": "structure.year_of_life", "name": "structures"}


def furnish(stamp: Stamp) -> None:
    """Write down what the pôle is."""
    actions.write(Identity("Pôle ESS des Trois Vallées", "Vallées Solidaires", 2013, city="Vitré"), stamp)


def grow(times: int, stamp: Stamp) -> None:
    """There is only one."""
