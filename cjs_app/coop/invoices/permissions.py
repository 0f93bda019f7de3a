"""What a person may do with invoices: the whole team prepares them, the adults in charge give them their number."""

from cjs_app.access.domain import MONEY_READERS, STAFF, TEAM
from cjs_app.plumbing.permissions import declare

READ = declare("invoices.read", "Voir les factures", MONEY_READERS)
WRITE = declare("invoices.write", "Préparer des brouillons de factures", TEAM)
ISSUE = declare("invoices.issue", "Émettre des factures et des avoirs", STAFF)
PAY = declare("invoices.pay", "Noter des encaissements", STAFF)
