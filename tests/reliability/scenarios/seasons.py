"""Gestures on a season, its carrier, and who is let in."""

import datetime as dt
from decimal import Decimal

from msgspec.structs import replace
from sqlalchemy import select

from cjs_app.access import actions as access
from cjs_app.access.domain import Role
from cjs_app.access.models import Session, User
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons import carriers, roles
from cjs_app.coop.seasons.domain import OPENING, CarrierSettings, SeasonSettings, Seat, Status, TvaRegime
from cjs_app.coop.seasons.models import SeasonRole
from cjs_app.kernel.periods import Period
from cjs_app.plumbing.database import db
from tests.builders import a_season
from tests.people import A_DAY, a_person, awa, maud
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

SUMMER = SeasonSettings("Un autre été", 2021, Period(dt.date(2021, 7, 1), dt.date(2021, 8, 31)), "Vitré")
PASSPHRASE = "trois loutres mangent une crêpe"


@scenario_of(seasons.create)
def create() -> Gesture:
    season = a_season()
    return lambda: seasons.create(SUMMER, again(season).carrier, STAMP)


@scenario_of(seasons.set_up)
def set_up() -> Gesture:
    season = a_season()
    return lambda: seasons.set_up(again(season), SUMMER, STAMP)


@scenario_of(seasons.set_templates)
def set_templates() -> Gesture:
    season = a_season()
    return lambda: seasons.set_templates(again(season), "DV-AAAA-###", "FA-AAAA-###", "AV-AAAA-###", STAMP)


@scenario_of(seasons.move)
def move() -> Gesture:
    season = a_season(status=Status.PREPARATION)
    return lambda: seasons.move(again(season), OPENING, STAMP)


@scenario_of(seasons.clone)
def clone() -> Gesture:
    season = a_season()
    seasons.add_price(season, "Tonte", "heure", 1500, Decimal(20), STAMP)
    seasons.add_seat(season, "Ville de Vitré", Seat.FUNDER, STAMP)
    seasons.give_role(season, a_person("Pierre").id, Role.COORDINATION, STAMP)
    return lambda: seasons.clone(again(season), "L’été d’après", 2022, STAMP)


@scenario_of(seasons.give_role)
def give_role() -> Gesture:
    season, user = a_season(), a_person("Yann")
    return lambda: seasons.give_role(again(season), again(user).id, Role.COMMITTEE, STAMP)


@scenario_of(seasons.add_facilitator)
def add_facilitator() -> Gesture:
    season = a_season()
    return lambda: seasons.add_facilitator(again(season), "Maud", "juillet", STAMP)


@scenario_of(seasons.remove_facilitator)
def remove_facilitator() -> Gesture:
    facilitator = seasons.add_facilitator(a_season(), "Maud", "juillet", STAMP)
    return lambda: seasons.remove_facilitator(again(facilitator), STAMP)


@scenario_of(seasons.add_seat)
def add_seat() -> Gesture:
    season = a_season()
    return lambda: seasons.add_seat(again(season), "Ville de Vitré", Seat.FUNDER, STAMP)


@scenario_of(seasons.remove_seat)
def remove_seat() -> Gesture:
    seat = seasons.add_seat(a_season(), "Ville de Vitré", Seat.FUNDER, STAMP)
    return lambda: seasons.remove_seat(again(seat), STAMP)


@scenario_of(seasons.add_price)
def add_price() -> Gesture:
    season = a_season()
    return lambda: seasons.add_price(again(season), "Tonte", "heure", 1500, Decimal(20), STAMP)


@scenario_of(seasons.remove_price)
def remove_price() -> Gesture:
    price = seasons.add_price(a_season(), "Tonte", "heure", 1500, Decimal(20), STAMP)
    return lambda: seasons.remove_price(again(price), STAMP)


@scenario_of(carriers.correct)
def correct_carrier() -> Gesture:
    season = a_season()
    sheet = CarrierSettings("Le Porteur nouveau", "732829320", city="Rennes")
    return lambda: carriers.correct(again(season), sheet, STAMP)


@scenario_of(carriers.replace)
def replace_carrier() -> Gesture:
    season = a_season()
    other = seasons.carrier_for(CarrierSettings("L’Autre", "552100554"), "EUR")
    return lambda: carriers.replace(again(season), again(other), STAMP)


@scenario_of(carriers.give_tva_regime)
def give_tva_regime() -> Gesture:
    season = a_season()
    return lambda: carriers.give_tva_regime(again(season), TvaRegime.FRANCHISE, A_DAY, STAMP)


@scenario_of(roles.let_in)
def let_in() -> Gesture:
    season, user = a_season(), a_person("Yann")
    return lambda: roles.let_in(again(season), again(user).login, Role.COMMITTEE, Role.COORDINATION, STAMP)


@scenario_of(roles.open_account)
def open_account_in_a_season() -> Gesture:
    season = a_season()
    return lambda: roles.open_account(
        again(season), "Yann", "Yann", PASSPHRASE, Role.COOPERANT, Role.FACILITATOR, STAMP
    )


@scenario_of(roles.revoke)
def revoke() -> Gesture:
    season = a_season()
    user = awa(season)
    given = db.session.scalars(select(SeasonRole).where(SeasonRole.user_id == user.id)).one()
    return lambda: roles.revoke(again(given), Role.FACILITATOR, STAMP)


@scenario_of(access.open_account)
def open_account() -> Gesture:
    a_season()
    return lambda: access.open_account("Yann", "Yann", PASSPHRASE, STAMP)


@scenario_of(access.sign_in)
def sign_in() -> Gesture:
    access.open_account("Yann", "Yann", PASSPHRASE, STAMP)
    return lambda: access.sign_in("Yann", PASSPHRASE, STAMP)


@scenario_of(access.open_session)
def open_session() -> Gesture:
    user = maud(a_season())
    return lambda: access.open_session(again(user), STAMP)


@scenario_of(access.sign_out)
def sign_out() -> Gesture:
    user = maud(a_season())
    access.open_session(user, STAMP)
    last = replace(STAMP, at=STAMP.at + dt.timedelta(hours=1))
    return lambda: access.sign_out(db.session.scalars(select(Session)).one(), last)


@scenario_of(access.change_passphrase)
def change_passphrase() -> Gesture:
    access.open_account("Yann", "Yann", PASSPHRASE, STAMP)
    return lambda: access.change_passphrase(
        db.session.scalars(select(User)).one(), PASSPHRASE, "quatre loutres mangent deux crêpes", STAMP
    )
