"""The five roles of a summer, the two of the pôle, and who is meant by each group of them."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in a season."""

    COOPERANT = "cooperant"
    FACILITATOR = "facilitator"
    COMMITTEE = "committee"
    COORDINATION = "coordination"
    ACCOUNTANT = "accountant"


class PoleRole(StrEnum):
    """What a person is at the pôle, outside any season; whoever coordinates is both, everywhere."""

    OFFICER = "pole_officer"
    BOARD = "pole_board"


POLE_ROLE_LABELS = {
    PoleRole.OFFICER: "Équipe du pôle",
    PoleRole.BOARD: "Conseil d’administration du pôle",
}

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
POLE_STAFF: frozenset[str] = frozenset({Role.COORDINATION, PoleRole.OFFICER})
"""Who keeps the records of the pôle."""
POLE: frozenset[str] = POLE_STAFF | {PoleRole.BOARD}
"""Who reads them."""
