"""How far the devis went on the road from the request to the payment."""

import pytest
from flask import Flask

from cjs_app.coop.bilan import queries
from cjs_app.coop.bilan.funnels import Progress, Step, furthest, quote_road
from cjs_app.coop.bilan.roads import quote_road_of
from cjs_app.coop.cooperants import recruiting
from cjs_app.coop.cooperants.recruitment import Headcount, Stage
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_credit_note, a_line, a_mission, a_payment, a_quote, a_season
from tests.people import A_DAY, stamped
from tests.summers import a_job, a_small_summer, the_golden_summer


@pytest.mark.parametrize(
    ("progress", "step"),
    [
        (Progress(Status.DRAFT), Step.WRITTEN),
        (Progress(Status.VALIDATED), Step.WRITTEN),
        (Progress(Status.DECLINED), Step.WRITTEN),
        (Progress(Status.SENT), Step.SENT),
        (Progress(Status.REFUSED, done=True, billed=True, paid=True), Step.SENT),
        (Progress(Status.EXPIRED), Step.SENT),
        (Progress(Status.ACCEPTED), Step.ACCEPTED),
        (Progress(Status.ACCEPTED, billed=True, paid=True), Step.ACCEPTED),
        (Progress(Status.ACCEPTED, done=True), Step.DONE),
        (Progress(Status.ACCEPTED, done=True, billed=True), Step.BILLED),
        (Progress(Status.ACCEPTED, done=True, billed=True, paid=True), Step.PAID),
    ],
)
def test_a_devis_is_as_far_as_the_last_step_that_follows_all_the_others(progress: Progress, step: Step) -> None:
    assert furthest(progress) is step


def test_each_step_counts_those_who_went_further_too() -> None:
    road = quote_road([(Progress(Status.DRAFT), 2), (Progress(Status.SENT), 3), (Progress(Status.ACCEPTED, True), 4)])
    assert [road[step] for step in Step] == [9, 7, 4, 4, 0, 0]


def steps_of(season: Season) -> list[int]:
    """Return how many devis reached each step."""
    road = quote_road_of(season)
    return [road[step] for step in Step]


def test_coop_avenir_wrote_29_devis_and_carried_out_25(each_app: Flask) -> None:
    season = the_golden_summer()
    assert steps_of(season) == [29, 28, 25, 25, 25, 0]
    document = queries.document_of(season)
    assert document.charts["quotes"].formatted[0] == ("29", "28", "25", "25", "25", "0")


def test_a_summer_without_a_devis_has_an_empty_road(app: Flask) -> None:
    assert steps_of(a_season()) == [0, 0, 0, 0, 0, 0]


def test_a_devis_is_paid_when_nothing_of_its_invoice_is_owed_any_more(each_app: Flask) -> None:
    season = a_season()
    for cents in (10000, 20000):
        a_job(season, a_client(season), cents)
    first, second = db.session.query(Invoice).order_by(Invoice.id)
    a_payment(first, 12000)
    a_payment(second, 23999)
    assert steps_of(season) == [2, 2, 2, 2, 2, 1]


def test_an_invoice_wholly_taken_back_is_no_invoice(each_app: Flask) -> None:
    season = a_season()
    a_job(season, a_client(season), 10000)
    (invoice,) = db.session.query(Invoice)
    a_credit_note(invoice, a_line())
    assert steps_of(season) == [1, 1, 1, 1, 0, 0]


def test_two_missions_of_a_devis_count_it_once(app: Flask) -> None:
    season = a_small_summer()
    quote = a_quote(season, Status.SENT, client=a_client(season))
    first, second = missions.from_quote(quote, stamped()), a_mission(season)
    second.quote_id = quote.id
    for mission in (first, second):
        missions.finish(mission, stamped())
    assert steps_of(season) == [7, 5, 3, 3, 2, 0]


def test_another_summer_s_devis_are_its_own(app: Flask) -> None:
    a_small_summer(a_season("Ailleurs", carrier="Autre", siren=""))
    assert steps_of(a_small_summer()) == [6, 4, 2, 2, 2, 0]


def test_the_numbers_of_the_recruitment_are_figures_of_the_bilan_once_noted(app: Flask) -> None:
    season = the_golden_summer()
    assert "recruitment_informed" not in queries.document_of(season).figures
    recruiting.note(season, Headcount(Stage.INFORMED, 34, A_DAY), stamped())
    recruiting.note(season, Headcount(Stage.APPLIED, 17, A_DAY), stamped())
    document = queries.document_of(season)
    assert (document.written["recruitment_informed"], document.written["recruitment_applied"]) == ("34", "17")
    assert document.charts["recruitment"].formatted[0] == ("34", "17", "12", "11")
