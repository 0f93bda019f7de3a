"""Plays a summer day after day, through the same actions as the pages."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from itertools import groupby

from cjs_app.coop.accounts import actions as accounts
from cjs_app.coop.accounts.domain import DeductionSheet, ExpenseSheet, IncomeSheet
from cjs_app.coop.bilan import actions as bilan
from cjs_app.coop.clients import actions as clients
from cjs_app.coop.cooperants import actions as cooperants
from cjs_app.coop.cooperants import recruiting
from cjs_app.coop.cooperants.domain import CooperantSheet
from cjs_app.coop.distribution import actions as distribution
from cjs_app.coop.hours import actions as hours
from cjs_app.coop.hours.domain import HoursDraft, Nature
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices import payments
from cjs_app.coop.missions import actions as missions
from cjs_app.coop.planning import actions as planning
from cjs_app.coop.planning.absences import AbsenceDraft
from cjs_app.coop.quotes import actions as quotes
from cjs_app.coop.quotes.domain import LineDraft, QuoteDraft
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import OPENING
from cjs_app.demo.script import Job, Summer, times_for
from cjs_app.kernel.stamp import Stamp

Say = Callable[[str], None]


class Stage:
    """One summer being played by one animatrice, and by the cooperant who notes what she then validates."""

    def __init__(self, summer: Summer, facilitator_id: int, say: Say, noted_by_id: int | None = None) -> None:
        """Set the season up and bring its people in; without an account, nobody knows who noted hours and expenses."""
        self.summer = summer
        self.by = facilitator_id
        self.noted_by = noted_by_id
        self.say = say
        first = summer.settings.period.start
        stamp = self.on(first - dt.timedelta(days=30))
        carrier = seasons.carrier_for(summer.carrier, summer.settings.currency)
        self.season = seasons.create(summer.settings, carrier, stamp)
        for name in summer.facilitators:
            seasons.add_facilitator(self.season, name, "", stamp)
        for organisation, seat in summer.committee:
            seasons.add_seat(self.season, organisation, seat, stamp)
        for label, unit, cents in summer.prices:
            seasons.add_price(self.season, label, unit, cents, summer.tva_rate, stamp)
        seasons.move(self.season, OPENING, self.on(first))
        self.cooperants = [
            cooperants.add(self.season, CooperantSheet(name, joined_on=first), self.on(first))
            for name in summer.first_names
        ]
        for count in summer.recruited:
            recruiting.note(self.season, count, self.on(count.day))
        for away in summer.absences:
            days = AbsenceDraft(away.first_day, away.last_day, away.part)
            planning.note_absence(self.cooperants[away.person], days, self.on(first))
        self.clients = [clients.add(self.season, sheet, self.on(first)) for sheet in summer.clients]

    def on(self, day: dt.date) -> Stamp:
        """Return the animatrice's stamp on a day, in the afternoon."""
        return Stamp(self.by, dt.datetime.combine(day, dt.time(15), dt.UTC), day)

    def noted_on(self, day: dt.date) -> Stamp:
        """Return the stamp of who notes hours and expenses, earlier the same day."""
        return Stamp(self.noted_by, dt.datetime.combine(day, dt.time(14), dt.UTC), day)

    def play(self) -> None:
        """Play everything, in the order of the days."""
        summer = self.summer
        self.say(f"{summer.settings.name} {summer.settings.year} : {len(summer.jobs)} devis…")
        self.leave()
        for job in sorted(summer.jobs, key=lambda job: job.done_on or job.day):
            self.job(job)
        self.say(f"{summer.settings.name} {summer.settings.year} : heures…")
        self.hours()
        self.money()
        self.vote()
        last = self.on(summer.settings.period.end)
        for section, text in summer.texts.items():
            bilan.write_text(self.season, section, text, last)

    def job(self, job: Job) -> None:
        """Play a devis to its end: no, or a mission, its hours, its invoice and its payment."""
        quote = quotes.create(self.season, self.draft(job), self.on(job.day))
        quotes.submit(quote, self.on(job.day))
        if job.outcome == "declined":
            quotes.decline(quote, job.reason, self.on(job.day))
            return
        quotes.validate(quote, self.on(job.day))
        quotes.send(quote, self.on(job.day))
        if job.outcome == "refused":
            quotes.refuse(quote, job.reason, self.on(job.day + dt.timedelta(days=3)))
        elif job.outcome == "expired":
            quotes.expire(quote, self.on(job.day + dt.timedelta(days=31)))
        else:
            self.carry_out(job, quote)

    def draft(self, job: Job) -> QuoteDraft:
        """Return what is written on the devis of a job."""
        lines = [
            LineDraft(label, Decimal(quantity.replace(",", ".")), unit, cents, self.summer.tva_rate)
            for label, quantity, unit, cents in job.lines
        ]
        valid_until = job.day + dt.timedelta(days=30)
        return QuoteDraft(job.day, lines, self.clients[job.client].id, None, job.subject, valid_until)

    def carry_out(self, job: Job, quote: Quote) -> None:
        """Play a mission: its team, its hours, its invoice, its payment."""
        done_on = job.done_on or job.day
        mission = missions.from_quote(quote, self.on(job.day + dt.timedelta(days=1)))
        for start, end in times_for(max(job.minutes)):
            missions.add_slot(mission, done_on, start, end, self.on(job.day + dt.timedelta(days=1)))
        team, chosen = [self.cooperants[person].id for person in job.team], self.on(job.day + dt.timedelta(days=2))
        if job.out_of_turn:
            planning.choose_team(mission, team, team[0], job.out_of_turn, chosen)
        else:
            missions.set_team(mission, team, team[0], chosen)
        missions.finish(mission, self.on(done_on))
        for minutes, worked in groupby(zip(job.minutes, team, strict=True), key=lambda pair: pair[0]):
            people = [cooperant for _, cooperant in worked]
            self.declare(HoursDraft(done_on, minutes, Nature.MISSION, people, mission.id))
        invoice = invoices.draft_from_mission(mission, self.on(done_on))
        invoices.issue(invoice, self.on(done_on))
        if job.paid:
            paid_on = done_on + dt.timedelta(days=9)
            payment = payments.PaymentDraft(paid_on, invoice.ttc_cents, "virement")
            payments.record_payment(invoice, payment, self.on(paid_on))

    def declare(self, draft: HoursDraft) -> None:
        """Note hours and validate them the same evening."""
        entries = hours.declare(self.season, draft, self.noted_on(draft.day))
        hours.validate(self.season, [entry.id for entry in entries], self.on(draft.day))

    def hours(self) -> None:
        """Note the hours of the life of the cooperative."""
        for number, shift in enumerate(sorted(self.summer.shifts, key=lambda shift: shift.day), start=1):
            people = [self.cooperants[person].id for person in shift.people]
            self.declare(HoursDraft(shift.day, shift.minutes, shift.nature, people))
            if number % 100 == 0:
                self.say(f"  {number} saisies d’heures sur {len(self.summer.shifts)}")

    def leave(self) -> None:
        """Let go who left before the end, without a part."""
        if self.summer.leaver is None:
            return
        person, day = self.summer.leaver
        cooperant = self.cooperants[person]
        sheet = CooperantSheet(cooperant.first_name, joined_on=cooperant.joined_on, has_share=False)
        cooperants.correct(cooperant, sheet, self.on(day))
        cooperants.leave(cooperant, day, self.on(day))

    def money(self) -> None:
        """Note what was raised, spent and taken."""
        for day, label, cents in self.summer.raised:
            accounts.record_income(self.season, IncomeSheet(day, label, cents), self.on(day))
        for day, label, category, cents in self.summer.spent:
            sheet = ExpenseSheet(day, label, cents, category)
            accounts.validate_expense(accounts.record_expense(self.season, sheet, self.noted_on(day)), self.on(day))
        for levy in self.summer.levies:
            taken = DeductionSheet(levy.label, levy.kind, levy.percent, levy.amount_cents, levy.base)
            accounts.add_deduction(self.season, taken, self.on(self.summer.settings.period.end))

    def vote(self) -> None:
        """Let those who are there vote the sharing rule, unanimously."""
        voted, last = self.summer.sharing, self.summer.settings.period.end
        ballot = distribution.Ballot(
            day=last,
            rule=voted.rule,
            equal_percent=voted.equal_percent,
            natures=tuple(Nature(nature) for nature in voted.natures),
            wage_cents=voted.wage_cents,
            carried_over_cents=voted.carried_over_cents,
            votes_for=len(self.cooperants) - (self.summer.leaver is not None),
            votes_against=0,
            abstentions=0,
        )
        distribution.record_vote(self.season, ballot, self.on(last))
