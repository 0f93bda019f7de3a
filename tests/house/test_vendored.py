"""What we carry from others is what we wrote down: same bytes, known licence, nothing forgotten."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTS = ("docs/vendored.md", "tests/vendor/README.md")
LINE = re.compile(r"^\| ((?:static|tests)/\S+) \| .+ \| ([0-9a-f]{64}) \|$", re.MULTILINE)
LISTED = dict(found for name in LISTS for found in LINE.findall((ROOT / name).read_text()))
FOLDERS = ("static/fonts", "static/icons", "tests/vendor")
ICON_CALL = re.compile(r"""(?<![\w-])(?:icon|drawing)\('([a-z0-9-]+)'|icon='([a-z0-9-]+)'""")


@pytest.mark.parametrize("name", sorted(LISTED))
def test_a_vendored_file_is_the_one_that_was_written_down(name: str) -> None:
    assert hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == LISTED[name]


def test_every_vendored_file_is_written_down() -> None:
    present = {
        str(file.relative_to(ROOT)) for folder in FOLDERS for file in (ROOT / folder).rglob("*") if file.is_file()
    }
    assert present - set(LISTS) == set(LISTED)


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static/icons/sprite.svg").read_text()))
    texts = [file.read_text() for file in (ROOT / "templates").rglob("*.html")]
    named = {name for text in texts for pair in ICON_CALL.findall(text) for name in pair if name}
    assert "check" in named
    assert named <= drawn


def test_the_style_sheet_loads_only_our_fonts_each_with_the_mark_that_its_address_has_on_a_page() -> None:
    addresses = re.findall(r"url\(\"?([^\")]+)", (ROOT / "static/css/cjs.css").read_text())
    fonts = ("static/fonts/nunito-latin.woff2", "static/fonts/nunito-latin-ext.woff2")
    assert addresses == [f"../fonts/{Path(font).name}?v={LISTED[font][:12]}" for font in fonts]
