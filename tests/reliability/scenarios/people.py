"""Gestures on clients, cooperants and their hours."""

import datetime as dt

from cjs_app.coop.clients import actions as clients
from cjs_app.coop.clients.domain import ClientSheet, Kind
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants import recruiting
from cjs_app.coop.cooperants.domain import CooperantSheet, PaperState
from cjs_app.coop.cooperants.recruitment import Headcount, Stage
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours import taking_back, weeks
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.hours.grids import Cell, Change, What
from cjs_app.journal import actions as journal
from cjs_app.journal import queries as journal_queries
from cjs_app.kernel.periods import week_start
from tests.builders import a_client, a_season
from tests.people import A_DAY
from tests.reliability.records import STAMP, a_cooperant, again, an_entry
from tests.reliability.scenarios import Gesture, scenario_of

SHEET = ClientSheet(kind=Kind.PRIVATE, name="M. Jan")
MONDAY = week_start(A_DAY)


@scenario_of(clients.add)
def add_client() -> Gesture:
    season = a_season()
    return lambda: clients.add(again(season), SHEET, STAMP)


@scenario_of(clients.correct)
def correct_client() -> Gesture:
    client = a_client(a_season())
    return lambda: clients.correct(again(client), SHEET, STAMP)


@scenario_of(clients.archive)
def archive_client() -> Gesture:
    client = a_client(a_season())
    return lambda: clients.archive(again(client), STAMP)


@scenario_of(clients.restore)
def restore_client() -> Gesture:
    client = a_client(a_season())
    clients.archive(client, STAMP)
    return lambda: clients.restore(again(client), STAMP)


@scenario_of(cooperants.add)
def add_cooperant() -> Gesture:
    season = a_season()
    return lambda: cooperants.add(again(season), CooperantSheet("Awa"), STAMP)


@scenario_of(cooperants.correct)
def correct_cooperant() -> Gesture:
    cooperant = a_cooperant(a_season())
    return lambda: cooperants.correct(again(cooperant), CooperantSheet("Awa"), STAMP)


@scenario_of(cooperants.leave)
def leave() -> Gesture:
    season = a_season()
    cooperant = a_cooperant(season)
    cooperants.join_committee(cooperant, cooperants.add_committee(season, "Finances", STAMP), "", A_DAY, STAMP)
    return lambda: cooperants.leave(again(cooperant), A_DAY + dt.timedelta(days=9), STAMP)


@scenario_of(cooperants.come_back)
def come_back() -> Gesture:
    cooperant = a_cooperant(a_season())
    cooperants.leave(cooperant, A_DAY, STAMP)
    return lambda: cooperants.come_back(again(cooperant), STAMP)


@scenario_of(cooperants.take_back)
def take_back() -> Gesture:
    cooperant = a_cooperant(a_season())
    return lambda: cooperants.take_back(again(cooperant), STAMP)


@scenario_of(cooperants.add_committee)
def add_committee() -> Gesture:
    season = a_season()
    return lambda: cooperants.add_committee(again(season), "Finances", STAMP)


@scenario_of(cooperants.add_usual_committees)
def add_usual_committees() -> Gesture:
    season = a_season()
    return lambda: cooperants.add_usual_committees(again(season), STAMP)


@scenario_of(cooperants.inherit_committees)
def inherit_committees() -> Gesture:
    former, new = a_season(), a_season(year=2022)
    cooperants.add_usual_committees(former, STAMP)
    return lambda: cooperants.inherit_committees(again(former), again(new), STAMP)


@scenario_of(cooperants.rename_committee)
def rename_committee() -> Gesture:
    committee = cooperants.add_committee(a_season(), "Finances", STAMP)
    return lambda: cooperants.rename_committee(again(committee), "Budget", STAMP)


@scenario_of(cooperants.join_committee)
def join_committee() -> Gesture:
    season = a_season()
    cooperant, committee = a_cooperant(season), cooperants.add_committee(season, "Finances", STAMP)
    return lambda: cooperants.join_committee(again(cooperant), again(committee), "trésorerie", A_DAY, STAMP)


@scenario_of(cooperants.end_term)
def end_term() -> Gesture:
    season = a_season()
    committee = cooperants.add_committee(season, "Finances", STAMP)
    term = cooperants.join_committee(a_cooperant(season), committee, "", A_DAY, STAMP)
    return lambda: cooperants.end_term(again(term), A_DAY + dt.timedelta(days=9), STAMP)


@scenario_of(cooperants.expect_paper)
def expect_paper() -> Gesture:
    cooperant = a_cooperant(a_season())
    return lambda: cooperants.expect_paper(again(cooperant), "Brevet de natation", STAMP)


