"""Every page of the house and an address for it: the records and the words that its address means."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import Flask
from sqlalchemy import Select, bindparam, select
from werkzeug.routing import Rule

from cjs_app.access.domain import Role
from cjs_app.access.models import User
from cjs_app.coop.accounts.models import Deduction, Expense, SelfFinancing
from cjs_app.coop.archive.writer import example_tables, zip_bytes
from cjs_app.coop.books.models import MonthClosing
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants.models import Committee, CommitteeTerm, Cooperant, Paper, RecruitmentCount
from cjs_app.coop.distribution.models import SharingVote, VoteObjection
from cjs_app.coop.hours.domain import Status as HoursStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices.domain import Status as InvoiceStatus
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.missions.models import Mission, MissionSlot
from cjs_app.coop.planning.models import Absence
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.models import CommitteeSeat, Facilitator, Price, Season, SeasonRole
from cjs_app.coop.sharing.models import CommitteeLink
from cjs_app.deciding.domain import OVER
from cjs_app.deciding.domain import Status as DecisionStatus
from cjs_app.deciding.meetings import MeetingStatus
from cjs_app.deciding.models import Decision, Meeting, Remark, Task
from cjs_app.kernel.periods import week_start
from cjs_app.plumbing.database import db
from cjs_app.plumbing.permissions import PUBLIC, SIGNED_IN, permission_of
from tests import whole_pole
from tests.whole_summer import TODAY

TABLES = {
    "client_id": Client,
    "cooperant_id": Cooperant,
    "committee_id": Committee,
    "term_id": CommitteeTerm,
    "paper_id": Paper,
    "count_id": RecruitmentCount,
    "quote_id": Quote,
    "mission_id": Mission,
    "slot_id": MissionSlot,
    "entry_id": HourEntry,
    "absence_id": Absence,
    "invoice_id": Invoice,
    "payment_id": Payment,
    "expense_id": Expense,
    "income_id": SelfFinancing,
    "deduction_id": Deduction,
    "facilitator_id": Facilitator,
    "seat_id": CommitteeSeat,
    "price_id": Price,
    "role_id": SeasonRole,
    "vote_id": SharingVote,
    "objection_id": VoteObjection,
    "link_id": CommitteeLink,
    "meeting_id": Meeting,
    "decision_id": Decision,
    "todo_id": Task,
    "remark_id": Remark,
    "closing_id": MonthClosing,
} | whole_pole.TABLES
"""Which record an address means; a page with a new kind of record adds its line here."""

ARCHIVE = zip_bytes(example_tables())
WORDS = {
    "key": "revenue_ht",
    "filename": "css/cjs.css",
    "ending": "zip",
    "book": "ventes",
    "form": "csv",
    "name": "portrait",
    "user_id": 1,
    "token": "x" * 43,
    "digest": hashlib.sha256(ARCHIVE).hexdigest(),
}
"""What an address says besides records; a page with a new word adds its line here."""

STILL_OPEN = Meeting.status.in_([MeetingStatus.PLANNED, MeetingStatus.CONVENED])
PAID = Invoice.id.in_(select(Payment.invoice_id))
SUITED = {
    "cooperants.leave": Cooperant.left_on.is_(None),
    "cooperants.come_back": Cooperant.left_on.is_not(None),
    "cooperants.committees.end_term": CommitteeTerm.end_day.is_(None),
    "clients.restore": Client.archived_at.is_not(None),
    "clients.archive": Client.archived_at.is_(None),
    "quotes.edit": Quote.status == QuoteStatus.DRAFT,
    "quotes.steps.submit": Quote.status == QuoteStatus.DRAFT,
    "quotes.steps.decline": Quote.status == QuoteStatus.SENT,
    "quotes.steps.send_back": Quote.status == QuoteStatus.TO_VALIDATE,
    "quotes.steps.validate": Quote.status == QuoteStatus.TO_VALIDATE,
    "quotes.steps.send": Quote.status == QuoteStatus.VALIDATED,
    "quotes.steps.refuse": Quote.status == QuoteStatus.SENT,
    "quotes.steps.expire": Quote.status == QuoteStatus.SENT,
    "missions.accept_quote": Quote.status == QuoteStatus.SENT,
    "distribution.lift": VoteObjection.lifted_at.is_(None),
    "board.edit_meeting": STILL_OPEN,
    "board.presence": STILL_OPEN,
    "board.minutes": STILL_OPEN,
    "board.new_task": STILL_OPEN,
    "board.convene": STILL_OPEN,
    "board.validate_meeting": Meeting.minutes != "",
    "board.cancel_meeting": STILL_OPEN,
    "board.finish_task": Task.finished_on.is_(None),
    "board.amend": Decision.status == DecisionStatus.OBJECTING,
    "board.say": Decision.status == DecisionStatus.OBJECTING,
    "board.move_on": Decision.status.not_in(OVER),
    "board.count": Decision.status == DecisionStatus.VOTING,
    "board.adopt": Decision.status == DecisionStatus.OBJECTING,
    "board.withdraw": Decision.status.not_in(OVER),
    "missions.edit": Mission.status == MissionStatus.PLANNED,
    "missions.begin": Mission.status == MissionStatus.PLANNED,
    "missions.finish": Mission.status == MissionStatus.RUNNING,
    "missions.cancel": Mission.status == MissionStatus.PLANNED,
    "missions.resume": Mission.status == MissionStatus.CANCELLED,
    "hours.cancel": HourEntry.status == HoursStatus.DECLARED,
    "hours.reopen": HourEntry.status == HoursStatus.VALIDATED,
    "planning.absences.cancel": Absence.cancelled_at.is_(None),
    "invoices.edit": Invoice.status == InvoiceStatus.DRAFT,
    "invoices.issue": Invoice.status == InvoiceStatus.DRAFT,
    "invoices.abandon": Invoice.status == InvoiceStatus.DRAFT,
    "invoices.as_pdf": Invoice.status == InvoiceStatus.ISSUED,
    "invoices.credit": PAID,
    "invoices.payments.pay": PAID,
    "invoices.payments.reverse": PAID,
    "expenses.photo": Expense.receipt_sha256 != "",
    "expenses.add_photo": Expense.receipt_sha256 == "",
} | whole_pole.SUITED
"""The state in which a record has this page; the others live with any record."""

ASKED = {f"hours.my_week.{word}": f"?semaine={week_start(TODAY)}" for word in ("finish", "resume")}
ASKED["coach.show"] = "?total=180&heures=12"
"""What an address must ask for besides."""


@dataclass(frozen=True)
class House:
    """Two whole summers, and a person of each role in the first."""

    ours: Season
    theirs: Season
    people: dict[str, User]


UNKNOWN = 99_999_999
BEHIND_A_LINK = (
    "sharing.visit.enter",
    "sharing.visit.read",
    "questionnaires.answering.answer",
    "questionnaires.answering.thank",
    "events.public.place",
    "events.public.leave",
)
"""The committee's page, the questionnaires, the place of a visitor: without the key of a link they do not exist."""


