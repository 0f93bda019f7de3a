"""Random summers, written straight into the tables: every rule, every kind of document, deficits and refusals too."""

import datetime as dt
import random
from decimal import Decimal
from typing import Any

from sqlalchemy import insert

from cjs_app.coop.accounts.domain import DeductionBase, DeductionKind
from cjs_app.coop.accounts.models import Deduction, Expense, SelfFinancing
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.hours.domain import Status as HourStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices.domain import Kind, Status
from cjs_app.coop.invoices.models import Invoice, InvoiceLine, Payment
from cjs_app.coop.missions.domain import Status as MissionStatus
from cjs_app.coop.missions.models import Mission
from cjs_app.coop.quotes.domain import Status as QuoteStatus
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.seasons.domain import Rule
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.models import Carrier, Facilitator, Season
from cjs_app.kernel.money import line_cents
from cjs_app.kernel.tax import totals
from cjs_app.plumbing.database import db

RATES = (Decimal(0), Decimal("5.5"), Decimal(10), Decimal(20), Decimal("14.975"))
START, END = dt.date(2021, 7, 5), dt.date(2021, 8, 31)


def a_random_summer(seed: int) -> int:
    """Write a random summer and return its season's id; the same seed gives the same summer."""
    return Writer(random.Random(seed), seed).write()  # noqa: S311 — reproducible, not secret


