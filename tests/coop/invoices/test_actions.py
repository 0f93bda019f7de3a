"""Writing invoices and credit notes, and issuing them."""

import datetime as dt

import pytest
from flask import Flask

from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.invoices import actions, queries
from cjs_app.coop.invoices.documents import InvoiceDraft
from cjs_app.coop.invoices.domain import Status
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import TvaRegime
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing.database import db
from tests.builders import (
    a_client,
    a_credit_note,
    a_draft_invoice,
    a_line,
    a_mission,
    a_quote,
    a_season,
    an_invoice,
)
from tests.people import A_DAY, stamped

THE_DAY_AFTER = dt.date(2021, 7, 14)


def a_done_mission(season: Season) -> Mission:
    """Return a mission done on 13 July in Mme Le Goff's garden, from a devis of 120,00 with its tax."""
    quote = a_quote(season, QuoteStatus.ACCEPTED, a_line("Haie"), subject="Haie de Mme Le Goff")
    mission = a_mission(season, quote_id=quote.id, start_day=A_DAY, place="3 rue des Lilas")
    missions.finish(mission, stamped())
    return mission


def test_a_draft_has_no_number_and_no_day(app: Flask) -> None:
    draft = a_draft_invoice(a_season())
    assert (draft.number, draft.day, draft.photograph, draft.status) == (None, None, None, Status.DRAFT)


def test_a_draft_from_a_devis_takes_its_client_its_subject_and_its_lines(app: Flask) -> None:
    season = a_season()
    quote = a_quote(season, QuoteStatus.ACCEPTED, a_line("Haie", 1_850, "3.5"), subject="Jardin")
    draft = queries.get_invoice(season, actions.draft_from_quote(quote, stamped()).id)
    assert (draft.client_id, draft.subject, draft.quote_id) == (quote.client_id, "Jardin", quote.id)
    assert [(line.label, line.ht_cents) for line in draft.lines] == [("Haie", 6_475)]
    assert (draft.ht_cents, draft.tva_cents, draft.ttc_cents) == (6_475, 1_295, 7_770)


def test_a_draft_from_a_mission_adds_the_place_and_the_last_day(app: Flask) -> None:
    mission = a_done_mission(a_season())
    draft = actions.draft_from_mission(mission, stamped())
    assert (draft.place, draft.performed_on, draft.mission_id) == ("3 rue des Lilas", A_DAY, mission.id)
    assert (draft.subject, draft.ttc_cents, draft.quote_id) == ("Haie de Mme Le Goff", 12_000, mission.quote_id)


@pytest.mark.parametrize("status", [status for status in QuoteStatus if status is not QuoteStatus.ACCEPTED])
def test_only_an_accepted_devis_is_invoiced(app: Flask, status: QuoteStatus) -> None:
    with pytest.raises(Refusal, match="accepté"):
        actions.draft_from_quote(a_quote(a_season(), status), stamped())


def test_a_mission_without_devis_or_cancelled_is_not_invoiced_from_here(app: Flask) -> None:
    season = a_season()
    with pytest.raises(Refusal, match="pas de devis"):
        actions.draft_from_mission(a_mission(season), stamped())
    cancelled = a_mission(season, "Lavage")
    missions.cancel(cancelled, "Il pleut", stamped())
    with pytest.raises(Refusal, match="annulée"):
        actions.draft_from_mission(cancelled, stamped())


def test_work_is_not_invoiced_twice(app: Flask) -> None:
    season = a_season()
    mission = a_done_mission(season)
    draft = actions.draft_from_mission(mission, stamped())
    with pytest.raises(Refusal, match="déjà un brouillon"):
        actions.draft_from_mission(mission, stamped())
    actions.issue(draft, stamped())
    with pytest.raises(Refusal, match="VIT-F-2021-0001"):
        actions.draft_from_mission(mission, stamped())


def test_a_devis_and_its_mission_are_the_same_work(app: Flask) -> None:
    season = a_season()
    mission = a_done_mission(season)
    actions.draft_from_mission(mission, stamped())
    quote = db.session.get_one(type(a_quote(season)), mission.quote_id)
    with pytest.raises(Refusal, match="déjà"):
        actions.draft_from_quote(quote, stamped())


def test_work_whose_invoice_was_abandoned_or_credited_in_full_is_invoiced_again(app: Flask) -> None:
    mission = a_done_mission(a_season())
    actions.abandon(actions.draft_from_mission(mission, stamped()), stamped())
    issued = actions.issue(actions.draft_from_mission(mission, stamped()), stamped())
    a_credit_note(issued, a_line("Une partie", 4_000))
    with pytest.raises(Refusal, match="déjà facturé"):
        actions.draft_from_mission(mission, stamped())
    a_credit_note(issued, a_line("Le reste", 6_000))
    assert actions.draft_from_mission(mission, stamped()).status is Status.DRAFT


