"""Nobody changes on their own sheet what limits, pays or identifies them, whatever the account."""

import datetime as dt
from decimal import Decimal

import pytest
from flask import Flask
from msgspec.structs import replace
from sqlalchemy import select

from cjs_app.coop.cooperants import actions
from cjs_app.coop.cooperants.domain import CooperantSheet
from cjs_app.journal.models import Entry
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import a_cooperant, a_season
from tests.people import a_person, maud, pierre, stamped

BORN = dt.date(2004, 3, 2)


@pytest.mark.parametrize(
    "change",
    [{"birth_date": dt.date(2002, 3, 2)}, {"has_share": False}, {"coefficient": Decimal(2)}, {"user_id": None}],
    ids=lambda change: next(iter(change)),
)
def test_one_s_own_sheet_is_changed_by_somebody_else(app: Flask, change: dict[str, object]) -> None:
    season = a_season()
    first, second = maud(season), a_person("Maud2")
    second.same_person_as_id = first.id
    sheet = CooperantSheet("Maud", birth_date=BORN, user_id=first.id)
    cooperant = a_cooperant(season, "Maud", birth_date=BORN, user_id=first.id)
    for account in (first, second):
        with pytest.raises(Refusal, match="Personne ne change sur sa propre fiche"):
            actions.correct(cooperant, replace(sheet, **change), stamped(account))
    actions.correct(cooperant, replace(sheet, **change), stamped(pierre()))


def test_one_may_correct_the_rest_of_one_s_own_sheet(app: Flask) -> None:
    season = a_season()
    user = maud(season)
    cooperant = a_cooperant(season, "Maud", birth_date=BORN, user_id=user.id)
    actions.correct(cooperant, CooperantSheet("Maude", birth_date=BORN, user_id=user.id), stamped(user))
    assert cooperant.first_name == "Maude"


def test_another_birth_date_is_a_line_of_the_history_without_the_date(app: Flask) -> None:
    season = a_season()
    cooperant = a_cooperant(season, "Noé", birth_date=BORN)
    actions.correct(cooperant, CooperantSheet("Noé", birth_date=dt.date(2002, 3, 2)), stamped(maud(season)))
    db.session.commit()
    # What is said of it, and nothing else of the entry: a hash may hold any four figures by chance.
    told = db.session.scalars(select(Entry.payload).where(Entry.action == "cooperant.birth_date_changed")).all()
    assert told == ["{}"]
