"""Builders of records: each takes only what the test is about, and goes through the rooms' own actions."""

import datetime as dt
from typing import Any

from cjs_app.coop.clients import actions as clients
from cjs_app.coop.clients.domain import ClientSheet, Kind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants.domain import CooperantSheet
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import CarrierSettings, SeasonSettings, Status, TvaRegime
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.periods import Period
from tests.people import stamped


def a_season(
    name: str = "Coop’Avenir",
    year: int = 2021,
    status: Status = Status.OPEN,
    carrier: str = "Le Porteur",
    siren: str = "732829320",
    currency: str = "EUR",
) -> Season:
    """Return an open summer of Vitré, from 5 July to 31 August."""
    carrier_row = seasons.carrier_for(CarrierSettings(carrier, siren, TvaRegime.LIABLE), currency)
    settings = SeasonSettings(name, year, Period(dt.date(year, 7, 5), dt.date(year, 8, 31)), "Vitré", currency)
    return seasons.create(settings, carrier_row, stamped(), status)


def a_client(season: Season, name: str = "Mme Le Goff", kind: Kind = Kind.PRIVATE, **sheet: Any) -> Client:
    """Return a client of this season."""
    return clients.add(season, ClientSheet(kind=kind, name=name, **sheet), stamped())


def a_cooperant(season: Season, first_name: str = "Noé", **sheet: Any) -> Cooperant:
    """Return a cooperant of this season, with the usual papers to bring."""
    return cooperants.add(season, CooperantSheet(first_name, **sheet), stamped())
