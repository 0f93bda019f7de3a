"""What later rooms show on the page of a devis: the invoices that were made from it."""

from cjs_app.coop.clients.papers import Board
from cjs_app.coop.quotes.models import Quote

_board: Board[Quote] = Board()
show_with, papers_of = _board.show_with, _board.papers_of
