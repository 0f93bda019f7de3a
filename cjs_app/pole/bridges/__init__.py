"""Traits d'Unions: who takes part, diagnostics with marks, prescribers met, partnerships from contact to signature."""
