"""The pages of the invoices and the credit notes: the list, the draft, the issue, the paper."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.coop.clients import papers as client_papers
from cjs_app.coop.clients.domain import told_apart
from cjs_app.coop.clients.queries import choices_of, clients_of, get_client
from cjs_app.coop.invoices import actions, dues, listing, pdf, queries, waiting
from cjs_app.coop.invoices.documents import IssuedDocument, document_of
from cjs_app.coop.invoices.domain import (
    KIND_LABELS,
    STATES,
    STATUS_LABELS,
    Balance,
    Kind,
    Standing,
    Status,
    is_late,
    look_of,
    usual_due_day,
)
from cjs_app.coop.invoices.forms import InvoiceForm, IssueForm, NewInvoiceForm
from cjs_app.coop.invoices.models import Invoice
from cjs_app.coop.invoices.permissions import ISSUE, PAY, READ, WRITE
from cjs_app.coop.invoices.routes import payments
from cjs_app.coop.missions import papers as mission_papers
from cjs_app.coop.quotes import papers as quote_papers
from cjs_app.coop.quotes.domain import usual_rate
from cjs_app.coop.quotes.queries import get_quote
from cjs_app.coop.seasons import dues as seasons_dues
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.coop.seasons.guards import guard_carrier_with
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock, palette
from cjs_app.plumbing.addresses import addresses
from cjs_app.plumbing.cards import Card
from cjs_app.plumbing.formats import BETWEEN, money, short_day
from cjs_app.plumbing.headers import paper
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import asked_choice, asked_page, asked_record, done
from cjs_app.plumbing.permissions import may, requires
from cjs_app.plumbing.rates import PAPERS, limited

blueprint = Blueprint("invoices", __name__, url_prefix="/saisons/<int:season_id>/factures")
blueprint.register_blueprint(payments.blueprint)
offer(Entry("Factures", "invoices.index", "euro", group="L’argent"))
palette.offer(
    palette.Subject(
        "Factures",
        "invoices.show",
        "invoice_id",
        "euro",
        listing.invoices_found,
        "invoices.index",
        STATUS_LABELS,
    )
)
guard_carrier_with(waiting.ensure_carrier_stays)
seasons_dues.tell_dues_with(dues.due_of)
client_papers.tell_dues_with(dues.dues_of_clients)
for shelf in dues.SHELVES:
    client_papers.put_up(shelf)
quote_papers.show_with(dues.invoices_of_quote)
mission_papers.show_with(dues.invoices_of_mission)


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """List the invoices, searched and filtered, and what is owed in all."""
    today, words = clock.today(), request.args.get("q", "")
    state = asked_choice("etat", Standing) or asked_choice("etat", Status)
    kind, client_id = asked_choice("genre", Kind), asked_record("client")
    which = listing.Asked(
        kind, state if isinstance(state, Status) else None, state if isinstance(state, Standing) else None, client_id
    )
    page = listing.invoices_matching(g.season, today, asked_page(), words, which)
    return render_template(
        "coop/invoices/index.html",
        page=page,
        rows=_cards(page.items, today),
        sums=listing.sums(g.season, today),
        clients=told_apart(choices_of(g.season)),
        asked={"q": words, "etat": state, "genre": kind, "client": client_id},
        states=STATES,
        kinds=KIND_LABELS,
        **_rights(),
    )


@blueprint.route("/nouvelle", methods=["GET", "POST"])
@requires(WRITE)
def new(season_id: int) -> str | Answer | tuple[str, int]:
    """Begin an invoice: from work that is done, or from nothing."""
    form, clients = NewInvoiceForm(), clients_of(g.season)
    mission = waiting.find_mission(g.season, request.args.get("mission", ""))
    form.offer(clients)
    if request.method == "GET":
        ensure_writable(g.season.status)
        form.client_id.data = request.args.get("client", "") or waiting.likely_client(mission, clients)
        form.subject.data = mission.title if mission else ""
    elif form.validate_on_submit():
        try:
            client = get_client(g.season, int(form.client_id.data))
            draft = actions.draft_blank(g.season, client, stamp(), form.subject.data or "", mission)
            return _saved(draft, "Le brouillon est prêt : écrire ses lignes.", "invoices.edit")
        except Refusal as refusal:
            form.refuse(refusal)
    work = {"missions": waiting.missions_to_invoice(g.season), "quotes": waiting.quotes_to_invoice(g.season)}
    return render_template("coop/invoices/new.html", form=form, mission=mission, **work), form.status


@blueprint.post("/depuis-devis/<int:quote_id>")
@requires(WRITE)
def from_quote(season_id: int, quote_id: int) -> Answer:
    """Prepare the invoice of a devis."""
    return _saved(actions.draft_from_quote(get_quote(g.season, quote_id), stamp()), "Le brouillon reprend le devis.")


@blueprint.post("/depuis-mission/<int:mission_id>")
@requires(WRITE)
def from_mission(season_id: int, mission_id: int) -> Answer:
    """Prepare the invoice of a mission."""
    mission = waiting.get_mission(g.season, mission_id)
    return _saved(actions.draft_from_mission(mission, stamp()), "Le brouillon reprend la mission et son devis.")


@blueprint.get("/<int:invoice_id>")
@requires(READ)
def show(season_id: int, invoice_id: int) -> str:
    """Show a document as it was issued, its money, and what can be done with it."""
    invoice = queries.get_invoice(g.season, invoice_id)
    received, notes = queries.payments_of(invoice), queries.credit_notes_of(invoice)
    credited = sum(note.ttc_cents for note in notes if note.status is Status.ISSUED)
    balance = Balance(invoice.ttc_cents, credited, sum(payment.amount_cents for payment in received))
    return render_template(
        "coop/invoices/show.html",
        invoice=invoice,
        document=_document(invoice),
        balance=balance,
        late=invoice.status is Status.ISSUED and is_late(balance.owed_cents, invoice.due_day, clock.today()),
        badge_of=look_of(invoice.kind, invoice.status, balance, invoice.due_day, clock.today()),
        payments=received,
        reversed_ids={payment.reversed_payment_id for payment in received},
        notes=notes,
        note_in_preparation=any(note.status is Status.DRAFT for note in notes),
        kind=KIND_LABELS[invoice.kind],
        history=history_of("invoice", invoice.id, season_id),
        **_rights(),
    )


@blueprint.route("/<int:invoice_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(season_id: int, invoice_id: int) -> str | Answer | tuple[str, int]:
    """Change a draft."""
    invoice = queries.get_invoice(g.season, invoice_id)
    if invoice.status is not Status.DRAFT:
        return _turned_back(invoice)
    form = InvoiceForm()
    form.open_on(invoice)
    others = [] if invoice.kind is Kind.CREDIT_NOTE else clients_of(g.season)
    day, regime = clock.today(), seasons.tva_regime_on(g.season.carrier_id, clock.today())
    form.offer(dict.fromkeys([invoice.client, *others]), usual_rate(regime, g.season.currency, day))
    if form.more.data:
        form.add_lines()
    elif form.validate_on_submit():
        try:
            actions.rewrite(invoice, form.draft(), stamp())
            return _saved(invoice, "Le brouillon est enregistré.")
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/invoices/form.html", form=form, invoice=invoice), form.status


@blueprint.route("/<int:invoice_id>/emettre", methods=["GET", "POST"])
@requires(ISSUE)
def issue(season_id: int, invoice_id: int) -> str | Answer | tuple[str, int]:
    """Look at a draft once more, and give it its number."""
    invoice = queries.get_invoice(g.season, invoice_id)
    if invoice.status is not Status.DRAFT:
        return _turned_back(invoice)
    form = IssueForm()
    if request.method == "GET" or invoice.kind is Kind.CREDIT_NOTE:
        form.due_day.data = usual_due_day(clock.today())
    if form.is_submitted() and (invoice.kind is Kind.CREDIT_NOTE or form.validate()):
        try:
            due_day = form.due_day.data if invoice.kind is Kind.INVOICE else None
            issued = actions.issue(invoice, stamp(), due_day)
            return _saved(issued, f"{KIND_LABELS[issued.kind]} {issued.number} : le document ne changera plus.")
        except Refusal as refusal:
            form.refuse(refusal)
            invoice = queries.get_invoice(g.season, invoice_id)
    document, kind = _document(invoice), KIND_LABELS[invoice.kind]
    return render_template(
        "coop/invoices/issue.html", form=form, invoice=invoice, document=document, kind=kind
    ), form.status


@blueprint.post("/<int:invoice_id>/abandonner")
@requires(WRITE)
def abandon(season_id: int, invoice_id: int) -> Answer:
    """Give a draft up."""
    actions.abandon(queries.get_invoice(g.season, invoice_id), stamp())
    return done("Le brouillon est abandonné ; aucun numéro n’a été pris.", "invoices.index", season_id=season_id)


@blueprint.post("/<int:invoice_id>/avoir")
@requires(ISSUE)
def credit(season_id: int, invoice_id: int) -> Answer:
    """Prepare a credit note of the whole invoice; its lines can still be reduced before it is issued."""
    note = actions.credit(queries.get_invoice(g.season, invoice_id), None, stamp())
    return _saved(note, "L’avoir est préparé : garder toutes les lignes, ou en réduire, puis l’émettre.")


@blueprint.get("/<int:invoice_id>/pdf")
@requires(READ)
@limited(PAPERS)
def as_pdf(season_id: int, invoice_id: int) -> Answer:
    """Give the PDF of an issued document: the one drawn at its issue, or one drawn from its photograph."""
    invoice = queries.get_invoice(g.season, invoice_id)
    if invoice.photograph is None:
        raise Refusal("Un brouillon n’a pas encore de PDF : l’émettre d’abord.")
    return paper(queries.pdf_of(invoice) or pdf.draw(invoice.photograph), str(invoice.number))


def _saved(invoice: Invoice, sentence: str, endpoint: str = "invoices.show") -> Answer:
    """Keep what was done, say it, and lead to the document."""
    return done(sentence, endpoint, season_id=invoice.season_id, invoice_id=invoice.id)


def _turned_back(invoice: Invoice) -> Answer:
    """Lead to a document that is no draft any more."""
    flash("Ce document n’est plus un brouillon : il ne se modifie plus.", "warning")
    return redirect(url_for("invoices.show", season_id=invoice.season_id, invoice_id=invoice.id), code=303)


def _document(invoice: Invoice) -> IssuedDocument:
    """Return what a document says: its photograph, or a draft as it would be issued today."""
    if invoice.photograph is not None:
        return document_of(invoice.photograph)
    today = clock.today()
    regime = seasons.tva_regime_on(g.season.carrier_id, today)
    return queries.document_as_written(invoice, g.season, regime, today)


def _cards(invoices: Sequence[listing.Listed], today: dt.date) -> Iterator[Card]:
    """Give documents as the list shows them, with what is left to pay of those that were paid in part."""
    currency = g.season.currency
    page, drawn = (addresses(end, "invoice_id", season_id=g.season.id) for end in ("invoices.show", "invoices.as_pdf"))
    for invoice in invoices:
        balance = Balance(invoice.ttc_cents, invoice.credited_cents, invoice.paid_cents)
        is_credit_note, amount, owed = invoice.kind is Kind.CREDIT_NOTE, invoice.ttc_cents, balance.owed_cents
        is_owed = invoice.status is Status.ISSUED and not is_credit_note and 0 < owed != amount
        told = (
            short_day(invoice.day) if invoice.day else "",
            invoice.subject,
            f"reste {money(owed, currency)}" if is_owed else "",
        )
        called = invoice.number or ("Brouillon d’avoir" if is_credit_note else "Brouillon")
        yield Card(
            called + BETWEEN + invoice.client_name,
            page(invoice.id),
            BETWEEN.join(filter(None, told)),
            money(-amount if is_credit_note else amount, currency),
            *look_of(invoice.kind, invoice.status, balance, invoice.due_day, today),
            drawn(invoice.id) if invoice.number else "",
            f"{invoice.number} en PDF",
        )


def _rights() -> dict[str, Any]:
    """Return what this visitor may do here; a closed season only reads, and still takes its clients' money."""
    is_open = g.season.status is not SeasonStatus.CLOSED
    return {"may_write": is_open and may(WRITE), "may_issue": is_open and may(ISSUE), "may_pay": may(PAY)}
