"""What the checker holds a text against: the figures, days and names of a year and of the years before it."""

from cjs_app.pole.checker.domain import Facts
from cjs_app.pole.directory import queries as directory
from cjs_app.pole.structure import queries as structure
from cjs_app.pole.structure import telling

EARLIER = 3
"""How many years before the one told a text may compare it with."""


def facts_of(year: int) -> Facts:
    """Return what is known of a year."""
    identity = structure.identity()
    own = tuple(name for name in (identity.name, identity.association) if name)
    organisations = tuple(
        tuple(filter(None, (name, *aliases.splitlines())))
        for name, aliases in directory.names_known()
        if name not in own
    )
    return Facts(
        year,
        {one: telling.figures_of(one) for one in range(year - EARLIER, year + 1)},
        tuple(telling.facts_of(year)),
        organisations,
        (*own, "le pôle", "le Pôle ESS", "notre pôle", "l’association"),
    )
