"""The pages of the devis."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cjs_app.access.history import history_of
from cjs_app.access.permissions import stamp
from cjs_app.coop.clients.domain import Kind
from cjs_app.coop.clients.models import Client
from cjs_app.coop.clients.queries import clients_of
from cjs_app.coop.quotes import actions, pdf, queries
from cjs_app.coop.quotes.domain import (
    DECLINING,
    REFUSING,
    SENDING_BACK,
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
from cjs_app.coop.quotes.forms import QuoteForm, ReasonForm
from cjs_app.coop.quotes.models import Quote
from cjs_app.coop.quotes.permissions import READ, VALIDATE, WRITE
from cjs_app.coop.seasons import queries as seasons
from cjs_app.coop.seasons.domain import Status as SeasonStatus
from cjs_app.coop.seasons.domain import ensure_writable
from cjs_app.coop.seasons.guards import guard_settings_with
from cjs_app.kernel.periods import Period
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.kernel.states import Transition, moved
from cjs_app.plumbing import clock
from cjs_app.plumbing.database import db
from cjs_app.plumbing.formats import sentence
from cjs_app.plumbing.navigation import Entry, offer
from cjs_app.plumbing.pages import asked_choice, asked_page, paged
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("quotes", __name__, url_prefix="/saisons/<int:season_id>/devis")
offer(Entry("Devis", "quotes.index", "file-text", group="Le travail", main=True))
guard_settings_with(actions.ensure_currency_stays)


Page = str | Response | tuple[str, int]


@blueprint.get("")
@requires(READ)
def index(season_id: int) -> str:
    """List the devis, searched and filtered."""
    words = request.args.get("q", "")
    status, client_id = asked_choice("etat", Status), _asked_client()
    page = paged(queries.quotes_matching(g.season, words, status, client_id), asked_page())
    return render_template(
        "coop/quotes/index.html",
        page=page,
        words=words,
        status=status,
        client_id=client_id,
        clients=clients_of(g.season),
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
    quote = queries.get_quote(g.season, quote_id)
    try:
        ensure_may_change(quote.status)
    except Refusal as refusal:
        return _not_now(quote_id, refusal)
    form = QuoteForm()
    if request.method == "GET":
        form.show(quote)

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
        history=history_of("quote", quote.id, season_id),
        **_words(),
    )


@blueprint.get("/<int:quote_id>/pdf")
@requires(READ)
def as_pdf(season_id: int, quote_id: int) -> Response:
    """Give the devis as a PDF."""
    quote = queries.get_quote(g.season, quote_id)
    answer = Response(pdf.quote_pdf(_printed(quote)), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{quote.number.replace("/", "-")}.pdf"'
    return answer


@blueprint.post("/<int:quote_id>/faire-valider")
@requires(WRITE)
def submit(season_id: int, quote_id: int) -> Response:
    """Give a draft to validate."""
    return _done(quote_id, actions.submit, "Le devis attend maintenant d’être validé.")


@blueprint.post("/<int:quote_id>/valider")
@requires(VALIDATE)
def validate(season_id: int, quote_id: int) -> Response:
    """Validate a devis."""
    return _done(quote_id, actions.validate, "Le devis est validé : il peut partir chez le client.")


@blueprint.post("/<int:quote_id>/envoyer")
@requires(WRITE)
def send(season_id: int, quote_id: int) -> Response:
    """Note that a devis went to the client."""
    return _done(quote_id, actions.send, "C’est noté : le devis est chez le client.")


@blueprint.post("/<int:quote_id>/expirer")
@requires(WRITE)
def expire(season_id: int, quote_id: int) -> Response:
    """Note that a devis no longer holds."""
    return _done(quote_id, actions.expire, "Le devis est noté comme expiré.")


@blueprint.post("/expirer")
@requires(WRITE)
def expire_all(season_id: int) -> Response:
    """Note every devis that no longer holds."""
    count = actions.expire_overdue(g.season, stamp())
    db.session.commit()
    flash(f"Devis notés comme expirés : {count}.", "success")
    return redirect(url_for("quotes.index", season_id=season_id), code=303)


@blueprint.post("/<int:quote_id>/dupliquer")
@requires(WRITE)
def duplicate(season_id: int, quote_id: int) -> Response:
    """Begin a new devis from this one."""
    copy = actions.duplicate(queries.get_quote(g.season, quote_id), stamp())
    db.session.commit()
    flash(f"Le devis {copy.number} reprend les mêmes lignes : il reste à le relire.", "success")
    return redirect(url_for("quotes.edit", season_id=season_id, quote_id=copy.id), code=303)


@blueprint.route("/<int:quote_id>/rendre", methods=["GET", "POST"])
@requires(VALIDATE)
def send_back(season_id: int, quote_id: int) -> Page:
    """Give a devis back to be corrected."""
    return _with_reason(quote_id, SENDING_BACK, actions.send_back, "Le devis est rendu, avec ce qu’il y a à corriger.")


@blueprint.route("/<int:quote_id>/refuser", methods=["GET", "POST"])
@requires(WRITE)
def refuse(season_id: int, quote_id: int) -> Page:
    """Note that the client said no."""
    return _with_reason(quote_id, REFUSING, actions.refuse, "La réponse du client est notée.")


@blueprint.route("/<int:quote_id>/decliner", methods=["GET", "POST"])
@requires(WRITE)
def decline(season_id: int, quote_id: int) -> Page:
    """Note that the coop cannot do this job."""
    return _with_reason(quote_id, DECLINING, actions.decline, "Le devis est décliné.")


def _write(form: QuoteForm, quote: Quote | None, save: Callable[[QuoteDraft, Stamp], Quote]) -> Page:
    """Show the form of a devis; save what was typed, and give it to validate when asked."""
    regime = seasons.tva_regime_on(g.season.carrier_id, form.day.data or clock.today())
    rate = usual_rate(regime, g.season.currency, form.day.data or clock.today())
    form.offer(_clients_for(quote), seasons.prices_of(g.season), rate)
    if form.more.data:
        form.add_lines()
    elif form.validate_on_submit():
        try:
            saved = save(form.draft(), stamp())
            if form.validating.data:
                actions.submit(saved, stamp())
            db.session.commit()
            flash(f"Le devis {saved.number} {'attend d’être validé' if form.validating.data else 'est enregistré'}.")
            return redirect(url_for("quotes.show", season_id=g.season.id, quote_id=saved.id), code=303)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/quotes/form.html", form=form, quote=quote), form.status


def _clients_for(quote: Quote | None) -> list[Client]:
    """Return the clients to choose from: those of the list, and the devis's own when it was archived since."""
    listed = list(clients_of(g.season))
    return listed if quote is None or quote.client in listed else [*listed, quote.client]


