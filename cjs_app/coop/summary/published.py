"""The summer as the newest edition of the committee's page tells it: sums of enough persons, frozen on a day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from cjs_app.coop.bilan.document import SummerLine
from cjs_app.coop.bilan.domain import Section
from cjs_app.coop.bilan.plots import years_chart
from cjs_app.coop.distribution.whole import tells_apart
from cjs_app.coop.sharing import pictures
from cjs_app.coop.sharing.editions import CLIENTS, MISSIONS, MISSIONS_DONE, QUOTES, REVENUE, STAYED, TEAM
from cjs_app.coop.sharing.pictures import WITHHELD, cell_of, total_of
from cjs_app.coop.summary.domain import FIVE, Number, Summary
from cjs_app.kernel.charts import Chart
from cjs_app.kernel.sentences import Kinds, agreed

Cells = Mapping[str, Any]


class Sheet(Struct, frozen=True):
    """What is said of a summer beside its figures."""

    name: str
    year: int
    place: str
    carrier: str
    told: str
    """Of which day the figures are."""
    texts: Mapping[Section, str]


class Read(Struct, frozen=True):
    """The figures of an edition that the page tells, each None where it is not shown."""

    quotes: int | None
    accepted: int | None
    missions: int | None
    revenue_cents: int | None
    founded: int | None
    stayed: int | None
    net_cents: int | None
    net_per_share_cents: int | None
    day: dt.date | None = None
    """When it was published, where that is asked."""


def read(cells: Cells) -> Read:
    """Return the figures of an edition; an average is left out when it is of another sum than the one told."""
    road, whole = cells["road"], cells.get("whole", {})
    net_cents = whole.get("net_cents", road.get("net_cents"))
    founded = whole.get("founded", total_of(cells, TEAM))
    stayed = whole.get("stayed", cell_of(cells, TEAM, STAYED))
    return Read(
        quotes=total_of(cells, QUOTES),
        accepted=cell_of(cells, QUOTES, "accepted"),
        missions=cell_of(cells, MISSIONS, MISSIONS_DONE),
        revenue_cents=total_of(cells, CLIENTS, REVENUE),
        founded=founded,
        stayed=stayed if founded is None or stayed is None or tells_apart(founded, stayed) else None,
        net_cents=net_cents,
        net_per_share_cents=road.get("net_per_share_cents") if net_cents == road.get("net_cents") else None,
    )


def published(sheet: Sheet, cells: Cells, former: Sequence[tuple[str, int, Cells]], write: Kinds, unit: str) -> Summary:
    """Return a summer from its edition, beside the former ones from theirs: (name, year, cells), newest first."""
    now = read(cells)
    summers = [(sheet.name, sheet.year, now), *((name, year, read(before)) for name, year, before in former)]
    return Summary(
        name=sheet.name,
        year=sheet.year,
        place=sheet.place,
        carrier=sheet.carrier,
        numbers=_numbers(now, write),
        charts=_charts(cells, write, unit) | (_years(summers, write, unit) if former else {}),
        summers=tuple(_line(name, year, figures, write) for name, year, figures in summers) if former else (),
        texts=sheet.texts,
        told=sheet.told,
    )


def _numbers(now: Read, write: Kinds) -> tuple[Number, ...]:
    """Return the five figures; where not all who stayed may be told, those who founded the cooperative."""
    accepted = "" if now.accepted is None else f"dont {now.accepted} {agreed(now.accepted, 'accepté')}"
    made = "" if now.quotes is None else f"pour {now.quotes} devis {agreed(now.quotes, 'fait')}"
    people = now.founded if now.stayed is None else now.stayed
    who = [
        f"{now.founded} au départ" if now.founded is not None else "",
        f"{now.stayed} à la fin" if now.stayed else "",
    ]
    return (
        _number("quotes_made", _written(now.quotes, "number", write), accepted),
        _number("missions_done", _written(now.missions, "number", write), made),
        _number("revenue_ht", _written(now.revenue_cents, "money", write), "collectif, avant taxes"),
        _number("cooperants_stayed", _written(people, "number", write), ", ".join(filter(None, who))),
        _net(now, write),
    )


def _number(key: str, text: str, hint: str) -> Number:
    """Return one of the five figures."""
    return Number(key, FIVE[key], text, hint)


def _net(now: Read, write: Kinds) -> Number:
    """Return the average net, or the sum to share where only the sum may be told."""
    if now.net_per_share_cents is None and now.net_cents is not None:
        return Number("net", "À partager", write["money"](now.net_cents), "entre les coopérant·es")
    shared = "" if now.net_cents is None else f"{write['money'](now.net_cents)} ÷ {now.founded} parts"
    return _number("net_per_cooperant", _written(now.net_per_share_cents, "money", write), shared)


def _charts(cells: Cells, write: Kinds, unit: str) -> dict[str, Chart]:
    """Return the plots, what is withheld left out; the road stands only where each of its steps does."""
    road = pictures.road_picture(cells, write, unit)
    charts = {
        "revenue": pictures.months_picture(cells, write, unit),
        "quotes": pictures.quotes_picture(cells, write),
        "recruitment": pictures.recruitment_picture(cells, write),
        "clients": pictures.clients_picture(cells, write),
        "hours": pictures.hours_picture(cells, write),
    }
    return charts | ({"road": road} if road else {})


def _years(summers: Sequence[tuple[str, int, Read]], write: Kinds, unit: str) -> dict[str, Chart]:
    """Return the revenue of each summer that tells it."""
    told = {year: figures.revenue_cents for _, year, figures in summers if figures.revenue_cents is not None}
    return {"years": years_chart(told, write, unit)} if told else {}


def _line(name: str, year: int, figures: Read, write: Kinds) -> SummerLine:
    """Return a summer as a line of the comparison."""
    people = WITHHELD
    if figures.founded is not None:
        people = f"{figures.founded} au départ" if figures.stayed is None else f"{figures.stayed} sur {figures.founded}"
    return SummerLine(
        f"{name} {year}",
        _written(figures.revenue_cents, "money", write),
        _written(figures.missions, "number", write),
        people,
        _written(figures.net_per_share_cents, "money", write),
    )


def _written(value: int | None, kind: str, write: Kinds) -> str:
    """Return a figure as a text, or the words that stand for one that is not shown."""
    return WITHHELD if value is None else write[kind](value)
