"""The five roles, and what a passphrase must be."""

import datetime as dt
from enum import StrEnum

from cjs_app.kernel.names import folded
from cjs_app.kernel.refusal import Refusal

SHORTEST_PASSPHRASE = 12
LONGEST_PASSPHRASE = 128


class Role(StrEnum):
    """What a person is in a season."""

    COOPERANT = "cooperant"
    FACILITATOR = "facilitator"
    COMMITTEE = "committee"
    COORDINATION = "coordination"
    ACCOUNTANT = "accountant"


ROLE_LABELS = {
    Role.COOPERANT: "Coopérant·e",
    Role.FACILITATOR: "Animateur·rice",
    Role.COMMITTEE: "Comité local",
    Role.COORDINATION: "Coordination",
    Role.ACCOUNTANT: "Comptable du porteur",
}

EVERYBODY = frozenset(Role)
ADULTS = frozenset({Role.FACILITATOR, Role.COMMITTEE, Role.COORDINATION, Role.ACCOUNTANT})
TEAM = frozenset({Role.COOPERANT, Role.FACILITATOR, Role.COORDINATION})
STAFF = frozenset({Role.FACILITATOR, Role.COORDINATION})
COORDINATORS = frozenset({Role.COORDINATION})
MONEY_READERS = TEAM | {Role.ACCOUNTANT}
"""Who reads documents and accounts; the carrier's accountant reads them without a person's name, and writes nothing."""
MONEY_TAKERS = STAFF | {Role.ACCOUNTANT}
"""Who takes money lists out of the house."""
NAMELESS = frozenset({Role.COMMITTEE, Role.ACCOUNTANT})
"""Who reads about the summer without the name of any cooperant."""


def checked_passphrase(passphrase: str, login: str) -> str:
    """Return the passphrase unchanged; raise Refusal when it is too short, too long or the login itself.

    Length rather than signs, as the CNIL's recommendation 2022-100 and NIST 800-63B advise.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refusal(
            "La phrase de passe est trop courte : {shortest} caractères au moins, par exemple quatre mots au hasard.",
            field="passphrase",
            shortest=SHORTEST_PASSPHRASE,
        )
    if len(passphrase) > LONGEST_PASSPHRASE:
        raise Refusal(
            "La phrase de passe est trop longue : {longest} caractères au plus.",
            field="passphrase",
            longest=LONGEST_PASSPHRASE,
        )
    if folded(login) in folded(passphrase) or len(set(passphrase)) < 5:
        raise Refusal(
            "Cette phrase de passe se devine trop facilement : prendre quatre mots sans lien avec le nom.",
            field="passphrase",
        )
    return passphrase


def pause_after(failures: int) -> dt.timedelta | None:
    """Return how long an account pauses after so many wrong tries in a row: none before five, then doubling."""
    if failures < 5:
        return None
    return dt.timedelta(seconds=min(30 * 2 ** (failures - 5), 900))
