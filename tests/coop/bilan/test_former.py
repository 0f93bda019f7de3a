"""The former summers are counted together, and say the same as their own bilans."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace
from sqlalchemy import select

from cjs_app.coop.bilan.former import summers_before
from cjs_app.coop.bilan.queries import bilan_of
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.seasons.models import Season
from cjs_app.plumbing.database import db
from tests.builders import a_cooperant, a_credit_note, a_line, a_season
from tests.people import awa, sign_in, stamped
from tests.statements import statements
from tests.summers import a_fixed_deduction, a_small_summer

COMPARED = ("name", "year", "revenue_ht_cents", "missions_done", "founded", "stayed", "sharers")


def a_summer_of(year: int) -> Season:
    """Return a small summer, told as one of another year."""
    season = a_season(f"Coop {year}")
    season.invoice_template, season.credit_note_template = f"F{year}-####", f"A{year}-####"
    a_small_summer(season).year = year
    return season


def test_a_former_summer_says_what_its_own_bilan_says(each_app: Flask) -> None:
    former = a_summer_of(2020)
    invoice = db.session.scalars(select(Invoice).where(Invoice.season_id == former.id).order_by(Invoice.id)).first()
    assert invoice is not None
    a_credit_note(invoice, a_line(price=3_000, rate="0"))
    a_fixed_deduction(former, 1_234)
    a_cooperant(former, "Zoé").has_share = False
    cooperants.take_back(a_cooperant(former, "Erreur"), stamped())
    (summer,) = summers_before(a_season())
    bilan = bilan_of(former)
    assert [getattr(summer, part) for part in COMPARED] == [getattr(bilan, part) for part in COMPARED]
    assert (summer.net_cents, summer.net_per_cooperant_cents) == (
        bilan.waterfall.net_cents,
        bilan.net_per_cooperant_cents,
    )


def test_an_empty_summer_has_an_empty_line(app: Flask) -> None:
    former = a_season("Avant", 2020)
    (summer,) = summers_before(a_season())
    assert summer == replace(summer, name=former.name, revenue_ht_cents=0, missions_done=0, founded=0, net_cents=0)
    assert summer.net_per_cooperant_cents is None


@pytest.mark.parametrize("formers", [1, 3])
def test_summers_before_cost_three_questions_however_many_they_are(
    app: Flask, client: FlaskClient, formers: int
) -> None:
    season = a_small_summer()
    visitor = sign_in(client, awa(season))
    alone = statements(visitor, f"/saisons/{season.id}/bilan")
    for age in range(1, formers + 1):
        a_summer_of(2021 - age)
    assert statements(visitor, f"/saisons/{season.id}/bilan") == alone + 3 <= 24
