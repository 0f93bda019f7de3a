"""The settings of a season: identity and dates, carrier and VAT, numbers of documents, price list."""

import datetime as dt
from decimal import Decimal
from typing import cast

from flask import Blueprint, g, render_template
from werkzeug.wrappers import Response

from cjs_app.access.permissions import fresh, stamp
from cjs_app.coop.seasons import actions, carriers, queries
from cjs_app.coop.seasons.domain import TVA_REGIME_LABELS, Status, TvaRegime, ensure_writable
from cjs_app.coop.seasons.forms import (
    UNIT_LABELS,
    CarrierChoiceForm,
    CarrierForm,
    NumberingForm,
    PriceForm,
    RegimeForm,
    SettingsForm,
)
from cjs_app.coop.seasons.models import Carrier, Season
from cjs_app.coop.seasons.permissions import CARRY, PRICES, SET
from cjs_app.kernel.numbering import render
from cjs_app.kernel.refusal import Refusal
from cjs_app.plumbing import clock
from cjs_app.plumbing.pages import done
from cjs_app.plumbing.permissions import may, requires

blueprint = Blueprint("settings", __name__, url_prefix="/<int:season_id>/reglages")

Answer = str | Response | tuple[str, int]


@blueprint.route("", methods=["GET", "POST"])
@requires(SET)
def identity(season_id: int) -> Answer:
    """Change the name, the year, the dates, the territory and the currency of a season."""
    ensure_writable(g.season.status)
    form = SettingsForm()
    form.open_on(g.season)
    if form.validate_on_submit():
        try:
            actions.set_up(g.season, form.settings(), stamp())
            return done("Les réglages de la saison sont enregistrés.", "seasons.show", season_id=season_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/seasons/identity.html", form=form), form.status


@blueprint.route("/porteur", methods=["GET", "POST"])
@requires(CARRY)
@fresh()
def carrier(season_id: int) -> Answer:
    """Correct the sheet of the carrier; show its VAT regimes."""
    ensure_writable(g.season.status)
    form = CarrierForm()
    form.open_on(g.season.carrier)
    if form.validate_on_submit():
        try:
            carriers.correct(g.season, form.sheet(), stamp())
            return done("La fiche du porteur est corrigée.", "seasons.show", season_id=season_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/seasons/carrier.html", form=form), form.status


@blueprint.route("/porteur/autre", methods=["GET", "POST"])
@requires(CARRY)
def other_carrier(season_id: int) -> Answer:
    """Give the season another carrier, already known or new, while none of its documents bears a number."""
    ensure_writable(g.season.status)
    form = CarrierChoiceForm()
    form.offer([carrier for carrier in queries.all_carriers() if carrier.id != g.season.carrier_id])
    if form.validate_on_submit():
        try:
            carriers.replace(g.season, chosen_carrier(form, g.season.currency), stamp())
            return done("La saison a un nouveau porteur.", "seasons.show", season_id=season_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/seasons/other_carrier.html", form=form), form.status


def chosen_carrier(form: CarrierChoiceForm, currency: str) -> Carrier:
    """Return the carrier chosen, or the one that was written; raise Refusal for a wrong SIREN or IBAN."""
    if form.carrier.data:
        return queries.get_carrier(int(form.carrier.data))
    return actions.carrier_for(form.sheet(), currency)


@blueprint.route("/tva", methods=["GET", "POST"])
@requires(CARRY)
def tva(season_id: int) -> Answer:
    """Give the carrier a VAT regime from a day on; show the regimes it had."""
    ensure_writable(g.season.status)
    form = RegimeForm()
    if form.validate_on_submit():
        try:
            carriers.give_tva_regime(g.season, form.chosen, cast(dt.date, form.since.data), stamp())
            return done("Le régime de TVA est enregistré.", "seasons.settings.tva", season_id=season_id)
        except Refusal as refusal:
            form.refuse(refusal)
    page = render_template(
        "coop/seasons/tva.html",
        form=form,
        carrier=g.season.carrier,
        regimes=queries.tva_regimes_of(g.season.carrier_id),
        labels=TVA_REGIME_LABELS,
    )
    return page, form.status


@blueprint.route("/numeros", methods=["GET", "POST"])
@requires(SET)
def numbering(season_id: int) -> Answer:
    """Change how documents are numbered, with the next number of each series."""
    ensure_writable(g.season.status)
    form = NumberingForm()
    form.open_on(g.season)
    if form.validate_on_submit():
        try:
            actions.set_templates(
                g.season,
                form.quote_template.data or "",
                form.invoice_template.data or "",
                form.credit_note_template.data or "",
                stamp(),
            )
            return done("Les modèles de numéros sont enregistrés.", "seasons.show", season_id=season_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/seasons/numbering.html", form=form, upcoming=_next_numbers(g.season)), form.status


@blueprint.route("/prix", methods=["GET", "POST"])
@requires(PRICES)
def prices(season_id: int) -> Answer:
    """Show the price list."""
    closed = g.season.status is Status.CLOSED
    return render_template(
        "coop/seasons/prices.html",
        prices=queries.prices_of(g.season),
        units=UNIT_LABELS,
        may_set=may(SET) and not closed,
    )


@blueprint.route("/prix/nouveau", methods=["GET", "POST"])
@requires(SET)
def new_price(season_id: int) -> Answer:
    """Add a line to the price list."""
    ensure_writable(g.season.status)
    form = PriceForm()
    liable = queries.tva_regime_on(g.season.carrier_id, clock.today()) is TvaRegime.LIABLE
    if form.validate_on_submit():
        try:
            price_cents, rate = cast(int, form.price.data), form.tva_rate.data or Decimal(0)
            actions.add_price(g.season, form.label.data or "", form.unit.data, price_cents, rate, stamp())
            return done("Le tarif est dans la grille.", "seasons.settings.prices", season_id=season_id)
        except Refusal as refusal:
            form.refuse(refusal)
    return render_template("coop/seasons/new_price.html", form=form, liable=liable), form.status


@blueprint.post("/prix/<int:price_id>/retirer")
@requires(SET)
def remove_price(season_id: int, price_id: int) -> Response:
    """Take a line out of the price list."""
    actions.remove_price(queries.get_price(g.season, price_id), stamp())
    return done(
        "Le tarif est retiré de la grille. Les devis déjà écrits ne changent pas.",
        "seasons.settings.prices",
        season_id=season_id,
    )


def _next_numbers(season: Season) -> dict[str, str]:
    """Return the number that the next document of each series would take, by the name of its field."""
    templates = {part: getattr(season, part) for part in ("quote_template", "invoice_template", "credit_note_template")}
    series = queries.series_of(season.carrier_id, templates.values(), season.year)
    last = {row.template: row.last_rank for row in series}
    return {part: render(template, season.year, last.get(template, 0) + 1) for part, template in templates.items()}
