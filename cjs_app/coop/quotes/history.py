"""What can happen to a devis, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

leads_to("quote", "quotes.show", "quote_id")
declare(
    {
        "quote.created": "Devis {number} écrit : {amount:money} HT",
        "quote.duplicated": "Devis {number} repris du devis {source}",
        "quote.rewritten": "Devis modifié : {amount:money} HT",
        "quote.submitted": "Devis donné à valider",
        "quote.validated": "Devis validé",
        "quote.validation_taken_back": "Validation reprise : le devis attend de nouveau d’être validé",
        "quote.sent_back": "Devis rendu à corriger",
        "quote.sent": "Devis envoyé au client : {amount:money} HT",
        "quote.accepted": "Devis accepté par le client le {day:day}",
        "quote.refused": "Devis refusé par le client",
        "quote.declined": "Devis décliné par la coop",
        "quote.expired": "Devis expiré : sa validité est passée",
    }
)
