"""Every query of a season's records takes its season as an argument: nothing is looked up by its number alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from cjs_app.plumbing.database import db

HOUSE = Path(__file__).resolve().parent.parent.parent
APP = HOUSE / "cjs_app"
SCOPES = {"season", "season_id", "former", "ours", "imported", "place", "season_ids"}
"""The arguments that say which season."""

LOCKED = "locks and reads afresh records that were found by their season"
INSIDE = "a sum inside a query that has its season"
BY_SECRET = "the hash of a secret is what leads to the season"
OWN = "a person reads what is known about themself, in all their seasons"
ERASED = "a person leaves, in all their seasons"
WHOLE = "the console reads the whole database through"
SEAMS: dict[str, str] = {
    "cjs_app.coop.books.verification._faults": WHOLE,
    "cjs_app.coop.books.verification._journal_hash": WHOLE,
    "cjs_app.coop.archive.queries.numbers_issued_elsewhere": "a series of numbers is a carrier's, over its seasons",
    "cjs_app.coop.hours.actions._minutes_noted": "adds up the hours of cooperants already held by their season",
    "cjs_app.coop.invitations.actions.note_wrong_code": BY_SECRET,
    "cjs_app.coop.invitations.queries.find_usable": BY_SECRET,
    "cjs_app.coop.invoices.actions.MISSION_NOW": LOCKED,
    "cjs_app.coop.invoices.listing._matching": "put together once; `invoices_matching` says the season",
    "cjs_app.coop.invoices.queries._balances": "adds up payments of invoices already found by their season",
    "cjs_app.coop.invoices.queries.LINES": "the lines of a document already held",
    "cjs_app.coop.quotes.queries.PRICES": "the lines of a devis already held",
    "cjs_app.coop.invoices.queries.LAST_DAY": "a series of numbers is a carrier's, over its seasons",
    "cjs_app.coop.invoices.queries._whole": "put together once; `get_invoice` says the season, `locked_invoice` locks",
    "cjs_app.coop.distribution.verification._faults": WHOLE,
    "cjs_app.coop.distribution.verification._shares_stand": WHOLE,
    "cjs_app.pole.report.verification._faults": WHOLE,
    "cjs_app.coop.invoices.verification._words": WHOLE,
    "cjs_app.coop.invoices.verification._wrong_papers": WHOLE,
    "cjs_app.coop.invoices.waiting._standing_for": "the invoice of a devis already found by its season",
    "cjs_app.coop.missions.queries._has_member": "a condition inside a query that has its season",
    "cjs_app.coop.missions.queries._takes_place": "a condition inside a query that has its season",
    "cjs_app.coop.missions.queries.held": LOCKED,
    "cjs_app.coop.invoices.queries.paid_cents": INSIDE,
    "cjs_app.coop.quotes.queries.HT_CENTS": INSIDE,
    "cjs_app.coop.quotes.queries._held": LOCKED,
    "cjs_app.coop.seasons.queries.roles_held": "what accounts are in all their seasons, for the door",
    "cjs_app.coop.sharing.actions.count_read": BY_SECRET,
    "cjs_app.coop.sharing.queries.find_link": BY_SECRET,
    "cjs_app.coop.sharing.queries.find_open_visit": BY_SECRET,
    "cjs_app.journal.queries.restores": "a backup is put back for the whole house",
    "cjs_app.privacy.doings._acts": OWN,
    "cjs_app.privacy.doings._roles": OWN,
    "cjs_app.privacy.erasing._answer": ERASED,
    "cjs_app.privacy.erasing._erase_account": ERASED,
    "cjs_app.privacy.erasing.erase_account": ERASED,
    "cjs_app.privacy.queries.erased_ids": "numbers of what no longer has a name, in the whole house",
    "cjs_app.privacy.queries.find_erasure": "a record already found by its season",
    "cjs_app.privacy.queries.open_requests_of": OWN,
    "cjs_app.privacy.queries.own_cooperants": OWN,
    "cjs_app.privacy.queries.waiting_accounts": "requests about accounts, which no season holds",
    "cjs_app.privacy.retention.accounts_due": "the coordination looks for what is too old in the whole house",
    "cjs_app.verifying._papers": WHOLE,
}
"""Functions that look at records without a season in their arguments, and why they may."""
Written = ast.FunctionDef | ast.Assign | ast.AnnAssign
GOT = {"cjs_app.coop.invitations.queries.cooperant_of": "the cooperant that an invitation is for, by its own key"}
"""Functions that may get a record by its number alone, and why."""


def models_of_a_season() -> dict[str, type]:
    """Return the classes whose rows belong to one season, by name."""
    return {
        mapper.class_.__name__: mapper.class_
        for mapper in db.Model.registry.mappers
        if "season_id" in mapper.local_table.columns  # type: ignore[union-attr]
    }


def called(call: ast.Call) -> str:
    """Return the bare name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def looked_up(part_of_code: ast.AST, models: set[str]) -> set[str]:
    """Return the season's models that a function or a constant asks the database for, by `select` and its like."""
    found = set()
    for call in ast.walk(part_of_code):
        if isinstance(call, ast.Call):
            name = called(call)
            if name in {"select", "get", "get_one", "update", "delete", "exists", "query"}:
                names = {part.id for given in call.args for part in ast.walk(given) if isinstance(part, ast.Name)}
                found |= names & models
    return found


