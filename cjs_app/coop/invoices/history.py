"""What can happen to an invoice, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare

leads_to("invoice", "invoices.show", "invoice_id")
declare(
    {
        "invoice.drafted": "Brouillon créé",
        "invoice.drafted_from_quote": "Brouillon créé d’après le devis {source}",
        "invoice.drafted_from_mission": "Brouillon créé d’après la mission {source}",
        "invoice.credit_drafted": "Avoir préparé pour la facture {source}",
        "invoice.rewritten": "Brouillon corrigé : {amount:money} TTC",
        "invoice.abandoned": "Brouillon abandonné",
        "invoice.issued": "Émission sous le numéro {number} : {amount:money} TTC",
        "invoice.credited": "Avoir {number} émis : {amount:money} TTC en moins",
        "invoice.paid": "Encaissement noté : {amount:money} ({method})",
        "invoice.refunded": "Remboursement noté : {amount:money} ({method})",
        "invoice.payment_reversed": "Encaissement annulé : {amount:money}",
    }
)