@scenario_of(cooperants.set_paper)
def set_paper() -> Gesture:
    paper = cooperants.expect_paper(a_cooperant(a_season()), "Brevet de natation", STAMP)
    return lambda: cooperants.set_paper(again(paper), PaperState.RECEIVED, A_DAY, STAMP)


@scenario_of(cooperants.remove_paper)
def remove_paper() -> Gesture:
    paper = cooperants.expect_paper(a_cooperant(a_season()), "Brevet de natation", STAMP)
    return lambda: cooperants.remove_paper(again(paper), STAMP)


@scenario_of(hours.declare)
def declare() -> Gesture:
    season = a_season()
    people = [a_cooperant(season, name) for name in ("Awa", "Noé")]
    ids = [person.id for person in people]
    return lambda: hours.declare(again(season), HoursDraft(A_DAY, 90, Nature.TRAINING, ids), STAMP)


@scenario_of(weeks.fill)
def fill_week() -> Gesture:
    season = a_season()
    cooperant = a_cooperant(season)
    entry = an_entry(season, cooperant)
    standing = Cell(entry.day, What(entry.nature, entry.mission_id), entry.minutes)
    changes = [
        Change(standing, entry.minutes, 45),
        Change(Cell(entry.day, What(Nature.MEETING)), 0, 30),
    ]
    return lambda: weeks.fill(again(cooperant), changes, STAMP)


@scenario_of(weeks.repeat_day)
def repeat_day() -> Gesture:
    season = a_season()
    cooperant = a_cooperant(season)
    for nature in (Nature.TRAINING, Nature.MEETING):
        hours.declare(season, HoursDraft(A_DAY - dt.timedelta(days=1), 90, nature, [cooperant.id]), STAMP)
    return lambda: weeks.repeat_day(again(cooperant), A_DAY, STAMP)


@scenario_of(weeks.repeat_week)
def repeat_week() -> Gesture:
    season = a_season()
    cooperant = a_cooperant(season)
    for days in (7, 8):
        draft = HoursDraft(A_DAY - dt.timedelta(days=days), 90, Nature.TRAINING, [cooperant.id])
        hours.declare(season, draft, STAMP)
    return lambda: weeks.repeat_week(again(cooperant), MONDAY, STAMP)


@scenario_of(hours.validate)
def validate_hours() -> Gesture:
    season = a_season()
    entries = [an_entry(season, a_cooperant(season, name)) for name in ("Awa", "Noé")]
    ids = [entry.id for entry in entries]
    return lambda: hours.validate(again(season), ids, STAMP)


@scenario_of(hours.reopen)
def reopen_hours() -> Gesture:
    season = a_season()
    entry = an_entry(season, a_cooperant(season), validated=True)
    return lambda: hours.reopen(again(entry), "Une heure de trop", STAMP)


@scenario_of(hours.cancel)
def cancel_hours() -> Gesture:
    season = a_season()
    entry = an_entry(season, a_cooperant(season))
    return lambda: hours.cancel(again(entry), STAMP)


@scenario_of(taking_back.cancel_all)
def cancel_all_hours() -> Gesture:
    season = a_season()
    ids = [an_entry(season, a_cooperant(season, name)).id for name in ("Awa", "Noé")]
    return lambda: taking_back.cancel_all(again(season), ids, STAMP)


@scenario_of(taking_back.reopen_all)
def reopen_all_hours() -> Gesture:
    season = a_season()
    ids = [an_entry(season, a_cooperant(season, name), validated=True).id for name in ("Awa", "Noé")]
    return lambda: taking_back.reopen_all(again(season), ids, "Annulé aussitôt.", STAMP)


@scenario_of(hours.week_done)
def week_done() -> Gesture:
    cooperant = a_cooperant(a_season())
    return lambda: hours.week_done(again(cooperant), MONDAY, STAMP)


@scenario_of(hours.week_not_done)
def week_not_done() -> Gesture:
    cooperant = a_cooperant(a_season())
    hours.week_done(cooperant, MONDAY, STAMP)
    return lambda: hours.week_not_done(again(cooperant), MONDAY, STAMP)


@scenario_of(journal.erase_words)
def erase_words() -> Gesture:
    season = a_season()
    journal.record(STAMP, "hours.reopened", "hours", 1, season.id, words={"reason": "deux fois la même"})
    journal.chain_waiting()
    seq = journal_queries.head().seq
    return lambda: journal.erase_words([(seq, "reason")], STAMP)


@scenario_of(recruiting.note)
def note_recruitment() -> Gesture:
    season = a_season()
    return lambda: recruiting.note(again(season), Headcount(Stage.INFORMED, 28, A_DAY, "Réunion au lycée"), STAMP)


@scenario_of(recruiting.take_back)
def take_back_recruitment() -> Gesture:
    row = recruiting.note(a_season(), Headcount(Stage.APPLIED, 18, A_DAY), STAMP)
    return lambda: recruiting.take_back(again(row), STAMP)
