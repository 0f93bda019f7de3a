"""What the founding report claims is computed from the demo year, or has its reason in `docs/report-coverage.md`.

The year is played once; then the tables of the paper are read again, so that they cannot lie.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pytest

from cjs_app.config import HOUSE
from cjs_app.demo import coop_avenir
from cjs_app.demo.pole import play as demo
from cjs_app.demo.pole.report import TEXTS
from cjs_app.demo.stage import Stage
from cjs_app.plumbing.database import db
from cjs_app.pole.checker.checking import check
from cjs_app.pole.checker.domain import Facts
from cjs_app.pole.checker.queries import facts_of
from cjs_app.pole.structure import telling
from cjs_app.pole.structure.writing import written
from tests import databases
from tests.people import a_person

PAPER = (HOUSE / "docs" / "report-coverage.md").read_text("utf-8").replace("\u00a0", " ")
WAITS = "· attend"
KEY = re.compile(r"`([a-z_]+\.[^`]+)` : ([^`]+?)(?=, `| ·|$)")
AT_LEAST = 20
"""The letters of a reason worth the name."""
SAID = {
    "X1": "Le réseau compte 42 adhérents : 22 associations, 2 entreprises solidaires, 1 coopérative, "
    "2 entreprises individuelles, 8 porteurs de projets et 6 sympathisants.",
    "X2": "20 RDV réalisés contre 12 en 2020 (+45 %).",
    "X3": "20 porteurs de projets ont été accueillis. 20 RDV ont été réalisés.",
    "X4": "12 jeunes ont créé la coopérative jeunesse ; à la fin, 11 coopérants ont reçu 174,64 €.",
    "X5": "La coopérative jeunesse a réalisé 29 devis et 25 missions.",
    "X6": "Gouvernance TAG 35 : participation aux 4 conseils d’administration.",
    "X7": "Version 11-06-2021\n\nL’assemblée générale du 22 juin 2021 a réuni 35 personnes.",
    "X8": "En 2020, le Pôle ESS a principalement été présent sur les pôles principaux du territoire :",
    "X9": "La chargée de mission a obtenu son Master à l’issue de son stage.",
    "X10": "Une période de tuilage d’un mois avec sa prédécesseure entre fin octobre et mi-décembre.",
    "X11": "Un conseil d’administration composé à minima de 3 à 12 membres.",
    "X12": "Des points réguliers avec le Président de l’association.",
    "X13": "Le coordinateur a fait 1 intervention à la coopérative jeunesse.",
    "X14": "Le Mois de l’ESS a réuni : Union régionale des Scop, SCIC EnR Pays de Rance, Le Bon Débarras, Pôle ESS "
    "Pays des Vallons de Vilaine, La Canopée, acteurs locaux de l’accompagnement, Les Cigales de Bretagne, "
    "Bistrot Lab, IDEAL, GEDES 35, Groupe Laposte, Roche aux Fées Communauté, Bulle Café & Co, CIAP35, Accueil Paysan.",
    "X15": "Traits d’Unions a accompagné 9 structures.",
    "X16": "Le Mois de l’ESS a réuni environ 120 participants.",
    "X17": "+ 89 abonnés à la page Facebook en 2021 : perte de vitesse.",
    "X18": "900 abonnés à la page LinkedIn en 2021 : forte augmentation.",
    "X19": "Les bilans ont révélé une situation budgétaire saine.",
    "X20": "Le nombre d’adhérents a connu une augmentation significative.",
    "X21": "Le parcours « Entreprendre son avenir » est une semaine intense, en 4 journées.",
    "X22": "Le comité local réunit LM Science et TREMLIN.",
    "X23": "Le parcours a reçu la note de 9,75/10.",
    "X24": "Cress-Pôles-TAgs",
}
"""How the founding report said it, or nearly; what waits for its room is said when the room is there."""


class Row(NamedTuple):
    """A row of a table of the paper."""

    first: str
    second: str
    third: str


def rows(title: str) -> list[Row]:
    """Return the rows of the table whose head begins with a title."""
    lines = PAPER.partition(f"| {title} |")[2].splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in takewhile(bool, lines)]
    return [Row(*cell) for cell in cells]


def numbers(text: str) -> Iterator[str]:
    """Give the contradictions that a row names."""
    yield from re.findall(r"X\d+", text)


@pytest.fixture(scope="module")
def facts(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    """What is known of the demo year, with the years around it: the season and the pôle, played once."""
    folder = tmp_path_factory.mktemp("coverage")
    app = databases.make_app(databases.copy_sqlite(sqlite_model, folder / "year.sqlite3"), folder / "receipts")
    with app.app_context():
        Stage(coop_avenir.summer(), a_person("Maud").id, lambda _: None).play()
        demo.ensure_played(a_person("Pierre").id, lambda _: None)
        known = facts_of(2021)
        yield Facts(
            known.year,
            {**known.figures, 2022: telling.figures_of(2022)},
            known.told,
            known.organisations,
            known.own_names,
        )
        db.session.remove()
        db.engine.dispose()


def test_every_figure_that_the_founding_report_claims_is_computed_from_the_demo_year(facts: Facts) -> None:
    claimed = [pair for row in rows("page") if WAITS not in row.third for pair in KEY.findall(row.third)]
    found = []
    for name, _ in claimed:
        key, _, year = name.partition("@")
        figure = facts.figure(key, int(year or 2021))
        found.append((name, written(figure).replace("\u00a0", " ").replace("\u202f", " ") if figure else "rien"))
    assert found == claimed
    assert len(claimed) > 60


def test_what_is_not_computed_has_its_reason() -> None:
    for row in rows("page"):
        reason = row.third.removeprefix("aucune fiche :").strip()
        assert KEY.search(row.third) or (reason != row.third and len(reason) > AT_LEAST), row


def test_every_contradiction_is_found_or_has_its_reason(facts: Facts) -> None:
    told = {number: row for row in rows("n°") for number in numbers(row.first)}
    assert list(told) == [f"X{rank}" for rank in range(1, 25)]
    waiting = {number for number, row in told.items() if WAITS in row.third}
    assert SAID.keys() == told.keys() - waiting
    found = {number: "le trouve" if check(text, facts) else "ne dit rien" for number, text in SAID.items()}
    assert found == {number: told[number].second for number in SAID}


def test_what_the_demo_writes_beside_its_figures_is_right(facts: Facts) -> None:
    assert [finding.explanation for text in TEXTS.values() for finding in check(text, facts)] == []
