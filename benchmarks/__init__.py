"""How fast the house is, each figure beside the one of a plain program that does the same without any of its care."""
