"""The rooms of the house, in the order in which they may look at one another.

This list is the architecture: registration, menu, permissions page and import rules all follow from it.
A room may look at the rooms above it, never below.
"""

ROOMS = (
    "journal",  # what happened, by whom, when
    "access",  # who is at the door
    "coop.seasons",  # the summer, its carrier, its rules
    "coop.cooperants",  # the young people of the summer
    "coop.clients",  # for whom they work
    "coop.quotes",  # devis
    "coop.missions",  # the work itself
    "coop.hours",  # the time spent
    "coop.invoices",  # factures, avoirs, encaissements
    "coop.accounts",  # expenses, self-financing, deductions
    "coop.distribution",  # what is left, and each one's share
    "coop.bilan",  # the summer told in figures
    "coop.archive",  # a summer as plain tables, in and out
    "home",  # the front page, which sees everything
)

FLOOR_OF = {
    "coop.invoices.documents": "domain",  # what a document says, and its photograph
    "coop.invoices.mentions": "domain",  # the sentences that the law asks for
    "coop.invoices.waiting": "queries",  # the work that no invoice stands for yet
    "coop.distribution.closing": "domain",  # rules of votes and closings, apart from the computation
}
"""Files named by their subject whose floor is not that of the actions."""
