"""What a person may do with the summer on one page."""

from cjs_app.access.domain import EVERYBODY, MONEY_READERS
from cjs_app.plumbing.permissions import declare

READ = declare("summary.read", "Lire l’été en une page et le projeter", EVERYBODY)
WHOLE = declare("summary.whole", "Y lire aussi les chiffres qui comptent peu de personnes", MONEY_READERS)
"""Who has not this one reads what the newest edition of the committee's page tells, and nothing of this day."""