def is_asked_with_its_season(part_of_code: ast.AST) -> bool:
    """Return whether a statement put together once is given its season each time: it holds `bindparam("season")`."""
    binds = [call for call in ast.walk(part_of_code) if isinstance(call, ast.Call) and called(call) == "bindparam"]
    return any(isinstance(bind.args[0], ast.Constant) and bind.args[0].value == "season" for bind in binds)


def takes_its_season(function: Written, models: set[str]) -> bool:
    """Return whether the arguments say which season: itself, its number, or a record of it."""
    if not isinstance(function, ast.FunctionDef):
        return is_asked_with_its_season(function)
    if not function.args.args and is_asked_with_its_season(function):
        return True
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    annotated = {
        part.id for one in given if one.annotation for part in ast.walk(one.annotation) if isinstance(part, ast.Name)
    }
    return bool({one.arg for one in given} & SCOPES or annotated & (models | {"Season"}))


def functions() -> Iterator[tuple[str, Written]]:
    """Yield every function of the product, and every constant of a module, with its address."""
    for path in sorted(APP.rglob("*.py")):
        module = ".".join(path.relative_to(HOUSE).with_suffix("").parts)
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield f"{module}.{node.name}", node
        for node in tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign):
                name = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
                yield f"{module}.{ast.unparse(name)}", node


def unscoped() -> dict[str, set[str]]:
    """Return the functions that ask for a season's records without taking the season."""
    models = set(models_of_a_season())
    return {
        address: wanted
        for address, function in functions()
        if (wanted := looked_up(function, models)) and not takes_its_season(function, models)
    }


def test_every_query_of_a_season_s_records_takes_its_season(app: Flask) -> None:
    assert {address: sorted(wanted) for address, wanted in unscoped().items() if address not in SEAMS} == {}


def test_no_seam_is_kept_that_is_no_longer_needed(app: Flask) -> None:
    assert sorted(set(SEAMS) - set(unscoped())) == []


def test_a_record_of_a_season_is_never_got_by_its_number_alone(app: Flask) -> None:
    models = set(models_of_a_season())
    alone = {
        address
        for address, function in functions()
        for call in ast.walk(function)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in {"get", "get_one"}
        and ast.unparse(call.func.value) == "db.session"
        and {part.id for given in call.args for part in ast.walk(given) if isinstance(part, ast.Name)} & models
    }
    assert alone == set(GOT)


@pytest.mark.parametrize(
    ("written", "is_scoped"),
    [
        ("def f(quote_id):\n    return select(Quote).where(Quote.id == quote_id)", False),
        ("def f(quote_id):\n    return db.session.get(Quote, quote_id)", False),
        ("def f(season, quote_id):\n    return select(Quote)", True),
        ("def f(quote: Quote):\n    return select(QuoteLine)", True),
        ("def f():\n    return select(User)", True),
        ("ONE = select(Quote).where(Quote.id == bindparam('quote'))", False),
        ("ONE = select(Quote).where(Quote.season_id == bindparam('season'))", True),
        ("def f():\n    return select(Quote).where(Quote.season_id == bindparam('season'))", True),
    ],
)
def test_a_query_without_its_season_would_be_seen(written: str, is_scoped: bool) -> None:
    function = ast.parse(written).body[0]
    assert isinstance(function, Written)
    models = {"Quote", "QuoteLine"}
    assert (not looked_up(function, models) or takes_its_season(function, models)) is is_scoped
