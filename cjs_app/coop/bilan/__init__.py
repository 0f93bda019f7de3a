"""The bilan: the summer told in figures, each of which opens the records it was counted from."""
