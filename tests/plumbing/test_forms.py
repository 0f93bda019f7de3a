"""What the lenient fields say of what they read."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from cjs_app.plumbing.forms import DayField, HouseForm, MinutesField, MoneyField, NumberField


class Everything(HouseForm):
    """A field of each kind."""

    amount = MoneyField("Montant")
    spent = MinutesField("Durée")
    day = DayField("Jour")
    share = NumberField("Quantité")


@pytest.mark.parametrize(
    ("name", "typed", "understood"),
    [
        ("amount", "1 234,5 €", "1\u202f234,50\u00a0€"),
        ("amount", "24", "24,00\u00a0€"),
        ("amount", "-5", "-5,00\u00a0€"),
        ("spent", "2,5", "2\u00a0h\u00a030"),
        ("spent", "150", "2\u00a0h\u00a030"),
        ("day", "12/7/21", "lundi 12 juillet 2021"),
        ("share", "2.50", "2,5"),
    ],
)
def test_what_was_read_leniently_is_said_back(app: Flask, name: str, typed: str, understood: str) -> None:
    with app.test_request_context():
        assert Everything(MultiDict({name: typed}))[name].understood == understood


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("amount", "24,50"),
        ("spent", "2h30"),
        ("day", "2021-07-12"),
        ("amount", "douze"),
        ("spent", ""),
        ("share", "2,5"),
    ],
)
def test_what_is_written_as_usual_or_could_not_be_read_is_not(app: Flask, name: str, typed: str) -> None:
    with app.test_request_context():
        assert Everything(MultiDict({name: typed}))[name].understood == ""


def test_a_value_that_nobody_typed_is_not_said_back(app: Flask) -> None:
    with app.test_request_context():
        assert Everything(formdata=None, data={"amount": 2450}).amount.understood == ""
