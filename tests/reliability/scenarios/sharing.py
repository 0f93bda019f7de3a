"""Gestures on the committee's page: links, editions, and how many persons a cell needs."""

import datetime as dt

from cjs_app.coop.sharing import actions as sharing
from tests.builders import a_season
from tests.coop.sharing.summers import a_rich_summer
from tests.people import A_DAY, stamped
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

LAST_DAY = dt.date(2021, 9, 30)
NEXT_DAY = stamped(day=A_DAY + dt.timedelta(days=1))


@scenario_of(sharing.make_link)
def make_link() -> Gesture:
    season = a_season()
    return lambda: sharing.make_link(again(season), "Comité de Vitré", LAST_DAY, STAMP)


@scenario_of(sharing.revoke)
def revoke_link() -> Gesture:
    link, _ = sharing.make_link(a_season(), "Comité de Vitré", LAST_DAY, STAMP)
    return lambda: sharing.revoke(again(link), STAMP)


@scenario_of(sharing.publish)
def publish() -> Gesture:
    season = a_rich_summer()
    sharing.publish(season, STAMP)
    return lambda: sharing.publish(again(season), NEXT_DAY)


@scenario_of(sharing.set_threshold)
def set_threshold() -> Gesture:
    season = a_season()
    sharing.set_threshold(season, 6, STAMP)
    return lambda: sharing.set_threshold(again(season), 7, STAMP)
