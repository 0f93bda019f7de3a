"""The sentences that the law asks for on an invoice, as data: each with the days, regimes and clients it is for.

The wording is to be read again by the carrier's accountant, and is meant to become editable: a sentence is never
changed here, it gets a last day and another one follows. A document keeps those it was issued with.
"""

import datetime as dt

from msgspec import Struct

from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.invoices.domain import Kind
from cjs_app.coop.seasons.domain import TvaRegime

ALWAYS = dt.date(1900, 1, 1)
NEVER = dt.date(9999, 12, 31)
OLD_VAT_CODE_UNTIL = dt.date(2027, 12, 31)
"""VAT moved to another code on 1 September 2026; the former references stay accepted until this day."""
NATURE_FROM = dt.date(2026, 9, 1)
"""From this day invoices say whether they are for goods or for services (décret 2022-1299)."""

EVERY_REGIME = frozenset(TvaRegime)
EVERY_CLIENT = frozenset(ClientKind)
EVERY_KIND = frozenset(Kind)
INVOICES = frozenset({Kind.INVOICE})


class Mention(Struct, frozen=True):
    """A sentence, and when it has to be written."""

    text: str
    valid_from: dt.date = ALWAYS
    valid_to: dt.date = NEVER
    regimes: frozenset[TvaRegime] = EVERY_REGIME
    clients: frozenset[ClientKind] = EVERY_CLIENT
    kinds: frozenset[Kind] = EVERY_KIND

    def applies(self, kind: Kind, regime: TvaRegime, client: ClientKind, day: dt.date) -> bool:
        """Return whether this document has to carry the sentence."""
        return (
            self.valid_from <= day <= self.valid_to
            and kind in self.kinds
            and regime in self.regimes
            and client in self.clients
        )


LATE_PAYMENT = (
    "pénalités au taux de la Banque centrale européenne majoré de 10 points, "
    "et indemnité forfaitaire de 40 € pour frais de recouvrement (art. L. 441-10 et D. 441-5 du code de commerce)."
)
FRENCH_MENTIONS = (
    Mention(
        "TVA non applicable, art. 293 B du CGI.",
        valid_to=OLD_VAT_CODE_UNTIL,
        regimes=frozenset({TvaRegime.FRANCHISE}),
    ),
    Mention(
        "TVA non applicable, art. L. 223-1 et suivants du CIBS.",
        valid_from=OLD_VAT_CODE_UNTIL + dt.timedelta(days=1),
        regimes=frozenset({TvaRegime.FRANCHISE}),
    ),
    Mention(
        "Exonération de TVA, art. 261, 7, 1° du CGI.",
        valid_to=OLD_VAT_CODE_UNTIL,
        regimes=frozenset({TvaRegime.EXEMPT}),
    ),
    Mention(
        "Opération exonérée de TVA (code des impositions sur les biens et services).",
        valid_from=OLD_VAT_CODE_UNTIL + dt.timedelta(days=1),
        regimes=frozenset({TvaRegime.EXEMPT}),
    ),
    Mention("Prestations de services.", valid_from=NATURE_FROM),
    Mention(
        f"Pas d’escompte pour paiement anticipé. En cas de retard : {LATE_PAYMENT}",
        clients=frozenset({ClientKind.COMPANY}),
        kinds=INVOICES,
    ),
    Mention(
        "Client agissant à titre professionnel : pas d’escompte pour paiement anticipé ; en cas de retard, "
        f"{LATE_PAYMENT}",
        clients=frozenset({ClientKind.ASSOCIATION}),
        kinds=INVOICES,
    ),
    Mention(
        "En cas de retard : intérêts moratoires et indemnité forfaitaire de 40 € prévus par le code de la commande "
        "publique.",
        clients=frozenset({ClientKind.PUBLIC}),
        kinds=INVOICES,
    ),
)
MENTIONS_OF = {"EUR": FRENCH_MENTIONS}
"""currency → the sentences of its country; elsewhere no French law is quoted."""


def mentions_for(
    kind: Kind, regime: TvaRegime, client: ClientKind, day: dt.date, currency: str = "EUR"
) -> tuple[str, ...]:
    """Return the sentences that a document of this day carries (art. 242 nonies A annexe II du CGI)."""

    sentences = MENTIONS_OF.get(currency, ())
    return tuple(mention.text for mention in sentences if mention.applies(kind, regime, client, day))