def _done(quote_id: int, act: Callable[[Quote, Stamp], None], good_news: str) -> Response:
    """Move a devis to its next state and show it."""
    act(queries.get_quote(g.season, quote_id), stamp())
    db.session.commit()
    flash(good_news, "success")
    return redirect(url_for("quotes.show", season_id=g.season.id, quote_id=quote_id), code=303)


def _with_reason(
    quote_id: int, transition: Transition[Status], act: Callable[[Quote, str, Stamp], None], done: str
) -> Page:
    """Ask why, then move a devis to its next state."""
    quote = queries.get_quote(g.season, quote_id)
    try:
        moved(quote.status, transition)
    except Refusal as refusal:
        return _not_now(quote_id, refusal)
    form = ReasonForm()
    if form.validate_on_submit():
        try:
            act(quote, form.reason.data or "", stamp())
            db.session.commit()
            flash(done, "success")
            return redirect(url_for("quotes.show", season_id=g.season.id, quote_id=quote_id), code=303)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/quotes/reason.html", form=form, quote=quote, target=transition.target), form.status


def _not_now(quote_id: int, refusal: Refusal) -> Response:
    """Show a devis with the reason why something cannot be done with it now."""
    flash(sentence(refusal), "error")
    return redirect(url_for("quotes.show", season_id=g.season.id, quote_id=quote_id), code=303)


def _printed(quote: Quote) -> pdf.PrintedQuote:
    """Return what stands on the paper of a devis."""
    carrier, client = g.season.carrier, quote.client
    siren = f"SIREN {carrier.siren}" if carrier.siren and g.season.currency == "EUR" else carrier.siren
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


def _asked_client() -> int | None:
    """Return the client that the address asks for, None for all of them."""
    asked = request.args.get("client", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None


def _words() -> dict[str, Any]:
    """Return what the pages of the devis need to name states and to offer only what this visitor may do."""
    open_season = g.season.status is not SeasonStatus.CLOSED
    return {
        "labels": STATUS_LABELS,
        "may_write": open_season and may(WRITE),
        "may_validate": open_season and may(VALIDATE),
    }
