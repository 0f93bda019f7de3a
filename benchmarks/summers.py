"""The house on the scale: a database of many summers, one of which is large, and someone who is signed in.

The large summer is begun through the actions of the rooms; what fills it, and the other summers, is copied into the
tables by the thousand. Guards and foreign keys stand meanwhile: what they would refuse is not measured either.
"""

import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask
from sqlalchemy import func, insert, select

from cjs_app import create_app
from cjs_app.access.domain import Role
from cjs_app.access.models import User
from cjs_app.access.sessions import Visit, come_in
from cjs_app.coop.clients import actions as clients
from cjs_app.coop.clients.domain import ClientSheet
from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.cooperants.models import Cooperant
from cjs_app.coop.hours.domain import Nature
from cjs_app.coop.hours.domain import Status as HoursStatus
from cjs_app.coop.hours.models import HourEntry
from cjs_app.coop.invoices import actions as invoices
from cjs_app.coop.invoices.documents import InvoiceDraft
from cjs_app.coop.invoices.models import Invoice, InvoiceLine, Payment
from cjs_app.coop.quotes.domain import LineDraft
from cjs_app.coop.seasons import actions as seasons
from cjs_app.coop.seasons.domain import CarrierSettings, SeasonSettings, Status, TvaRegime
from cjs_app.coop.seasons.models import Season
from cjs_app.kernel.names import folded
from cjs_app.kernel.periods import Period
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing import migrations
from cjs_app.plumbing.database import db

PEOPLE, CLIENTS, LINES = 15, 50, 3
PERIOD = Period(dt.date(2025, 7, 1), dt.date(2025, 8, 31))
AT_ONCE = 5000
KEY = "only-for-the-scale-it-opens-nothing-at-all"


class Size(NamedTuple):
    """How many summers there are beside the large one, and what they hold all together."""

    invoices: int
    hours: int
    others: int = 0
    invoices_of_others: int = 0
    hours_of_others: int = 0

    def seasons(self) -> list[tuple[int, int]]:
        """Return the invoices and the hours of each season, the large one first."""
        shares = [
            (_share(self.invoices_of_others, self.others, rank), _share(self.hours_of_others, self.others, rank))
            for rank in range(self.others)
        ]
        return [(self.invoices, self.hours), *shares]


class House(NamedTuple):
    """A seeded database: its application, the large summer, and a cookie that opens it."""

    app: Flask
    season_id: int
    user_id: int
    cookie: str
    url: str
    folder: Path


def _share(whole: int, parts: int, rank: int) -> int:
    """Return the size of a part of a whole, the first ones one larger where it does not divide."""
    return whole // parts + (rank < whole % parts)


def build(folder: Path, size: Size) -> House:
    """Return a new house in a folder, migrated for real and filled."""
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder / 'cjs.sqlite3'}"
    app = create_app(
        {
            "DATABASE_URL": url,
            "SECRET_KEY": KEY,
            "RECEIPTS": folder / "receipts",
            "ANCHORS": folder / "anchors",
            "RATES": folder / "rates.sqlite3",
            "SECOND_FACTOR_REQUIRED": False,
            "SESSION_COOKIE_SECURE": False,
        }
    )
    migrations.upgrade(app)
    with app.app_context():
        large = begin(0)
        user = _animator(large)
        model = model_invoice(large)
        for rank, (documents, hours) in enumerate(size.seasons()):
            season = large if rank == 0 else begin(rank)
            copy_invoices(season, model, documents)
            note_hours(season, hours)
        came_in = come_in(user, stamp_of(user.id), Visit(), strong=True)
        db.session.commit()
        cookie = app.session_interface.get_signing_serializer(app).dumps(  # type: ignore[attr-defined]
            {"_user_id": came_in.token, "_fresh": True}
        )
        return House(app, large.id, user.id, f"{app.config['SESSION_COOKIE_NAME']}={cookie}", url, folder)


def stamp_of(user_id: int) -> Stamp:
    """Return who is at work, now."""
    now = dt.datetime.now(dt.UTC)
    return Stamp(user_id, now, now.date())


