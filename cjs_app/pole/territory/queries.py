"""The figures of the territory, and what the report says of it."""

from collections.abc import Iterator

from cjs_app.kernel.counted import Records
from cjs_app.plumbing.formats import number
from cjs_app.pole.directory.places import places_of
from cjs_app.pole.structure.figures import Figure, Wording, count
from cjs_app.pole.structure.plan import Lines, Piece, Table, Tiles
from cjs_app.pole.territory import table
from cjs_app.pole.territory.domain import Place, totals, where

LIST = (Records("le tableau", "communes", "territory.index"),)
NOTE = f"{table.SOURCE_OF_EPCIS}."
POPULATION = Wording(("habitants", "habitant·es", "hab"))


def figures_of(year: int) -> Iterator[Figure]:
    """Yield communities, communes and inhabitants; the totals are the sums of the communities."""
    epcis = table.epcis()
    yield count(
        year,
        "territory.epcis",
        "Communautés de communes (EPCI)",
        len(epcis),
        "Lignes du tableau des EPCI livré avec l’application.",
        records=LIST,
        words=(Wording(("EPCI", "communautés de communes")),),
        note=NOTE,
    )
    parts = tuple(f"territory.{one.slug}" for one in epcis)
    yield count(
        year,
        "territory.communes",
        "Communes",
        sum(one.communes for one in epcis),
        "Somme des communes de chaque EPCI.",
        inputs=tuple(f"{part}.communes" for part in parts),
        records=LIST,
        words=(Wording(("communes",)),),
        note=NOTE,
    )
    yield count(
        year,
        "territory.population",
        "Habitants",
        sum(one.population for one in epcis),
        "Somme des habitants de chaque EPCI.",
        inputs=tuple(f"{part}.population" for part in parts),
        records=LIST,
        words=(POPULATION,),
        note=NOTE,
    )
    for one in epcis:
        about = (one.name.lower(), one.name.lower().removesuffix(" communauté"))
        yield count(
            year,
            f"territory.{one.slug}.communes",
            f"Communes de {one.name}",
            one.communes,
            "Tableau des EPCI livré avec l’application.",
            part_of="territory.communes",
            records=LIST,
            words=(Wording(("communes",), about=about),),
            note=NOTE,
        )
        yield count(
            year,
            f"territory.{one.slug}.population",
            f"Habitants de {one.name}",
            one.population,
            "Tableau des EPCI livré avec l’application.",
            part_of="territory.population",
            records=LIST,
            words=(Wording(POPULATION.nouns, about=about),),
            note=NOTE,
        )


def told_of(year: int) -> tuple[tuple[str, ...], list[Place]]:
    """Return what the rooms count in a year, and the lines of the communes where something is."""
    told = places_of(year)
    return tuple(told), where(told, table.communes())


def by_epci(places: list[Place], columns: int) -> list[Place]:
    """Return what is counted in each community, then elsewhere and nowhere."""
    inside = [
        Place(one.name, one.siren, totals((place for place in places if place.epci == one.siren), columns))
        for one in table.epcis()
    ]
    return [*inside, *(place for place in places if not place.epci)]


def pieces_of(year: int) -> Iterator[Piece]:
    """Yield what the report says of the territory."""
    yield Tiles(("territory.epcis", "territory.communes", "territory.population"))
    epcis = table.epcis()
    yield Table(
        "Les communautés de communes",
        ("EPCI", "Communes", "Habitants"),
        [(one.name, number(one.communes), number(one.population)) for one in epcis]
        + [("Ensemble", number(sum(one.communes for one in epcis)), number(sum(one.population for one in epcis)))],
        frozenset({1, 2}),
    )
    poles = [one for one in table.communes() if one.pole]
    yield Lines(
        "Les pôles principaux",
        [
            one.name + (" (siège)" if one.pole == "siège" else "")
            for one in sorted(poles, key=lambda one: -len(one.pole))
        ],
    )
    titles, places = told_of(year)
    if places:
        yield Table(
            "Où les choses se passent",
            ("Commune", *titles),
            [(place.name, *map(str, place.counts)) for place in places]
            + [("Ensemble", *map(str, totals(places, len(titles))))],
            frozenset(range(1, len(titles) + 1)),
        )
