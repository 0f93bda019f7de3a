"""An edition: what the committee reads from a day on, frozen; each table is of that day, or of an earlier edition.

A table is only taken anew when nothing about a few persons can be had from it and from all editions before. The money
road stands with the revenue: a part of it left behind would tell the rest by subtraction.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from cjs_app.coop.cooperants.domain import Headcounts
from cjs_app.coop.distribution.whole import Whole, whole_of
from cjs_app.coop.sharing.domain import HOURS_STEP_MINUTES, Shown, Table, cells_of, hidden_rows, told_by_enough
from cjs_app.kernel.money import rounded_ratio
from cjs_app.kernel.refusal import Refusal

TEAM, HOURS, CLIENTS, QUOTES, MISSIONS = "team", "hours", "clients", "quotes", "missions"
MONTHS, INVOICES, RECRUITMENT = "months", "invoices", "recruitment"
PARTS = (TEAM, HOURS, CLIENTS, QUOTES, MISSIONS, MONTHS, INVOICES, RECRUITMENT)
WITH_CLIENTS = (MONTHS,)
"""Other cuts of the very revenue of the clients: taken anew with it only, or its total would be told twice."""
STEPS = {HOURS: HOURS_STEP_MINUTES}
REVENUE = 1
"""The place of the revenue among the measures of the clients; the first one counts them."""
MISSIONS_DONE = "realisee"
STAYED = "stayed"
AFTERWARDS = "apres"
"""The row of the revenue that came after the season."""


class Road(Struct, frozen=True):
    """The money of a summer in totals, in cents; `shares` is what each person would receive."""

    self_financing_cents: int
    expenses_cents: int
    deductions_cents: int
    carried_over_cents: int
    net_cents: int
    shares: Sequence[int]
    """One for each person who receives one."""
    sharers: int
    """How many have a part, be there something to share or not."""
    counts_hours: bool = False
    """Whether a deduction is an amount per hour: it would tell the exact hours of mission."""


class Summer(Struct, frozen=True):
    """A summer as it stands on a day, person by person: what an edition is made from, and never shows."""

    tables: Mapping[str, Table]
    road: Road


class Edition(Struct, frozen=True):
    """What is shown (`cells`), and what it was added up from (`basis`): later editions are compared with that."""

    threshold: int
    cells: Mapping[str, Any]
    basis: Mapping[str, Any]


def edition(summer: Summer, earlier: Sequence[Edition], threshold: int, day: str) -> Edition:
    """Return the edition of a day (ISO); raise Refusal when all that could be shown anew tells of too few persons.

    A table that may not be taken anew stays as the last edition showed it, unless that one asked for fewer persons.
    """
    hidden = {name: hidden_rows(summer.tables[name], [*_shown(earlier, name)], threshold) for name in summer.tables}
    fresh = {name for name, rows in hidden.items() if rows is not None}
    if CLIENTS not in fresh:
        fresh -= set(WITH_CLIENTS)
    kept = earlier[-1].cells if earlier and earlier[-1].threshold >= threshold else {}
    if kept and not fresh:
        raise Refusal(
            "Rien de neuf ne peut encore être montré : depuis la dernière publication, trop peu de personnes ont "
            "changé quelque chose. Réessayer dans quelques jours."
        )
    cells: dict[str, Any] = {}
    for name, table in summer.tables.items():
        if name not in fresh and name in kept:
            cells[name] = kept[name]
        else:
            cells[name] = asdict(cells_of(table, hidden[name] if name in fresh else None, day, STEPS.get(name, 1)))
    if CLIENTS in fresh:
        road = _road_cells(summer, threshold)
        cells["road"] = road | _averages(summer, cells, road, day)
    else:
        cells["road"] = kept.get("road", {})
    cells["whole"] = asdict(_whole(summer))
    basis = {
        name: {
            "rows": {row: list(measures) for row, measures in table.rows.items()},
            "hidden": sorted(hidden[name] or ()),
        }
        for name, table in summer.tables.items()
        if name in fresh
    }
    return Edition(threshold, cells, basis)


def _shown(earlier: Sequence[Edition], name: str) -> list[Shown]:
    """Return a table as each edition that took it anew showed it."""
    found = [past.basis[name] for past in earlier if name in past.basis]
    return [
        Shown(Table({row: tuple(measures) for row, measures in one["rows"].items()}), frozenset(one["hidden"]))
        for one in found
    ]


def _road_cells(summer: Summer, threshold: int) -> dict[str, int | None]:
    """Return the money in totals; what leads to the shares only where enough persons have one, and none nearly all."""
    road = summer.road
    sharers = len(road.shares)
    tells = not road.counts_hours and sharers >= threshold and told_by_enough(road.shares, threshold)
    return {
        "revenue_cents": summer.tables[CLIENTS].sums(summer.tables[CLIENTS].rows)[REVENUE],
        "self_financing_cents": road.self_financing_cents,
        "expenses_cents": road.expenses_cents,
        "deductions_cents": road.deductions_cents if tells else None,
        "carried_over_cents": road.carried_over_cents if tells else None,
        "net_cents": road.net_cents if tells else None,
    }


def _whole(summer: Summer) -> Whole:
    """Return the totals of the group, for who signs in by name: they stand on other pages too, at any time."""
    people = summer.tables[TEAM].rows
    founded, stayed = (sum(len(people[row][0]) for row in rows) for rows in (people, people.keys() & {STAYED}))
    return whole_of(Headcounts(founded, stayed), summer.road.sharers, summer.road.net_cents)


def _averages(
    summer: Summer, cells: Mapping[str, Any], road: Mapping[str, int | None], day: str
) -> dict[str, int | None]:
    """Return the averages whose sum and whose denominator are both shown, of this very day: they tell nothing more."""
    per_share = per_mission = None
    team, missions, sharers = cells[TEAM], cells[MISSIONS], len(summer.road.shares)
    net_cents, revenue_cents = road["net_cents"], road["revenue_cents"]
    if net_cents is not None and team["as_of"] == day and list(team["totals"]) == [sharers]:
        per_share = rounded_ratio(net_cents, sharers)
    done = missions["rows"][MISSIONS_DONE]
    if revenue_cents is not None and missions["as_of"] == day and done and done[0]:
        per_mission = rounded_ratio(revenue_cents, done[0])
    return {"net_per_share_cents": per_share, "revenue_per_mission_cents": per_mission}
