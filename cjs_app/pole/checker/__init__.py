"""The checker: what a text says in figures, dates and names, held against what was counted."""
