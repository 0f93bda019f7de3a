"""The pages of the accounts: expenses, self-financing, deductions, each its own line of the menu."""

from flask import Flask

from cjs_app.coop.accounts import actions
from cjs_app.coop.accounts.routes import deductions, expenses, incomes
from cjs_app.coop.seasons.guards import guard_settings_with, inherit_with
from cjs_app.plumbing.navigation import Entry, offer

offer(Entry("Dépenses", "expenses.index", "receipt", group="L’argent"))
offer(Entry("Autofinancement", "self_financing.index", "piggy-bank", group="L’argent"))
offer(Entry("Retenues", "deductions.index", "percent", group="L’argent"))
guard_settings_with(actions.ensure_currency_stays)
inherit_with(actions.inherit_deductions)


def start(app: Flask) -> None:
    """Register the three faces of the room."""
    for face in (expenses, incomes, deductions):
        app.register_blueprint(face.blueprint)
