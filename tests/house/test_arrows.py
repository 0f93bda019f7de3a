"""The arrows of the house all point the same way, and the checker that says so catches every kind of sabotage.

Late imports are allowed in `cjs_app/__init__.py`, `__main__.py` and `bootstrap/` (they run before any library is
there) and in `cli.py` (a command answers --help without loading what it will not use), nowhere else: an import tucked
into a function is how a circle hides from the eye and from every tool.
"""

from pathlib import Path

import pytest

from tests.house import arrows

HOUSE = Path(__file__).parents[2]
FURNISHED = ("access", "coop/seasons", "coop/quotes", "coop/invoices", "pole/members")
ROOMS = 'ROOMS = ("access", "coop.seasons", "coop.quotes", "coop.invoices", "pole.members", "home")\n'


def a_house(folder: Path, files: dict[str, str]) -> Path:
    """Build a small house: `coop/quotes/domain` is the file cjs_app/coop/quotes/domain.py."""
    layout = dict.fromkeys([f"{room}/{floor}" for room in FURNISHED for floor in arrows.AT_HOME], "")
    layout |= {"rooms": ROOMS, "kernel/money": "", "plumbing/database": "", "cli": "", "__init__": ""}
    for name, source in (layout | files).items():
        path = folder / "cjs_app" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")
    for package in (folder / "cjs_app").rglob("*/"):
        (package / "__init__.py").touch()
    return folder


def test_every_arrow_of_the_house_points_down() -> None:
    assert arrows.faults(HOUSE) == []


def test_the_checker_reads_the_whole_house() -> None:
    house = arrows.read(HOUSE)
    assert {"cjs_app", "cjs_app.rooms", "cjs_app.bootstrap.environment"} <= set(house.trees)
    assert "coop.seasons" in house.rooms


HONEST = {
    "coop/quotes/domain": "import datetime\nfrom cjs_app.kernel import money\nfrom cjs_app.access.domain import x",
    "coop/quotes/models": "from sqlalchemy import ForeignKey\nfrom cjs_app.plumbing.database import db",
    "coop/quotes/actions": "from cjs_app.coop.quotes import models, queries\nfrom cjs_app.access import actions",
    "coop/quotes/pdf": "import reportlab\nfrom cjs_app.coop.quotes import domain\nfrom cjs_app import plumbing",
    "coop/quotes/routes": "from cjs_app.coop.quotes import actions, forms, pdf\nfrom cjs_app.access import queries",
    "coop/invoices/letters": "from cjs_app.coop.invoices import queries",
    "pole/members/queries": "from cjs_app.coop.seasons import queries",
    "plumbing/database": "import importlib\nimportlib.import_module('pysqlite3.dbapi2')",
    "coop/quotes/forms": "from cjs_app.kernel.late import Late\nopenpyxl = Late('openpyxl')",
    "kernel/late": "class Late: ...",
    "cli": "def f():\n    from cjs_app.coop.quotes import actions",
}


def test_an_honest_house_has_no_fault(tmp_path: Path) -> None:
    assert arrows.faults(a_house(tmp_path, HONEST)) == []


