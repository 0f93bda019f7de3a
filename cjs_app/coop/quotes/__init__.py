"""Devis: what the cooperative offers to do, and for how much."""
