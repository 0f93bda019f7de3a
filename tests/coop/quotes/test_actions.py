"""Writing devis, and what becomes of them."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import func, select

from cjs_app.coop.clients.domain import ClientSheet, Kind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.quotes import actions, queries
from cjs_app.coop.quotes.domain import LineDraft, QuoteDraft, Status
from cjs_app.coop.quotes.models import Quote, QuoteLine
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.models import Season
from cjs_app.journal import actions as journal
from cjs_app.journal.models import Entry
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db
from tests.builders import a_client, a_line, a_quote, a_season
from tests.people import A_DAY, maud, stamped

LATER = stamped(day=dt.date(2021, 9, 30))

STEPS: dict[str, tuple[Callable[[Quote], None], dict[str, str]]] = {
    "submit": (lambda quote: actions.submit(quote, LATER), {"brouillon": "a_valider"}),
    "validate": (lambda quote: actions.validate(quote, LATER), {"a_valider": "valide"}),
    "send_back": (
        lambda quote: actions.send_back(quote, "prix", LATER),
        {"a_valider": "brouillon", "valide": "brouillon"},
    ),
    "wait_again": (lambda quote: actions.wait_again(quote, LATER), {"valide": "a_valider"}),
    "send": (lambda quote: actions.send(quote, LATER), {"valide": "envoye"}),
    "accept": (lambda quote: actions.accept(quote, LATER), {"envoye": "accepte"}),
    "refuse": (lambda quote: actions.refuse(quote, "cher", LATER), {"envoye": "refuse"}),
    "decline": (
        lambda quote: actions.decline(quote, "loin", LATER),
        dict.fromkeys(("brouillon", "a_valider", "valide", "envoye"), "decline"),
    ),
    "expire": (lambda quote: actions.expire(quote, LATER), {"envoye": "expire"}),
}


def seen(season: Season, quote: Quote) -> tuple[object, ...]:
    """Return all that a refusal must leave as it was."""
    journal.chain_waiting()
    db.session.flush()
    db.session.expire_all()
    quote = queries.get_quote(season, quote.id)
    lines = [(line.label, line.quantity, line.ht_cents) for line in quote.lines]
    rows = [db.session.scalar(select(func.count()).select_from(table)) for table in (Entry, Quote, Client, QuoteLine)]
    return (quote.status, quote.reason, quote.day, quote.valid_until, quote.subject, quote.client_id, lines, rows)


def draft_for(season: Season, *lines: LineDraft, **said: object) -> QuoteDraft:
    """Return a draft for the first client of the season."""
    client_id = db.session.scalar(select(Client.id).where(Client.season_id == season.id).order_by(Client.id))
    return QuoteDraft(**{"day": A_DAY, "lines": lines or [a_line()], "client_id": client_id} | said)  # type: ignore[arg-type]


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("step", STEPS)
def test_each_gesture_opens_one_door_and_a_refused_one_changes_nothing(app: Flask, step: str, status: Status) -> None:
    season = a_season()
    quote = a_quote(season, status)
    before = seen(season, quote)
    gesture, roads = STEPS[step]
    if status.value in roads:
        gesture(quote)
        assert quote.status == roads[status.value]
    else:
        with pytest.raises(Refusal):
            gesture(quote)
        assert seen(season, quote) == before


def test_a_devis_takes_the_next_number_of_its_year_when_it_is_written(each_app: Flask) -> None:
    season = a_season()
    numbers = [a_quote(season).number, a_quote(season, day=dt.date(2022, 1, 3)).number, a_quote(season).number]
    assert numbers == ["VIT-D-2021-001", "VIT-D-2022-001", "VIT-D-2021-002"]


def test_a_devis_keeps_its_lines_with_their_amounts(each_app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, Status.DRAFT, a_line("Tonte", 2125, "3.5"), a_line("Remise", -438))
    db.session.expire_all()
    quote = queries.get_quote(season, quote.id)
    assert [(line.position, line.label, line.ht_cents) for line in quote.lines] == [
        (1, "Tonte", 7438),
        (2, "Remise", -438),
    ]
    [listed] = db.session.scalars(queries.quotes_matching(season))
    assert listed.ht_cents == 7000


def test_without_a_subject_the_first_line_names_the_devis(app: Flask) -> None:
    season = a_season()
    assert a_quote(season).subject == "Tonte"
    assert a_quote(season, subject=" Jardin ").subject == "Jardin"


def test_whoever_writes_a_devis_is_remembered(app: Flask) -> None:
    season = a_season()
    person = maud(season)
    a_client(season)
    assert actions.create(season, draft_for(season), stamped(person)).written_by_id == person.id


def test_a_new_client_is_added_with_its_first_devis(each_app: Flask) -> None:
    season = a_season()
    sheet = ClientSheet(Kind.ASSOCIATION, "Le Bon Débarras", city="Janzé")
    quote = actions.create(season, draft_for(season, client_id=None, new_client=sheet), stamped())
    assert (quote.client.code, quote.client.name, quote.client.city) == ("CL01", "Le Bon Débarras", "Janzé")


@pytest.mark.parametrize("draft", [{"client_id": None}, {"new_client": ClientSheet(Kind.PRIVATE, "Paul")}])
def test_a_devis_has_one_client_and_one_only(app: Flask, draft: dict[str, object]) -> None:
    season = a_season()
    a_client(season)
    with pytest.raises(Refusal) as refused:
        actions.create(season, draft_for(season, **draft), stamped())
    assert refused.value.field == "client_id"


def test_a_draft_is_rewritten_with_fewer_or_more_lines_under_the_same_number(each_app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, Status.DRAFT, a_line("A"), a_line("B"), a_line("C"))
    for labels in (["D"], ["E", "F", "G", "H"], ["E", "H"]):
        actions.rewrite(quote, draft_for(season, *map(a_line, labels)), stamped())
        db.session.expire_all()
        quote = queries.get_quote(season, quote.id)
        assert [(line.position, line.label) for line in quote.lines] == list(enumerate(labels, start=1))
    assert quote.number == "VIT-D-2021-001"
    assert db.session.scalar(select(func.count()).select_from(QuoteLine)) == 2


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.DRAFT}))
def test_a_devis_given_to_validate_is_no_longer_rewritten(app: Flask, status: Status) -> None:
    season = a_season()
    quote = a_quote(season, status)
    before = seen(season, quote)
    with pytest.raises(Refusal, match="rendre à corriger"):
        actions.rewrite(quote, draft_for(season, a_line("Autre")), stamped())
    assert seen(season, quote) == before


@pytest.mark.parametrize("said", [{"lines": []}, {"day": dt.date(2099, 1, 1)}, {"client_id": None}])
def test_a_refused_rewriting_changes_nothing(app: Flask, said: dict[str, object]) -> None:
    season = a_season()
    quote = a_quote(season)
    before = seen(season, quote)
    with pytest.raises(Refusal):
        actions.rewrite(quote, draft_for(season, a_line("Autre"), **{"subject": "Autre"} | said), stamped())
    assert seen(season, quote) == before


@pytest.mark.parametrize(
    ("status", "gesture"),
    [
        (Status.TO_VALIDATE, actions.send_back),
        (Status.SENT, actions.refuse),
        (Status.SENT, actions.decline),
    ],
)
def test_a_no_says_why(app: Flask, status: Status, gesture: Callable[[Quote, str, Stamp], None]) -> None:
    season = a_season()
    quote = a_quote(season, status)
    before = seen(season, quote)
    with pytest.raises(Refusal, match="raison"):
        gesture(quote, "  ", stamped())
    assert seen(season, quote) == before
    gesture(quote, "trop loin", stamped())
    assert quote.reason == "trop loin"


def test_what_there_was_to_correct_is_forgotten_once_corrected(app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, Status.TO_VALIDATE)
    actions.send_back(quote, "oubli de la TVA", stamped())
    actions.submit(quote, stamped())
    assert (quote.status, quote.reason) == (Status.TO_VALIDATE, "")


def test_the_journal_never_holds_a_reason(app: Flask) -> None:
    a_quote(a_season(), Status.REFUSED)
    db.session.commit()
    assert all("trop cher" not in payload for payload in db.session.scalars(select(Entry.payload)))


def test_an_answer_dated_before_the_devis_changes_nothing(app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, Status.SENT)
    before = seen(season, quote)
    with pytest.raises(Refusal, match="avant"):
        actions.accept(quote, stamped(), dt.date(2021, 7, 12))
    assert seen(season, quote) == before


def test_a_devis_that_still_holds_does_not_expire(app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, Status.SENT)
    before = seen(season, quote)
    with pytest.raises(Refusal, match="12/08/2021"):
        actions.expire(quote, stamped(day=dt.date(2021, 8, 12)))
    assert seen(season, quote) == before


def test_only_sent_devis_past_their_day_expire_together(each_app: Flask) -> None:
    season, other = a_season(), a_season("Job’co")
    old, recent = a_quote(season, Status.SENT), a_quote(season, Status.SENT, day=dt.date(2021, 7, 20))
    draft, foreign = a_quote(season), a_quote(other, Status.SENT)
    assert queries.overdue_count(season, dt.date(2021, 8, 13)) == 1
    assert actions.expire_overdue(season, stamped(day=dt.date(2021, 8, 13))) == 1
    assert [quote.status for quote in (old, recent, draft, foreign)] == ["expire", "envoye", "brouillon", "envoye"]


def test_a_duplicate_is_a_new_draft_of_today_with_the_same_lines(each_app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, Status.REFUSED, a_line("Tonte", 2125, "3.5"), subject="Jardin")
    copy = queries.get_quote(season, actions.duplicate(quote, stamped(day=dt.date(2021, 8, 2))).id)
    assert (copy.number, copy.status, copy.subject, copy.reason) == ("VIT-D-2021-002", "brouillon", "Jardin", "")
    assert (copy.day, copy.valid_until) == (dt.date(2021, 8, 2), dt.date(2021, 9, 1))
    assert [(line.quantity, line.unit_price_cents, line.ht_cents) for line in copy.lines] == [
        (Decimal("3.5"), 2125, 7438)
    ]


@pytest.mark.parametrize("step", [*STEPS, "duplicate", "expire_overdue"])
def test_a_closed_season_takes_no_gesture(app: Flask, step: str) -> None:
    season = a_season()
    quote = a_quote(season, Status.SENT)
    season.status = SeasonStatus.CLOSED
    gestures = {name: gesture for name, (gesture, _) in STEPS.items()} | {
        "duplicate": lambda quote: actions.duplicate(quote, LATER),
        "expire_overdue": lambda quote: actions.expire_overdue(season, LATER),
    }
    with pytest.raises(Refusal, match="close"):
        gestures[step](quote)


def test_a_closed_season_takes_no_new_devis(app: Flask) -> None:
    season = a_season()
    a_client(season)
    season.status = SeasonStatus.CLOSED
    with pytest.raises(Refusal, match="close"):
        actions.create(season, draft_for(season), stamped())


def test_devis_are_found_by_words_state_and_client(each_app: Flask) -> None:
    season = a_season()
    goff, roux = a_client(season), a_client(season, "Menuiserie Roux", Kind.COMPANY)
    a_quote(season, Status.SENT, client=goff, subject="Haie 100 %")
    a_quote(season, client=roux, subject="Vitres")
    a_quote(a_season("Job’co"), subject="Vitres")

    def found(**asked: object) -> list[str]:
        return [quote.subject for quote in db.session.scalars(queries.quotes_matching(season, **asked))]  # type: ignore[arg-type]

    assert found() == ["Vitres", "Haie 100 %"]
    assert (found(words="roux vit"), found(words="D-2021-001"), found(words="%")) == (
        ["Vitres"],
        ["Haie 100 %"],
        ["Haie 100 %"],
    )
    assert (found(status=Status.DRAFT), found(client_id=goff.id), found(words="_")) == (["Vitres"], ["Haie 100 %"], [])


def test_devis_are_counted_by_state(each_app: Flask) -> None:
    season = a_season()
    for status in (Status.SENT, Status.SENT, Status.DECLINED):
        a_quote(season, status)
    a_quote(a_season("Job’co"), Status.SENT)
    assert queries.counts_by_status(season) == {Status.SENT: 2, Status.DECLINED: 1}
    assert queries.accepted_quotes(season) == []


def test_a_season_keeps_the_currency_of_its_devis(app: Flask) -> None:
    season = a_season()
    summer = Period(season.start_day, season.end_day)
    actions.ensure_currency_stays(season, summer, "CAD")
    a_quote(season)
    actions.ensure_currency_stays(season, summer, "EUR")
    with pytest.raises(Refusal, match="monnaie"):
        actions.ensure_currency_stays(season, summer, "CAD")
