"""Gestures on the months and the money lists."""

import datetime as dt

from cjs_app.coop.books import actions as books
from cjs_app.coop.books.accounts import USUAL
from cjs_app.kernel.periods import Period
from tests.builders import a_client, a_season
from tests.people import stamped
from tests.reliability.records import STAMP, a_payment, again, an_invoice
from tests.reliability.scenarios import Gesture, scenario_of
from tests.reliability.scenarios.money import a_season_to_close

JULY, AUGUST = dt.date(2021, 7, 1), dt.date(2021, 8, 1)


@scenario_of(books.close_month)
def close_month() -> Gesture:
    season = a_season()
    a_payment(an_invoice(season, a_client(season)))
    books.close_month(season, JULY, stamped(day=dt.date(2021, 8, 2)))
    return lambda: books.close_month(again(season), AUGUST, stamped(day=dt.date(2021, 9, 2)))


@scenario_of(books.close_to_the_end)
def close_to_the_end() -> Gesture:
    season = a_season_to_close()
    return lambda: books.close_to_the_end(again(season), stamped(day=dt.date(2021, 8, 30)))


@scenario_of(books.set_accounts)
def set_accounts() -> Gesture:
    season = a_season()
    return lambda: books.set_accounts(again(season), USUAL._replace(bank="512100"), STAMP)


@scenario_of(books.note_export)
def note_export() -> Gesture:
    season = a_season()
    return lambda: books.note_export(again(season), "Dépenses", "csv", Period(JULY, AUGUST), 3, STAMP)
