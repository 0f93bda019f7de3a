"""A small summer with money in it, on chosen days."""

import datetime as dt
import random
from decimal import Decimal

from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices.documents import InvoiceDraft
from cjs_app.coop.invoices.domain import METHODS, PaymentDraft
from cjs_app.coop.invoices.models import Invoice, Payment
from cjs_app.coop.invoices.queries import balance_of, reversal_of
from cjs_app.coop.quotes.domain import LineDraft
from cjs_app.coop.seasons.models import Season
from tests.builders import a_client, a_line, a_season
from tests.people import stamped

JULY_1, JULY_31 = dt.date(2021, 7, 1), dt.date(2021, 7, 31)
AUGUST_1, AUGUST_2, AUGUST_31 = dt.date(2021, 8, 1), dt.date(2021, 8, 2), dt.date(2021, 8, 31)
SEPTEMBER_3 = dt.date(2021, 9, 3)
IN_JULY, IN_AUGUST = dt.date(2021, 7, 20), dt.date(2021, 8, 20)


def issued_on(season: Season, day: dt.date, *lines: LineDraft) -> Invoice:
    """Return an invoice of 100,00 and 20,00 of tax issued on a day, or of these lines."""
    client, stamp = a_client(season), stamped(day=day)
    invoice = invoices.draft_blank(season, client, stamp, "Jardin")
    invoices.rewrite(invoice, InvoiceDraft(client.id, lines or (a_line(),), "Jardin"), stamp)
    return invoices.issue(invoice, stamp)


def paid_on(invoice: Invoice, day: dt.date, cents: int, method: str = "virement") -> Payment:
    """Return money that came on a day, noted on that day."""
    return invoices.record_payment(invoice, PaymentDraft(day, cents, method), stamped(day=day))


def two_months() -> Season:
    """Return a summer with an invoice and its money in July, another in August paid in part."""
    season = a_season()
    paid_on(issued_on(season, IN_JULY), IN_JULY, 12000)
    paid_on(issued_on(season, IN_AUGUST), IN_AUGUST, 5000, "chèque")
    return season


class RandomTill:
    """Documents and payments of a summer drawn by lot, day after day, through the rooms' own actions."""

    def __init__(self, season: Season, dice: random.Random) -> None:
        self.season, self.dice = season, dice
        self.invoices: list[Invoice] = []
        self.payments: list[Payment] = []

    def play(self, day: dt.date) -> None:
        """Do one thing of the day, whatever it is."""
        self.dice.choice([self.issue, self.issue, self.pay, self.pay, self.credit, self.take_back])(day)

    def issue(self, day: dt.date) -> None:
        """Issue an invoice of one to three lines at any rates, a discount among them perhaps."""
        rates = self.dice.choices(["0", "5.5", "10", "20"], k=self.dice.randint(1, 3))
        lines = [a_line(price=self.dice.randint(1000, 99999), rate=rate) for rate in rates]
        if self.dice.random() < 0.3:
            lines.append(LineDraft("Remise", Decimal(1), "forfait", -self.dice.randint(1, 900), Decimal(rates[0])))
        self.invoices.append(issued_on(self.season, day, *lines))

    def pay(self, day: dt.date) -> None:
        """Pay a part of an invoice, noted some days after it came."""
        owing = [one for one in self.invoices if balance_of(one).owed_cents > 0]
        if owing:
            invoice = self.dice.choice(owing)
            cents = self.dice.randint(1, balance_of(invoice).owed_cents)
            self.payments.append(paid_on(invoice, day, cents, self.dice.choice([*METHODS, "sel"])))

    def credit(self, day: dt.date) -> None:
        """Credit all that is left of an invoice."""
        left = [one for one in self.invoices if balance_of(one).creditable_cents > 0]
        if left and self.dice.random() < 0.5:
            stamp = stamped(day=day)
            invoices.issue(invoices.credit(self.dice.choice(left), None, stamp), stamp)

    def take_back(self, day: dt.date) -> None:
        """Take a payment back."""
        standing = [one for one in self.payments if reversal_of(one) is None]
        if standing:
            invoices.reverse_payment(self.dice.choice(standing), stamped(day=day))
