"""The picture of the house shows the house as it is."""

import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent.parent


def test_the_picture_of_the_house_is_drawn_from_today_s_imports() -> None:
    ask = "import sys; sys.path.insert(0, 'docs'); import draw_house; print(draw_house.drawing(), end='')"
    drawn = subprocess.run([sys.executable, "-c", ask], cwd=HOUSE, capture_output=True, text=True, check=True)
    kept = (HOUSE / "docs" / "house.svg").read_text("utf-8")
    assert drawn.stdout == kept, "the imports changed: run python3 docs/draw_house.py"
