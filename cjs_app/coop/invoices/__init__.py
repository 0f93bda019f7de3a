"""Factures, avoirs and encaissements: what clients owe and what they paid."""
