"""The pôle itself, its year at hand, and what all its rooms tell of it: figures, lists, pieces of the report."""
