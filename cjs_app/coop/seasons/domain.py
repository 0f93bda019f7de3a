"""The life of a season, and what its settings may be."""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from cjs_app.access.domain import Role
from cjs_app.kernel.names import folded
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.states import Transition


class Status(StrEnum):
    """Where a season stands."""

    PREPARATION = "preparation"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    POSTPONED = "postponed"


STATUS_LABELS = {
    Status.PREPARATION: "En préparation",
    Status.OPEN: "Ouverte",
    Status.CLOSING: "En clôture",
    Status.CLOSED: "Close",
    Status.POSTPONED: "Reportée",
}


class TvaRegime(StrEnum):
    """How the carrier stands towards VAT; the words are those of the season archive."""

    LIABLE = "assujetti"
    FRANCHISE = "franchise"
    EXEMPT = "exonere"


TVA_REGIME_LABELS = {
    TvaRegime.LIABLE: "Assujetti à la TVA",
    TvaRegime.FRANCHISE: "Franchise en base (pas de TVA)",
    TvaRegime.EXEMPT: "Exonéré de TVA",
}


class Seat(StrEnum):
    """What a structure does in the local committee."""

    COORDINATION = "coordination"
    YOUTH_SPONSOR = "parrain_jeunesse"
    ECONOMIC_SPONSOR = "parrain_economique"
    FUNDER = "financeur"
    MEMBER = "membre"


SEAT_LABELS = {
    Seat.COORDINATION: "Coordination",
    Seat.YOUTH_SPONSOR: "Parrainage jeunesse",
    Seat.ECONOMIC_SPONSOR: "Parrainage économique",
    Seat.FUNDER: "Financement",
    Seat.MEMBER: "Membre",
}


class Rule(StrEnum):
    """How the group shares what is left; the words are those of the season archive."""

    EQUAL = "egale"
    HOURS = "heures"
    PRESENCE = "presence"
    INVOLVEMENT = "implication"
    MIXED = "mixte"
    WAGE_THEN_DIVIDEND = "salaire_ristourne"


CURRENCIES = ("EUR", "CAD", "CHF", "XPF")
UNITS = ("heure", "forfait", "pièce")

CARRIER_STAYS = (
    "Des documents de cette saison portent déjà un numéro de son porteur : il ne se remplace plus. Corriger sa fiche, "
    "dater son nouveau régime de TVA, ou créer une autre saison avec l’autre porteur."
)
"""Numbers belong to a carrier (art. 242 nonies A de l’annexe II du CGI): they never pass to another one."""

OPENING = Transition(
    "ouvrir",
    (Status.PREPARATION, Status.POSTPONED),
    Status.OPEN,
    "Seule une saison en préparation ou reportée peut s’ouvrir.",
)
POSTPONING = Transition(
    "reporter",
    (Status.PREPARATION, Status.OPEN),
    Status.POSTPONED,
    "Une saison en clôture ou close ne se reporte plus.",
)
START_OF_CLOSING = Transition(
    "commencer la clôture", (Status.OPEN,), Status.CLOSING, "Seule une saison ouverte peut entrer en clôture."
)
REOPENING = Transition(
    "revenir à la saison",
    (Status.CLOSING,),
    Status.OPEN,
    "Seule une saison en clôture peut se rouvrir ; une saison close le reste.",
)
CLOSING = Transition(
    "clore",
    (Status.CLOSING,),
    Status.CLOSED,
    "Commencer d’abord la clôture : la saison n’est pas encore prête à être close.",
)
TRANSITIONS = (OPENING, POSTPONING, START_OF_CLOSING, REOPENING, CLOSING)


class SeasonSettings(Struct, frozen=True):
    """What a person decides about a season before it begins."""

    name: str
    year: int
    period: Period
    territory: str = ""
    currency: str = "EUR"


class CarrierSettings(Struct, frozen=True):
    """Who carries the season, as it will stand on the invoices."""

    name: str
    siren: str = ""
    regime: TvaRegime = TvaRegime.LIABLE
    regime_since: dt.date | None = None
    address: str = ""
    postcode: str = ""
    city: str = ""
    email: str = ""
    iban: str = ""


def ensure_writable(status: Status) -> None:
    """Raise Refusal when the season is closed: what it holds can then be read, by all, and changed by nobody."""
    if status is Status.CLOSED:
        raise Refusal("Cette saison est close : elle se lit, elle ne se modifie plus.")


def ensure_works(status: Status) -> None:
    """Raise Refusal when the season is put off: nobody works in it until it opens again."""
    if status is Status.POSTPONED:
        raise Refusal("Cette saison est reportée : l’ouvrir de nouveau avant d’y noter du travail.")


def default_templates(place: str) -> dict[str, str]:
    """Return how a new season numbers its devis, invoices and credit notes: «VIT-F-AAAA-####» for Vitré."""
    letters = "".join(letter for letter in folded(place).upper() if "A" <= letter <= "Z")[:3] or "CJS"
    return {
        "quote_template": f"{letters}-D-AAAA-###",
        "invoice_template": f"{letters}-F-AAAA-####",
        "credit_note_template": f"{letters}-A-AAAA-####",
    }


LONGEST_DAYS = 366


def season_period(year: int, start: dt.date, end: dt.date) -> Period:
    """Return the days of a season; raise Refusal when they end before they start, last over a year or miss its year."""
    period = Period(start, end)
    if year not in (start.year, end.year):
        raise Refusal("Ces dates ne sont pas en {year} : corriger l’année ou les dates.", field="start", year=year)
    if period.days > LONGEST_DAYS:
        raise Refusal("Une saison dure un an au plus : vérifier la date de fin.", field="end")
    return period


def life(status: Status) -> list[tuple[Status, str]]:
    """Return the states of a season in their order, each `done`, `current`, `todo` or `stopped`."""
    path = [Status.PREPARATION, Status.OPEN, Status.CLOSING, Status.CLOSED]
    if status is Status.POSTPONED:
        return [(Status.PREPARATION, "done"), (Status.POSTPONED, "stopped"), *((step, "todo") for step in path[1:])]
    here = path.index(status)
    if status is Status.CLOSED:
        return [(step, "done") for step in path]
    return [(step, "done" if rank < here else "current" if rank == here else "todo") for rank, step in enumerate(path)]


def givable_roles(giver: Role) -> tuple[Role, ...]:
    """Return the roles that someone may give or take back: nobody hands out more than they hold."""
    if giver is Role.COORDINATION:
        return tuple(Role)
    if giver is Role.FACILITATOR:
        return (Role.COOPERANT, Role.FACILITATOR, Role.COMMITTEE)
    return ()
