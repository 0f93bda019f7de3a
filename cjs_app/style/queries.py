"""The files of the design system: components, style sheet, drawings."""

from functools import cache
from pathlib import Path

from flask import current_app

from cjs_app.style.domain import Component, colours, component, symbols


def components() -> tuple[Component, ...]:
    """Return every file of components, in the order of their names."""
    return _components(Path(current_app.root_path).parent / "templates" / "components")


def tokens() -> list[str]:
    """Return the colours of the house."""
    return colours(_static("css/cjs.css").read_text("utf-8"))


def icons() -> list[str]:
    """Return the names of the icons."""
    return symbols(_static("icons/sprite.svg").read_text("utf-8"))


def pictures() -> list[str]:
    """Return the names of the illustrations."""
    return sorted(path.stem for path in _static("img").glob("*.svg"))


@cache
def _components(folder: Path) -> tuple[Component, ...]:
    """Return the components of a folder, read once."""
    return tuple(component(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.html")))


def _static(name: str) -> Path:
    """Return where a static file or folder stands."""
    return Path(str(current_app.static_folder)) / name
