"""What a person may do with the closings and the money lists."""

from cjs_app.access.domain import MONEY_TAKERS, STAFF
from cjs_app.plumbing.permissions import declare

READ = declare("books.read", "Voir les mois clos et les totaux d’une période", MONEY_TAKERS)
CLOSE = declare("books.close", "Clore un mois fini", STAFF)
EXPORT = declare("books.export", "Faire sortir les listes d’argent pour la comptabilité", MONEY_TAKERS)
SET = declare("books.set", "Choisir les numéros de comptes des exports", STAFF)
