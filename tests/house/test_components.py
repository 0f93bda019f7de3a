"""Every component is shown on the page of the components; nothing moves for who asked for stillness."""

import re
from pathlib import Path

from flask import Flask

from cjs_app.plumbing.cards import Card
from cjs_app.plumbing.formats import BETWEEN

TEMPLATES = Path(__file__).parents[2] / "templates"
LENT = re.compile(r"macro ([a-z]\w*)\(")


def test_every_macro_of_every_component_has_its_example_on_the_page_of_the_components() -> None:
    lent = [
        name for path in (TEMPLATES / "components").glob("*.html") for name in LENT.findall(path.read_text("utf-8"))
    ]
    drawn = LENT.findall((TEMPLATES / "style" / "specimens.html").read_text("utf-8"))
    assert sorted(drawn) == sorted(f"show_{name}" for name in lent)


def test_nothing_moves_for_who_asked_for_stillness() -> None:
    sheet = (TEMPLATES.parent / "static" / "css" / "cjs.css").read_text("utf-8")
    asked = re.search(r"@media \(prefers-reduced-motion: no-preference\) \{.*?\n  \}", sheet, re.DOTALL)
    assert asked is not None
    assert "transition:" in asked[0]
    moving = r"\b(?:transition|animation)(?:-\w+)*:|@keyframes|scroll-behavior:"
    assert re.findall(moving, sheet.replace(asked[0], "")) == []


ONE_BY_ONE = """{% from "components/list.html" import card_list, card_row %}
{% from "components/status.html" import badge %}
{% from "components/button.html" import row_button %}{% call card_list("Factures") %}{{ card_row(["F-1", "<Mme>"],
meta=["Tonte", "reste 3 €"], amount="480 €", badge=badge("Payée", "ok"), href="/1",
actions=row_button("PDF", "/1/pdf", "download", "F-1 en PDF")) }}{% endcall %}"""
IN_ONE_GO = """{% from "components/list.html" import cards %}{{ cards("Factures", [card], "PDF", "download") }}"""


def test_cards_drawn_in_one_go_are_those_drawn_one_by_one(app: Flask) -> None:
    names = ("F-1", "<Mme>"), ("Tonte", "reste 3 €")
    card = Card(BETWEEN.join(names[0]), "/1", BETWEEN.join(names[1]), "480 €", "Payée", "ok", "/1/pdf", "F-1 en PDF")
    with app.test_request_context():
        one_by_one, in_one_go = (app.jinja_env.from_string(text).render(card=card) for text in (ONE_BY_ONE, IN_ONE_GO))
    assert in_one_go.split() == one_by_one.split()
    assert "&lt;Mme&gt;" in in_one_go
