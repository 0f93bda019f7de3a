"""What waits is asked alike on both databases."""

import datetime as dt

from flask import Flask

from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.invoices.dues import owed_at_a_glance
from cjs_app.coop.missions.domain import SlotDraft
from cjs_app.coop.quotes.domain import Status
from cjs_app.coop.seasons.dues import Due
from cjs_app.coop.seasons.models import Season
from cjs_app.home.domain import Waits
from cjs_app.home.inbox import inbox
from cjs_app.home.mine import mine
from cjs_app.home.summers import waiting_in
from cjs_app.privacy import actions as privacy
from cjs_app.privacy.domain import Consented
from tests.builders import a_cooperant, a_draft_invoice, a_mission, a_quote, a_season, an_invoice
from tests.people import A_DAY, awa, maud, stamped

NOW = dt.datetime(2021, 7, 13, 18, tzinfo=dt.UTC)
MUCH_LATER = A_DAY + dt.timedelta(days=40)


def a_busy_season() -> tuple[Season, Cooperant]:
    """Return a season in which a little of everything waits, and Awa, whose hours wait."""
    season = a_season()
    account = awa(season)
    own = a_cooperant(season, "Awa", user_id=account.id, birth_date=dt.date(2004, 1, 1))
    a_quote(season, Status.TO_VALIDATE)
    a_quote(season, Status.SENT)
    a_draft_invoice(season)
    an_invoice(season)
    a_mission(season, "Haie", slots=[SlotDraft(A_DAY)], cooperant_ids=[own.id])
    hours.declare(season, HoursDraft(A_DAY, 60, Nature.MISSION, [own.id]), stamped(account))
    privacy.agree(own, Consented.PHOTO, stamped(account))
    privacy.withdraw(own, Consented.PHOTO, stamped(account))
    return season, own


def test_the_inbox_of_the_team(each_app: Flask) -> None:
    season, own = a_busy_season()
    lines = inbox(season, NOW, MUCH_LATER, maud(season))
    assert sorted({line.kind for line in lines}) == sorted(
        [Waits.WITHDRAWN, Waits.QUOTE, Waits.OVERDUE, Waits.HOURS, Waits.DRAFT, Waits.PAPER]
    )
    (noted,) = (line for line in lines if line.kind is Waits.HOURS)
    assert (noted.title, noted.detail, noted.day, noted.amount, noted.is_own) == ("Awa", str(own.id), A_DAY, 60, False)


def test_the_day_of_a_cooperant(each_app: Flask) -> None:
    season, own = a_busy_season()
    found = mine(season, own, own.user_id or 0, A_DAY)
    assert [shift.mission.title for shift in found.today] == ["Haie"]
    assert (found.to_note, found.quotes) == ([], [])


def test_what_waits_in_each_season_and_what_is_owed(each_app: Flask) -> None:
    season, _ = a_busy_season()
    assert waiting_in([season.id], MUCH_LATER) == {
        season.id: ["1 devis à valider", "1 saisie d’heures à valider", "1 facture à émettre", "1 facture en retard"]
    }
    due, late, owed = owed_at_a_glance(season, A_DAY, 5)
    assert (due, late, [row.owed_cents for row in owed]) == (Due(10000, 0), 0, [10000])
    assert owed_at_a_glance(season, MUCH_LATER, 5)[:2] == (Due(10000, 10000), 1)
