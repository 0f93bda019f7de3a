"""What later rooms show on the page of a mission: the invoices that stand for it."""

from cjs_app.coop.clients.papers import Board
from cjs_app.coop.missions.models import Mission

_board: Board[Mission] = Board()
show_with, papers_of = _board.show_with, _board.papers_of