def pages(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Yield every page with each of its methods."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            yield rule, method


def address(rule: Rule, season: Season, unknown: bool = False) -> str:
    """Return the address of a page with the records of a season."""
    values: dict[str, Any] = {}
    for argument in sorted(rule.arguments):
        if argument == "season_id":
            values[argument] = season.id
        elif argument in TABLES:
            values[argument] = UNKNOWN if unknown else a_record(TABLES[argument], season, rule.endpoint)
        else:
            known = argument in WORDS | whole_pole.WORDS
            assert known, f"{rule.endpoint}: tell tests/house/test_doors.py what {argument} is"
            values[argument] = word(rule, argument)
    built = rule.build(values)
    assert built is not None, rule.endpoint
    return built[1] + ASKED.get(rule.endpoint, "")


def word(rule: Rule, argument: str) -> Any:
    """Return what the address of a page says; two wings may use one word: the pôle's pages have their own."""
    of_pole = "year" in rule.arguments and argument in whole_pole.WORDS
    return (whole_pole.WORDS if of_pole else WORDS)[argument]


def of_season(table: Any, season_id: Any) -> Any:
    """Return the condition that a record is of a season; what the pôle keeps is of none."""
    return table.season_id == season_id if hasattr(table, "season_id") else table.id > 0


def a_record(table: Any, season: Season, endpoint: str) -> int:
    """Return a record of a season, or of the pôle, that suits a page."""
    found = db.session.scalar(suiting(table, endpoint), {"season": season.id})
    assert found is not None, f"{endpoint}: the whole summer has no {table.__name__} that suits"
    return int(found)


@cache
def suiting(table: Any, endpoint: str) -> Select[int]:
    """Return the statement that looks for a record that suits a page; put together once."""
    rows = select(table.id).where(of_season(table, bindparam("season"))).order_by(table.id.desc()).limit(1)
    state = SUITED.get(endpoint)
    return rows if state is None or state.left.table is not table.__table__ else rows.where(state)


def may_enter(app: Flask, rule: Rule, role: str) -> bool:
    """Return whether the declared matrix lets a role in.

    Outside the seasons, only the pôle and who coordinates have a role; in them, the pôle has none.
    """
    permission, in_season = permission_of(app, rule.endpoint), "season_id" in rule.arguments
    if permission is PUBLIC or (permission is SIGNED_IN and not in_season):
        return True
    if permission is None or (role != Role.COORDINATION and in_season is not (role in set(Role))):
        return False
    return permission is SIGNED_IN or role in permission.roles