def begin(rank: int) -> Season:
    """Return a new open summer with its people and its clients; each has its own town, so that none is compared."""
    stamp = Stamp(None, dt.datetime(2025, 7, 1, 12, tzinfo=dt.UTC), PERIOD.start)
    carrier = seasons.carrier_for(
        CarrierSettings("Coopérative des Essais", "732829320", TvaRegime.LIABLE, iban="FR7630006000011234567890189"),
        "EUR",
    )
    settings = SeasonSettings(f"Coop d’essai {rank}", 2025, PERIOD, f"Ville {rank}", "EUR")
    season = seasons.create(settings, carrier, stamp, Status.OPEN)
    people = [
        {"season_id": season.id, "code": f"C{at:02}", "first_name": f"Prénom {at}"} for at in range(1, PEOPLE + 1)
    ]
    db.session.execute(insert(Cooperant), people)
    for at in range(1, CLIENTS + 1 if rank == 0 else 4):
        clients.add(season, ClientSheet(kind=ClientKind.PRIVATE, name=f"Mme Essai {at:02}", city="Vitré"), stamp)
    db.session.commit()
    return season


def _animator(season: Season) -> User:
    """Return the animatrice of a summer."""
    user = User(login=folded("Essai"), display_name="Maud Essai", passphrase_hash="-")
    db.session.add(user)
    db.session.flush()
    seasons.give_role(season, user.id, Role.FACILITATOR, stamp_of(user.id))
    return user


def lines(count: int = LINES) -> list[LineDraft]:
    """Return the lines of a devis or of an invoice."""
    return [
        LineDraft(f"Tonte et taille, partie {at + 1}", Decimal("2.5"), "heure", 1800 + 100 * at, Decimal(20))
        for at in range(count)
    ]


def model_invoice(season: Season) -> Invoice:
    """Return an invoice issued through the actions, of which the others are copies."""
    stamp = Stamp(None, dt.datetime(2025, 7, 2, 12, tzinfo=dt.UTC), dt.date(2025, 7, 2))
    client = db.session.scalars(select(Client).where(Client.season_id == season.id).order_by(Client.id)).first()
    assert client is not None, "a summer begins with its clients"
    draft = invoices.draft_blank(season, client, stamp, "Entretien du jardin")
    invoices.rewrite(draft, InvoiceDraft(client.id, lines(), "Entretien du jardin"), stamp)
    return invoices.issue(draft, stamp)


def note_hours(season: Season, hours: int) -> None:
    """Note hours of every nature in a summer, most of them validated."""
    people = db.session.scalars(select(Cooperant.id).where(Cooperant.season_id == season.id)).all()
    drawn, natures = random.Random(season.id), list(Nature)  # noqa: S311 — figures to sort, no secret
    _insert_all(
        HourEntry,
        (
            {
                "season_id": season.id,
                "cooperant_id": people[at % len(people)],
                "day": PERIOD.start + dt.timedelta(days=at % 60),
                "minutes": drawn.randrange(15, 480, 15),
                "nature": natures[at % len(natures)],
                "status": HoursStatus.VALIDATED if at % 4 else HoursStatus.DECLARED,
                "note": "",
            }
            for at in range(hours)
        ),
    )
    db.session.commit()


def copy_invoices(season: Season, model: Invoice, count: int) -> None:
    """Copy an issued invoice and its lines so many times, for one client after the other; two in three are paid."""
    first, client_ids = (
        1 + db.session.scalars(select(func.max(Invoice.id))).one(),
        db.session.scalars(select(Client.id).where(Client.season_id == season.id)).all(),
    )
    columns = [column.name for column in Invoice.__table__.columns if column.name not in ("id", "series_id", "rank")]
    told = {name: getattr(model, name) for name in columns} | {"season_id": season.id}
    rows = (
        {
            **told,
            "id": first + at,
            "number": f"COPIE-{season.id}-{at:05}",
            "client_id": client_ids[at % len(client_ids)],
            "day": PERIOD.start + dt.timedelta(days=1 + at % 55),
        }
        for at in range(count)
    )
    written = [
        {
            "season_id": season.id,
            "position": line.position,
            "label": line.label,
            "quantity": line.quantity,
            "unit": line.unit,
            "unit_price_cents": line.unit_price_cents,
            "tva_rate": line.tva_rate,
            "ht_cents": line.ht_cents,
        }
        for line in model.lines
    ]
    _insert_all(Invoice, rows)
    _insert_all(InvoiceLine, ({**line, "invoice_id": first + at} for at in range(count) for line in written))
    paid = {"season_id": season.id, "day": PERIOD.end, "amount_cents": model.ttc_cents, "method": "virement"}
    _insert_all(Payment, ({**paid, "invoice_id": first + at, "note": ""} for at in range(count) if at % 3))


def _insert_all(kind: type[Any], rows: Iterator[dict[str, Any]]) -> None:
    """Write rows some thousands at a time."""
    held: list[dict[str, Any]] = []
    for row in rows:
        held.append(row)
        if len(held) == AT_ONCE:
            db.session.execute(insert(kind), held)
            held.clear()
    if held:
        db.session.execute(insert(kind), held)
