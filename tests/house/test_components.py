"""Every component is shown on the page of the components; nothing moves for who asked for stillness."""

import re
from pathlib import Path

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
