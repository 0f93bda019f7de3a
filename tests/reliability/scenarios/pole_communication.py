"""Gestures on the communication of the pôle."""

import datetime as dt

from cjs_app.pole.communication import actions
from cjs_app.pole.communication.domain import AwarenessSheet, CountKind, CuttingSheet, Network, SiteSheet
from tests.reliability.records import STAMP, again
from tests.reliability.scenarios import Gesture, scenario_of

DAY = dt.date(2021, 3, 1)
CUTTING = CuttingSheet(DAY, "Ils ont créé leur entreprise", "Le Journal", "CJS")
TALK = AwarenessSheet(DAY, "L’ESS en cours d’économie", "Lycée", 3)
FACT = SiteSheet(2021, "Visites", 1200, "mesure du site")


@scenario_of(actions.keep_cutting)
def keep_cutting() -> Gesture:
    return lambda: actions.keep_cutting(CUTTING, STAMP)


@scenario_of(actions.open_account)
def open_account() -> Gesture:
    return lambda: actions.open_account(Network.FACEBOOK, "La page", STAMP)


@scenario_of(actions.close_account)
def close_account() -> Gesture:
    account = actions.open_account(Network.FACEBOOK, "La page", STAMP)
    return lambda: actions.close_account(again(account), STAMP)


@scenario_of(actions.count_followers)
def count_followers() -> Gesture:
    account = actions.open_account(Network.FACEBOOK, "La page", STAMP)
    return lambda: actions.count_followers(again(account), CountKind.STOCK, DAY, 300, STAMP)


@scenario_of(actions.note_talk)
def note_talk() -> Gesture:
    return lambda: actions.note_talk(TALK, STAMP)


@scenario_of(actions.note_site)
def note_site() -> Gesture:
    return lambda: actions.note_site(FACT, STAMP)


@scenario_of(actions.take_back)
def take_back() -> Gesture:
    cutting = actions.keep_cutting(CUTTING, STAMP)
    return lambda: actions.take_back(again(cutting), STAMP)
