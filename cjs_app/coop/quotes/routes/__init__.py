"""The pages of the devis: the list, the sheet, the form, the paper."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, g, render_template, request
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.coop.clients.domain import Kind, told_apart
from cjs_app.coop.clients.models import Client
from cjs_app.coop.clients.queries import choices_of, clients_of
from cjs_app.coop.quotes import actions, pdf, queries
from cjs_app.coop.quotes.advice import advice_on
from cjs_app.coop.quotes.domain import (
    STATUS_LABELS,
    VALIDITY,
    QuoteDraft,
    Status,
    ensure_may_change,
    is_overdue,
    steps_of,
    totals_of,
    unit_of,
    usual_day,
    usual_rate,
)
from cjs_app.coop.quotes.forms import QuoteForm
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.quotes.papers import papers_of
from cjs_app.coop.quotes.permissions import READ, VALIDATE, WRITE
from cjs_app.coop.quotes.routes import steps
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.coop.seasons.guards import guard_carrier_with, guard_settings_with
from cjs_app.kernel.identifiers import written_number
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing import clock, palette
from cjs_app.plumbing.headers import named
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import asked_choice, asked_page, asked_record, done, paged
from cjs_app.plumbing.permissions import may, requires
from cjs_app.plumbing.rates import PAPERS, limited

blueprint = Blueprint("quotes", __name__, url_prefix="/saisons/<int:season_id>/devis")
blueprint.register_blueprint(steps.blueprint)
offer(Entry("Devis", "quotes.index", "file-text", group="Le travail", main=True))
palette.offer(
    palette.Subject(
        "Devis", "quotes.show", "quote_id", "file-text", queries.quotes_found, "quotes.index", STATUS_LABELS
    )
)
guard_settings_with(actions.ensure_currency_stays)
guard_carrier_with(actions.ensure_carrier_stays)

Page = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """List the devis, searched and filtered."""
    words = request.args.get("q", "")
    status, client_id = asked_choice("etat", Status), asked_record("client")
    page = paged(queries.quotes_matching(g.season, words, status, client_id), asked_page())
    return render_template(
        "coop/quotes/index.html",
        page=page,
        words=words,
        status=status,
        client_id=client_id,
        clients=told_apart(choices_of(g.season)),
        counts=queries.counts_by_status(g.season),
        overdue=queries.overdue_count(g.season, clock.today()),
        **_words(),
    )


@blueprint.route("/nouveau", methods=["GET", "POST"])
@requires(WRITE)
def new(season_id: int) -> Page:
    """Write a devis."""
    form = QuoteForm()
    if request.method == "GET":
        ensure_writable(g.season.status)
        form.client_id.data = request.args.get("client", "")
        form.day.data = usual_day(clock.today(), Period(g.season.start_day, g.season.end_day))
        form.valid_until.data = form.day.data + VALIDITY
    return _write(form, None, lambda draft, stamped: actions.create(g.season, draft, stamped))


@blueprint.route("/<int:quote_id>/modifier", methods=["GET", "POST"])
@requires(WRITE)
def edit(season_id: int, quote_id: int) -> Page:
    """Change a draft."""
    ensure_writable(g.season.status)
    quote = queries.get_quote(g.season, quote_id)
    try:
        ensure_may_change(quote.status)
    except Refusal as refusal:
        return steps.not_now(quote_id, refusal)
    form = QuoteForm()
    form.open_on(quote)

    def rewrite(draft: QuoteDraft, stamped: Stamp) -> Quote:
        actions.rewrite(quote, draft, stamped)
        return quote

    return _write(form, quote, rewrite)


@blueprint.get("/<int:quote_id>")
@requires(READ)
def show(season_id: int, quote_id: int) -> str:
    """Show a devis, what can be done with it next, and what happened to it."""
    quote = queries.get_quote(g.season, quote_id)
    return render_template(
        "coop/quotes/show.html",
        quote=quote,
        totals=totals_of(quote.lines),
        units=[unit_of(line) for line in quote.lines],
        is_private=quote.client.kind is Kind.PRIVATE,
        steps=[(STATUS_LABELS[step], state) for step, state in steps_of(quote.status)],
        overdue=quote.status is Status.SENT and is_overdue(quote.valid_until, clock.today()),
        papers=papers_of(quote, clock.today()),
        advices=advice_on(g.season, quote.lines, quote.id),
        history=history_of("quote", quote.id, season_id),
        **_words(),
    )


@blueprint.get("/<int:quote_id>/pdf")
@requires(READ)
@limited(PAPERS)
def as_pdf(season_id: int, quote_id: int) -> Response:
    """Give the devis as a PDF."""
    quote = queries.get_quote(g.season, quote_id)
    answer = Response(pdf.quote_pdf(_printed(quote)), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = named(quote.number, "pdf")
    return answer


@blueprint.post("/<int:quote_id>/dupliquer")
@requires(WRITE)
def duplicate(season_id: int, quote_id: int) -> Response:
    """Begin a new devis from this one."""
    copy = actions.duplicate(queries.get_quote(g.season, quote_id), stamp())
    return done(
        f"Le devis {copy.number} reprend les mêmes lignes : il reste à le relire.",
        "quotes.edit",
        season_id=season_id,
        quote_id=copy.id,
    )


def _write(form: QuoteForm, quote: Quote | None, save: Callable[[QuoteDraft, Stamp], Quote]) -> Page:
    """Show the form of a devis; save what was typed, and give it to validate when asked."""
    prices, regime = seasons.prices_and_regime(g.season, form.day.data or clock.today())
    rate = usual_rate(regime, g.season.currency, form.day.data or clock.today())
    form.offer(_clients_for(quote), prices, rate)
    if form.more.data:
        form.add_lines()
    elif not form.asking.data and form.validate_on_submit():
        try:
            saved = save(form.draft(), stamp())
            if form.validating.data:
                actions.submit(saved, stamp())
            return done(
                f"Le devis {saved.number} {'attend d’être validé' if form.validating.data else 'est enregistré'}.",
                "quotes.show",
                season_id=g.season.id,
                quote_id=saved.id,
            )
        except Refusal as refusal:
            form.refuse(refusal)
    known = form.readable_lines() if request.method == "POST" or quote else []
    advices = advice_on(g.season, known, quote.id if quote else None)
    return render_template("coop/quotes/form.html", form=form, quote=quote, advices=advices), form.status


def _clients_for(quote: Quote | None) -> list[Client]:
    """Return the clients to choose from: those of the list, and the devis's own when it was archived since."""
    listed = list(clients_of(g.season))
    return listed if quote is None or quote.client in listed else [*listed, quote.client]


def _printed(quote: Quote) -> "pdf.PrintedQuote":
    """Return what stands on the paper of a devis."""
    carrier, client = g.season.carrier, quote.client
    siren = written_number(carrier.siren, g.season.currency)
    return pdf.PrintedQuote(
        number=quote.number,
        day=quote.day,
        valid_until=quote.valid_until,
        subject=quote.subject or quote.number,
        status=quote.status,
        coop=f"{g.season.name} {g.season.year}",
        carrier=(carrier.name, carrier.address, f"{carrier.postcode} {carrier.city}", siren, carrier.email),
        client=(client.name, client.address, f"{client.postcode} {client.city}"),
        client_is_private=client.kind is Kind.PRIVATE,
        currency=g.season.currency,
        lines=quote.lines,
    )


def _words() -> dict[str, Any]:
    """Return what the pages of the devis need to name states and to offer only what this visitor may do."""
    open_season = g.season.status is not SeasonStatus.CLOSED
    return {
        "labels": STATUS_LABELS,
        "may_write": open_season and may(WRITE),
        "may_validate": open_season and may(VALIDATE),
    }
