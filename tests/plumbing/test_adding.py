"""A record that is added at once is the one that a new reading finds, with its id, its defaults and its owner."""

from flask import Flask
from sqlalchemy import select

from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.quotes.models import Quote
from cjs_app.plumbing.adding import added
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_season
from tests.people import A_DAY


def a_new_quote() -> Quote:
    season = a_season()
    return added(Quote(season_id=season.id, number="D-1", day=A_DAY, client=a_client(season), subject="Haie"))


def test_it_is_in_its_table_as_the_session_knows_it(each_app: Flask) -> None:
    quote = a_new_quote()
    known = {column.key: getattr(quote, column.key) for column in Quote.__table__.columns}
    db.session.refresh(quote)
    assert {column.key: getattr(quote, column.key) for column in Quote.__table__.columns} == known
    assert (quote.status, quote.reason, quote.valid_until) == (Status.DRAFT, "", None)


def test_it_belongs_to_whom_it_was_given(each_app: Flask) -> None:
    quote = a_new_quote()
    assert quote.client_id == quote.client.id


def test_what_changes_afterwards_is_written_with_the_rest(each_app: Flask) -> None:
    quote = a_new_quote()
    quote.subject = "Jardin"
    db.session.commit()
    db.session.refresh(quote)
    assert quote.subject == "Jardin"


def test_it_is_taken_back_with_its_transaction_and_leaves_its_id(each_app: Flask) -> None:
    season, client = a_season(), a_client(a_season("Job’co"))
    db.session.commit()
    first = added(Quote(season_id=season.id, number="D-1", day=A_DAY, client=client))
    db.session.rollback()
    assert first not in db.session
    again = added(Quote(season_id=season.id, number="D-2", day=A_DAY, client=client))
    db.session.commit()
    assert [one.number for one in db.session.scalars(select(Quote))] == [again.number]


def test_a_savepoint_takes_back_what_was_added_in_it(each_app: Flask) -> None:
    kept = a_new_quote()
    savepoint = db.session.begin_nested()
    lost = added(Quote(season_id=kept.season_id, number="D-2", day=A_DAY, client_id=kept.client_id))
    savepoint.rollback()
    assert (kept in db.session, lost in db.session) == (True, False)
