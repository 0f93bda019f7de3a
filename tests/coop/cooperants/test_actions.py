"""Arriving, leaving, turning in committees, bringing papers."""

import datetime as dt
from decimal import Decimal

import pytest
from flask import Flask

from cjs_app.coop.cooperants import actions, queries
from cjs_app.coop.cooperants.domain import CooperantSheet, Headcounts, PaperState
from cjs_app.coop.seasons.domain import Status
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_cooperant, a_season
from tests.people import awa, stamped


def day(month: int, number: int) -> dt.date:
    """Return a day of 2021."""
    return dt.date(2021, month, number)


def test_cooperants_get_codes_one_after_the_other_and_never_one_again(app: Flask) -> None:
    season = a_season()
    a_cooperant(season, "Awa")
    a_cooperant(season, "Noé", code="C07")
    assert a_cooperant(season, "Lila").code == "C08"
    with pytest.raises(Refusal, match="C07 est déjà pris"):
        a_cooperant(season, "Tom", code="C07")


def test_everyone_is_asked_for_the_usual_papers(app: Flask) -> None:
    season = a_season()
    papers = queries.papers_of(a_cooperant(season))
    assert [(paper.label, paper.state.value) for paper in papers] == [
        ("Contrat", "attendue"),
        ("Autorisation parentale", "attendue"),
    ]
    assert queries.papers_of(actions.add(season, CooperantSheet("Lila"), stamped(), papers=())) == []


def test_the_team_is_listed_by_code_whatever_the_database(each_app: Flask) -> None:
    season = a_season()
    for code in ("c3", "C10", "É1", "C02"):
        a_cooperant(season, code=code)
    assert [one.code for one in queries.cooperants_of(season)] == ["C02", "C10", "c3", "É1"]


def test_another_season_s_team_is_not_ours(app: Flask) -> None:
    ours, theirs = a_season(), a_season("Job’co")
    a_cooperant(theirs)
    assert queries.cooperants_of(ours) == []
    assert queries.headcounts(ours) == Headcounts(0, 0)
    assert a_cooperant(ours).code == "C01"


def test_who_leaves_founded_the_cooperative_all_the_same(app: Flask) -> None:
    season = a_season()
    tom, _ = a_cooperant(season, "Tom"), a_cooperant(season, "Awa")
    actions.leave(tom, day(7, 19), stamped())
    assert queries.headcounts(season) == Headcounts(2, 1)
    assert [one.first_name for one in queries.present_on(season, day(7, 19))] == ["Tom", "Awa"]
    assert [one.first_name for one in queries.present_on(season, day(7, 20))] == ["Awa"]


def test_leaving_ends_one_s_committees_and_leaves_past_ones_alone(app: Flask) -> None:
    season = a_season()
    tom, finances = a_cooperant(season, "Tom"), actions.add_committee(season, "Finances", stamped())
    past = actions.join_committee(tom, finances, "", day(7, 6), stamped(), end=day(7, 8))
    current = actions.join_committee(tom, finances, "", day(7, 9), stamped())
    actions.leave(tom, day(7, 19), stamped())
    assert (past.end_day, current.end_day) == (day(7, 8), day(7, 19))


def test_coming_back_takes_the_departure_back(app: Flask) -> None:
    season = a_season()
    tom = a_cooperant(season, "Tom")
    actions.leave(tom, day(7, 19), stamped())
    actions.come_back(tom, stamped())
    assert (tom.left_on, queries.headcounts(season)) == (None, Headcounts(1, 1))


def test_a_sheet_is_corrected_but_its_code_stays(app: Flask) -> None:
    season = a_season()
    tom = a_cooperant(season, "Tom")
    actions.correct(
        tom, CooperantSheet(" Thomas ", coefficient=Decimal("1.25"), has_share=False, code="C99"), stamped()
    )
    assert (tom.first_name, tom.coefficient, tom.has_share, tom.code) == ("Thomas", Decimal("1.25"), False, "C01")


def test_an_account_is_one_cooperant_of_a_season(app: Flask) -> None:
    season, next_one = a_season(), a_season("Coop’Avenir", 2022)
    user = awa(season)
    first = a_cooperant(season, "Awa", user_id=user.id)
    with pytest.raises(Refusal, match="déjà celui de Awa") as refused:
        a_cooperant(season, "Une autre", user_id=user.id)
    assert refused.value.field == "user_id"
    assert queries.find_cooperant_of_user(season, user.id) is first
    assert queries.find_cooperant_of_user(next_one, user.id) is None


