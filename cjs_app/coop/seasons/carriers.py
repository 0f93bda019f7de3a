"""Correcting who carries a season; the seasons that share the carrier share its sheet."""

import datetime as dt

from sqlalchemy import select

from cjs_app.coop.seasons import queries
from cjs_app.coop.seasons.actions import set_tva_regime
from cjs_app.coop.seasons.domain import TVA_REGIME_LABELS, CarrierSettings, TvaRegime
from cjs_app.coop.seasons.guards import ensure_carrier_may_change
from cjs_app.coop.seasons.models import Carrier, Season
from cjs_app.journal import actions as journal
from cjs_app.kernel.identifiers import checked_iban, checked_siren
from cjs_app.kernel.refusal import Refusal
from cjs_app.kernel.stamp import Stamp
from cjs_app.plumbing.database import db


def correct(season: Season, sheet: CarrierSettings, stamp: Stamp) -> None:
    """Change the sheet of a season's carrier; raise Refusal for a wrong SIREN or IBAN, or a SIREN already known.

    Documents already issued keep what they were issued with. The VAT regime has its own gesture, with its day.
    """
    season = queries.season_to_change(season.id)
    carrier = _held(season.carrier_id)
    siren = sheet.siren.strip()
    if siren and season.currency == "EUR":
        siren = checked_siren(siren, field="carrier_siren")
    if siren and db.session.scalar(select(Carrier.id).where(Carrier.siren == siren, Carrier.id != carrier.id)):
        raise Refusal("Un autre porteur a déjà ce SIREN : vérifier le numéro.", field="carrier_siren")
    carrier.name, carrier.siren = sheet.name.strip(), siren
    for part in ("address", "postcode", "city", "email"):
        setattr(carrier, part, getattr(sheet, part).strip())
    carrier.iban = checked_iban(sheet.iban, field="carrier_iban") if sheet.iban.strip() else ""
    journal.record(stamp, "season.carrier_set", "season", season.id, season.id)


def replace(season: Season, carrier: Carrier, stamp: Stamp) -> None:
    """Give a season another carrier; raise Refusal once a document of the season bears a number of the one it has."""
    season = queries.season_to_change(season.id)
    if carrier.id == season.carrier_id:
        raise Refusal("Ce porteur est déjà celui de la saison : en choisir un autre.", field="carrier")
    ensure_carrier_may_change(season)
    season.carrier = carrier
    db.session.flush()
    journal.record(stamp, "season.carrier_replaced", "season", season.id, season.id, carrier=carrier.name)


def give_tva_regime(season: Season, regime: TvaRegime, since: dt.date, stamp: Stamp) -> None:
    """Give the carrier of a season a VAT regime from a day on."""
    season = queries.season_to_change(season.id)
    set_tva_regime(_held(season.carrier_id), regime, since)
    label = TVA_REGIME_LABELS[regime].lower()
    journal.record(stamp, "season.tva_set", "season", season.id, season.id, day=since.isoformat(), regime=label)


def _held(carrier_id: int) -> Carrier:
    """Return a carrier that nobody else changes until the end of the transaction."""
    return db.session.scalars(
        select(Carrier).where(Carrier.id == carrier_id).with_for_update().execution_options(populate_existing=True)
    ).one()