SABOTAGE = {
    "kernel looks at the plumbing": ("kernel/money", "from cjs_app.plumbing import database"),
    "kernel uses Flask": ("kernel/money", "import flask"),
    "kernel reads the clock": ("kernel/money", "import datetime\nx = datetime.date.today()"),
    "plumbing looks at a room": ("plumbing/database", "from cjs_app.access import queries"),
    "plumbing looks at the roof": ("plumbing/database", "from cjs_app import cli"),
    "rules use SQLAlchemy": ("coop/quotes/domain", "from sqlalchemy import select"),
    "rules use Babel": ("coop/quotes/domain", "import babel.numbers"),
    "rules draw lots": ("coop/quotes/domain", "import random"),
    "rules look at the plumbing": ("coop/quotes/domain", "from cjs_app.plumbing import database"),
    "rules look at another room's queries": ("coop/quotes/domain", "from cjs_app.coop.seasons import queries"),
    "the package itself looks at the plumbing": ("coop/quotes/__init__", "from cjs_app.plumbing import database"),
    "tables look at queries": ("coop/quotes/models", "from cjs_app.coop.quotes import queries"),
    "queries look at actions": ("coop/quotes/queries", "from cjs_app.coop.quotes import actions"),
    "queries look at an earlier room's actions": ("coop/quotes/queries", "from cjs_app.access.actions import x"),
    "actions look at forms": ("coop/quotes/actions", "from cjs_app.coop.quotes import forms"),
    "a PDF reads the database": ("coop/quotes/pdf", "from cjs_app.coop.quotes import queries"),
    "a form changes things": ("coop/quotes/forms", "from cjs_app.coop.quotes import actions"),
    "a room uses another's pages": ("coop/quotes/routes", "from cjs_app.coop.seasons import routes"),
    "a room uses another's forms": ("coop/quotes/routes", "from cjs_app.coop.seasons.forms import x"),
    "a room uses another's PDF": ("coop/quotes/routes", "import cjs_app.coop.seasons.pdf"),
    "an earlier room looks at a later one": ("coop/quotes/actions", "from cjs_app.coop.invoices import domain"),
    "the same, by a relative import": ("coop/quotes/actions", "from ..invoices import domain"),
    "the same, by its package": ("coop/quotes/actions", "from cjs_app.coop import invoices"),
    "the summer looks at the hub": ("coop/quotes/actions", "from cjs_app.pole.members import domain"),
    "a room looks at the roof": ("coop/quotes/routes", "from cjs_app import cli"),
    "a room looks at the application": ("coop/quotes/routes", "from cjs_app import create_app"),
    "an import hides in a function": ("coop/quotes/actions", "def f():\n    from cjs_app.access import domain"),
    "an import hides in a method": ("coop/quotes/models", "class A:\n    def f(self):\n        import json"),
    "a module is imported by name": ("coop/quotes/actions", "import_module('cjs_app.home')"),
    "a module is imported by a made-up name": ("plumbing/database", "__import__('cjs_' + 'app.cli')"),
    "a room is looked at late": ("coop/quotes/actions", "later = Late('cjs_app.home')"),
    "a file named by subject looks at pages": ("coop/quotes/letters", "from cjs_app.coop.quotes import routes"),
    "a backref points up": ("coop/quotes/models", "x = relationship('Line', backref='quote')"),
}


@pytest.mark.parametrize(("name", "source"), SABOTAGE.values(), ids=SABOTAGE)
def test_sabotage_is_caught(tmp_path: Path, name: str, source: str) -> None:
    assert len(arrows.faults(a_house(tmp_path, {name: source}))) == 1


@pytest.mark.parametrize(
    "pointer", ["ForeignKey('invoices.id')", "relationship('Invoice')", "Mapped['Invoice']", "Mapped['list[Invoice]']"]
)
def test_a_record_that_points_to_a_later_room_is_caught(tmp_path: Path, pointer: str) -> None:
    quotes = f"class Quote:\n    __tablename__ = 'quotes'\n    later = {pointer}"
    invoices = "class Invoice:\n    __tablename__ = 'invoices'\n    earlier = ForeignKey('quotes.id')"
    house = a_house(tmp_path, {"coop/quotes/models": quotes, "coop/invoices/models": invoices})
    [fault] = arrows.faults(house)
    assert fault.startswith("cjs_app.coop.quotes.models:3 points to ")


def test_a_file_named_by_subject_may_be_given_a_floor(tmp_path: Path) -> None:
    lists = ROOMS + 'FLOOR_OF = {"coop.quotes.letters": "pdf"}\n'
    house = a_house(tmp_path, {"rooms": lists, "coop/quotes/letters": "from cjs_app.coop.quotes import queries"})
    assert arrows.faults(house) == [
        "cjs_app.coop.quotes.letters:1 looks at cjs_app.coop.quotes.queries: pdf may not look at queries"
    ]