def test_a_rewritten_draft_says_only_what_was_written_last(app: Flask) -> None:
    season = a_season()
    draft = a_draft_invoice(season, a_line("Une"), a_line("Deux"), a_line("Trois"))
    other = a_client(season, "M. Roux")
    actions.rewrite(draft, InvoiceDraft(other.id, [a_line("Seule", 500)], " Vélos ", A_DAY, "Janzé"), stamped())
    draft = queries.get_invoice(season, draft.id)
    assert ([line.label for line in draft.lines], draft.ttc_cents) == (["Seule"], 600)
    assert (draft.client.name, draft.subject, draft.place) == ("M. Roux", "Vélos", "Janzé")


def test_issuing_gives_the_number_the_day_and_the_due_day(each_app: Flask) -> None:
    invoice = an_invoice(a_season())
    assert (invoice.number, invoice.rank, invoice.status) == ("VIT-F-2021-0001", 1, Status.ISSUED)
    assert (invoice.day, invoice.due_day, invoice.ttc_cents) == (A_DAY, dt.date(2021, 8, 12), 10_000)
    assert invoice.photograph is not None
    assert invoice.photograph["number"] == "VIT-F-2021-0001"


def test_numbers_follow_one_another_without_a_hole_whatever_was_rolled_back(each_app: Flask) -> None:
    season = a_season()
    drafts = [a_draft_invoice(season) for _ in range(4)]
    db.session.commit()
    issued = []
    for rank, draft in enumerate(drafts):
        day = A_DAY + dt.timedelta(days=rank)
        actions.issue(draft, stamped(day=day))
        db.session.rollback()
        issued.append(actions.issue(draft, stamped(day=day)).number)
        db.session.commit()
    assert issued == [f"VIT-F-2021-000{rank}" for rank in (1, 2, 3, 4)]


def test_a_refused_issue_takes_no_number(app: Flask) -> None:
    season = a_season()
    db.session.commit()
    with pytest.raises(Refusal):
        actions.issue(actions.draft_blank(season, a_client(season), stamped()), stamped())
    db.session.rollback()
    assert an_invoice(season).number == "VIT-F-2021-0001"


def test_a_document_is_never_older_than_the_last_number_of_its_series(app: Flask) -> None:
    season = a_season()
    draft = a_draft_invoice(season)
    actions.issue(a_draft_invoice(season), stamped(day=THE_DAY_AFTER))
    with pytest.raises(Refusal, match="14 juil|14/07/2021"):
        actions.issue(draft, stamped())


def test_a_new_year_begins_at_one(app: Flask) -> None:
    season = a_season()
    draft = a_draft_invoice(season)
    an_invoice(season)
    assert actions.issue(draft, stamped(day=dt.date(2022, 1, 3))).number == "VIT-F-2022-0001"


def test_two_seasons_of_one_carrier_with_the_same_series_share_their_numbers(app: Flask) -> None:
    numbers = [an_invoice(a_season(name)).number for name in ("Coop’Avenir", "Job’co")]
    assert numbers == ["VIT-F-2021-0001", "VIT-F-2021-0002"]


def test_the_due_day_can_be_agreed_otherwise(app: Flask) -> None:
    season = a_season()
    assert actions.issue(a_draft_invoice(season), stamped(), THE_DAY_AFTER).due_day == THE_DAY_AFTER
    with pytest.raises(Refusal, match="échéance"):
        actions.issue(a_draft_invoice(season), stamped(), dt.date(2021, 7, 12))


def test_a_carrier_in_franchise_issues_without_tax_and_says_why(app: Flask) -> None:
    season = a_season()
    seasons.set_tva_regime(season.carrier, TvaRegime.FRANCHISE, A_DAY)
    with pytest.raises(Refusal, match="mettre le taux à 0"):
        an_invoice(season, a_line(rate="20"))
    invoice = an_invoice(season)
    assert "293 B" in str(invoice.photograph)


def test_a_season_in_dollars_quotes_no_french_law(app: Flask) -> None:
    season = a_season(currency="CAD", siren="1142345678")
    invoice = an_invoice(season, client=a_client(season, "Marché", ClientKind.COMPANY))
    assert invoice.photograph is not None
    assert (invoice.photograph["currency"], invoice.photograph["mentions"]) == ("CAD", [])
