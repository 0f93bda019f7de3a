"""Every component is shown on the page of the components: a new one needs its example there."""

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