class Writer:
    """Writes one summer, part after part."""

    def __init__(self, dice: random.Random, seed: int) -> None:
        """Keep the dice and the name of the summer."""
        self.dice = dice
        self.seed = seed
        self.waiting: dict[Any, list[dict[str, Any]]] = {}

    def write(self) -> int:
        """Write everything; return the season's id."""
        self.season_id = self.season()
        self.cooperant_ids = [self.cooperant(rank) for rank in range(self.dice.randint(0, 9))]
        self.client_id = self.row(Client, code="CL01", kind=ClientKind.PRIVATE, name="Cliente")
        for rank in range(self.dice.randint(0, 6)):
            self.later(
                Quote,
                number=f"D{rank}",
                day=START,
                client_id=self.client_id,
                status=self.dice.choice(list(QuoteStatus)),
            )
        for rank in range(self.dice.randint(0, 6)):
            self.later(Mission, code=f"M{rank}", title="Tonte", status=self.dice.choice(list(MissionStatus)))
        self.hours()
        self.documents()
        self.accounts()
        for table, rows in self.waiting.items():
            db.session.connection().execute(insert(table), rows)
        return self.season_id

    def row(self, table: Any, **values: Any) -> int:
        """Insert one row of this season and return its id."""
        added = db.session.connection().execute(insert(table.__table__), {"season_id": self.season_id, **values})
        return int(added.inserted_primary_key[0])

    def later(self, table: Any, **values: Any) -> None:
        """Keep one row of this season, of which nobody asks the id, to be inserted with its like at the end."""
        self.waiting.setdefault(table.__table__, []).append({"season_id": self.season_id, **values})

    def season(self) -> int:
        """Insert the season itself; one in four shares all it has, the others keep something."""
        carrier = db.session.execute(insert(Carrier).values(name="Porteur").returning(Carrier.id)).scalar_one()
        natures = self.dice.sample([nature.value for nature in Nature], self.dice.randint(0, 3))
        season_id = db.session.execute(
            insert(Season)
            .values(
                name=f"Été {self.seed}",
                folded_name=f"ete {self.seed}",
                year=2021,
                start_day=START,
                end_day=END,
                carrier_id=carrier,
                status=SeasonStatus.OPEN,
                rule=self.dice.choice(list(Rule)),
                equal_percent=self.dice.choice([Decimal(0), Decimal(50), Decimal("33.3333"), Decimal(100)]),
                natures="|".join(natures),
                wage_cents=self.dice.choice([0, 100, 945, 1203]),
                carried_over_cents=self.dice.choice([0, 0, 0, 12345]),
            )
            .returning(Season.id)
        ).scalar_one()
        for rank in range(self.dice.randint(0, 3)):
            db.session.execute(insert(Facilitator).values(season_id=season_id, name=f"Animatrice {rank}"))
        return int(season_id)

    def cooperant(self, rank: int) -> int:
        """Insert a cooperant, who may have come late, left early, or have no part."""
        joined = self.dice.choice([None, START, START + dt.timedelta(days=self.dice.randint(0, 20))])
        left = self.dice.choice([None, None, END, END - dt.timedelta(days=self.dice.randint(1, 30))])
        return self.row(
            Cooperant,
            code=self.dice.choice(["C", "c", "É"]) + f"{(rank * 7) % 10}{rank}",
            first_name="Personne",
            joined_on=joined,
            left_on=left if left is None or joined is None or left >= joined else None,
            coefficient=self.dice.choice([Decimal(0), Decimal(1), Decimal("1.5"), Decimal("0.3333")]),
            has_share=self.dice.random() < 0.85,
        )

    def hours(self) -> None:
        """Insert hours of every nature and every state."""
        for cooperant_id in self.cooperant_ids:
            for _ in range(self.dice.randint(0, 6)):
                self.later(
                    HourEntry,
                    cooperant_id=cooperant_id,
                    day=START,
                    minutes=self.dice.randint(1, 480),
                    nature=self.dice.choice(list(Nature)),
                    status=self.dice.choice(list(HourStatus)),
                )

    def documents(self) -> None:
        """Insert invoices of every state, some credited in part, some paid."""
        for rank in range(self.dice.randint(0, 6)):
            status = self.dice.choice([Status.ISSUED, Status.ISSUED, Status.DRAFT, Status.ABANDONED])
            invoice_id, ttc_cents = self.document(Kind.INVOICE, status, f"F{rank}", None)
            if status is not Status.ISSUED:
                continue
            if self.dice.random() < 0.3:
                self.document(Kind.CREDIT_NOTE, self.dice.choice([Status.ISSUED, Status.DRAFT]), f"A{rank}", invoice_id)
            for _ in range(self.dice.randint(0, 2)):
                self.later(
                    Payment, invoice_id=invoice_id, day=START, amount_cents=self.dice.randint(-500, ttc_cents + 500)
                )

    def document(self, kind: Kind, status: Status, number: str, corrected: int | None) -> tuple[int, int]:
        """Insert an invoice or a credit note; return its id and its total with tax."""
        lines = [self.line() for _ in range(self.dice.randint(0, 4))]
        sums = totals((rate, line_cents(quantity, price)) for quantity, price, rate in lines)
        invoice_id = self.row(
            Invoice,
            kind=kind,
            status=status,
            number=number if status is Status.ISSUED else None,
            day=START,
            client_id=self.client_id,
            corrected_invoice_id=corrected,
            ht_cents=sums.ht_cents,
            tva_cents=sums.tva_cents,
            ttc_cents=sums.ttc_cents,
        )
        for position, (quantity, price, rate) in enumerate(lines):
            self.later(
                InvoiceLine,
                invoice_id=invoice_id,
                position=position,
                label="Tonte",
                quantity=quantity,
                unit_price_cents=price,
                tva_rate=rate,
                ht_cents=line_cents(quantity, price),
            )
        return invoice_id, max(0, sums.ttc_cents)

    def line(self) -> tuple[Decimal, int, Decimal]:
        """Return the quantity, the unit price and the rate of a line; a price below zero is a discount."""
        quantity = Decimal(self.dice.randint(1, 99999)) / self.dice.choice([1, 10, 100, 1000, 10000])
        return quantity, self.dice.choice([-1, 1, 1, 1, 1]) * self.dice.randint(0, 9999), self.dice.choice(RATES)

    def accounts(self) -> None:
        """Insert expenses, self-financing and deductions, some of them cancelled."""
        for table, column in ((Expense, "ht_cents"), (SelfFinancing, "amount_cents")):
            for _ in range(self.dice.randint(0, 3)):
                amount = {column: self.dice.randint(1, 20000)}
                self.later(table, day=START, label="Achat", cancelled_at=self.cancelled(), **amount)
        for rank in range(self.dice.randint(0, 4)):
            kind = self.dice.choice(list(DeductionKind))
            percent = Decimal(self.dice.randint(0, 400000)) / 10000 if kind is DeductionKind.PERCENT else None
            amount_cents = None if percent is not None else self.dice.randint(0, 2000)
            self.later(
                Deduction,
                rank=rank + 1,
                label=f"Retenue {rank}",
                kind=kind,
                percent=percent,
                amount_cents=amount_cents,
                base=self.dice.choice(list(DeductionBase)),
                cancelled_at=self.cancelled(),
            )

    def cancelled(self) -> dt.datetime | None:
        """Return the moment of a cancellation, once in five."""
        return dt.datetime(2021, 8, 1, tzinfo=dt.UTC) if self.dice.random() < 0.2 else None
