"""The front page: what waits, for whoever just came in."""