def test_the_three_usual_committees_are_made_once(app: Flask) -> None:
    season = a_season()
    actions.add_committee(season, "finances", stamped())
    for _ in range(2):
        actions.add_usual_committees(season, stamped())
    labels = [committee.label for committee in queries.committees_of(season)]
    assert labels == ["finances", "Marketing", "Ressources humaines"]


def test_committees_choose_their_name_but_not_another_s(app: Flask) -> None:
    season = a_season()
    actions.add_usual_committees(season, stamped())
    finances, marketing, _ = queries.committees_of(season)
    actions.rename_committee(marketing, "Communication", stamped())
    actions.rename_committee(marketing, "COMMUNICATION", stamped())
    assert marketing.label == "COMMUNICATION"
    with pytest.raises(Refusal, match="porte déjà ce nom"):
        actions.rename_committee(finances, "communication", stamped())


def test_one_turns_between_committees_with_dates(app: Flask) -> None:
    season = a_season()
    tom, finances = a_cooperant(season, "Tom"), actions.add_committee(season, "Finances", stamped())
    term = actions.join_committee(tom, finances, "trésorerie", day(7, 6), stamped())
    with pytest.raises(Refusal, match="déjà dans ce comité"):
        actions.join_committee(tom, finances, "", day(7, 15), stamped())
    actions.end_term(term, day(7, 14), stamped())
    actions.join_committee(tom, finances, "", day(7, 15), stamped())
    assert [(one.start_day, one.end_day) for one in queries.terms_of(tom)] == [
        (day(7, 15), None),
        (day(7, 6), day(7, 14)),
    ]


def test_who_left_may_still_be_written_in_a_past_committee(app: Flask) -> None:
    season = a_season()
    tom, finances = a_cooperant(season, "Tom"), actions.add_committee(season, "Finances", stamped())
    actions.leave(tom, day(7, 19), stamped())
    assert actions.join_committee(tom, finances, "", day(7, 6), stamped()).end_day == day(7, 19)


def test_papers_come_in_and_the_missing_ones_are_counted(app: Flask) -> None:
    season = a_season()
    tom, noe = a_cooperant(season, "Tom"), a_cooperant(season, "Noé")
    contract, permission = queries.papers_of(tom)
    actions.set_paper(contract, PaperState.RECEIVED, None, stamped())
    assert contract.day == day(7, 13)
    assert queries.missing_papers(season) == {tom.id: 1, noe.id: 2}
    actions.set_paper(permission, PaperState.VALIDATED, day(7, 6), stamped())
    actions.set_paper(contract, PaperState.EXPIRED, None, stamped())
    assert queries.missing_papers(season) == {tom.id: 1, noe.id: 2}
    actions.remove_paper(contract, stamped())
    assert queries.missing_papers(season) == {noe.id: 2}


def test_a_paper_is_asked_for_once_and_may_be_asked_for_again(app: Flask) -> None:
    tom = a_cooperant(a_season(), "Tom")
    with pytest.raises(Refusal, match="déjà demandée"):
        actions.expect_paper(tom, "contrat", stamped())
    contract = queries.papers_of(tom)[0]
    actions.set_paper(contract, PaperState.RECEIVED, None, stamped())
    actions.remove_paper(contract, stamped())
    assert actions.expect_paper(tom, "Contrat", stamped()) is contract
    assert (contract.state, contract.day, contract.removed_at) == (PaperState.EXPECTED, None, None)


def test_a_closed_season_changes_no_more(app: Flask) -> None:
    season = a_season()
    tom, finances = a_cooperant(season, "Tom"), actions.add_committee(season, "Finances", stamped())
    term, paper = actions.join_committee(tom, finances, "", day(7, 6), stamped()), queries.papers_of(tom)[0]
    season.status = Status.CLOSED
    db.session.flush()
    for gesture in (
        lambda: a_cooperant(season),
        lambda: actions.correct(tom, CooperantSheet("Thomas"), stamped()),
        lambda: actions.leave(tom, day(7, 19), stamped()),
        lambda: actions.come_back(tom, stamped()),
        lambda: actions.add_committee(season, "Marketing", stamped()),
        lambda: actions.add_usual_committees(season, stamped()),
        lambda: actions.rename_committee(finances, "Comptes", stamped()),
        lambda: actions.join_committee(tom, finances, "", day(7, 6), stamped()),
        lambda: actions.end_term(term, day(7, 8), stamped()),
        lambda: actions.expect_paper(tom, "RIB", stamped()),
        lambda: actions.set_paper(paper, PaperState.RECEIVED, None, stamped()),
        lambda: actions.remove_paper(paper, stamped()),
    ):
        with pytest.raises(Refusal, match="close"):
            gesture()
