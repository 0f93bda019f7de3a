"""Sentences of the founding report's kind, held against the records that the demo plays, as the rooms tell them."""

from collections.abc import Iterator

import pytest
from flask import Flask

from cjs_app.demo.pole import events, holders, identity, organisations
from cjs_app.demo.pole.year import Year
from cjs_app.plumbing.database import db
from cjs_app.pole.checker.checking import check
from cjs_app.pole.checker.domain import Facts
from cjs_app.pole.checker.queries import facts_of
from tests.people import pierre

PARTNERS = (
    "Union régionale des Scop, SCIC EnR Pays de Rance (filière bois), association Le Bon Débarras, Pôle ESS Pays des "
    "Vallons de Vilaine, La Canopée, acteurs locaux de l’accompagnement (CCI, CMA, France Active Bretagne), Les "
    "Cigales de Bretagne, Bistrot Lab, association IDEAL, GEDES 35, Groupe Laposte, Roche aux Fées Communauté, Bulle "
    "Café & Co, CIAP35, {}Accueil Paysan."
)
RIGHT = (
    "Nous avons tenu 20 rendez-vous contre 12 en 2020, soit +66,67 %.",
    "20 porteurs de projets ont été accueillis en primo-accueil.",
    "5 porteurs de projets ont été rencontrés en atelier.",
    "Le Mois de l’ESS a proposé 10 événements et réuni environ 120 participants.",
    "Du 9 au 30 novembre, le Mois de l’ESS s’est appuyé sur 16 partenaires.",
    "Le Mois de l’ESS a consolidé des liens : " + PARTNERS.format("Civam, "),
    "Le Mois de l’ESS a consolidé des liens, notamment avec : " + PARTNERS.format(""),
    "L’atelier « S’appuyer sur la force du local » a eu lieu le 25 novembre.",
    "L’événement du 25 novembre a réuni 30 participants, entreprises et élus.",
    "Le pôle a pris part à 3 événements de la CRESS.",
    "8 porteurs de projets ont adhéré au réseau.",
)
WRONG = (
    ("X2", "Une hausse des RDV porteurs de projets a été observée (+40 %).", "+40 %", "+66,67 %"),
    ("X2", "Répondre à la demande croissante de RDV des porteurs de projets (+40 %).", "+40 %", "+66,67 %"),
    ("X2", "Les sollicitations augmentent (+45 %) : 20 RDV réalisés contre 12 en 2020.", "+45 %", "+66,67 %"),
    (
        "X2",
        "Le nombre de sollicitations augmente (+45 %) : 20 RDV contre 12 en 2020, auxquels s’ajoutent les porteurs de "
        "projets venus aux ateliers du Mois de l’ESS (+5).",
        "+45 %",
        "+66,67 %",
    ),
    ("X14", "Le Mois de l’ESS a consolidé des liens : " + PARTNERS.format(""), "15 noms", "16 noms"),
    ("", "Le Mois de l’ESS s’est tenu du 9 au 28 novembre.", "du 9 au 28 novembre.", "09/11/2021 – 30/11/2021"),
    ("", "« S’appuyer sur la force du local » a eu lieu le 26 octobre.", "26 octobre.", "25/11/2021"),
)


@pytest.fixture
def facts(app: Flask) -> Iterator[Facts]:
    """What the rooms know once the demo is played, as far as these texts need it."""
    year = Year(pierre().id, lambda _: None)
    for part in (identity, organisations, events, holders):
        part.play(year)
    yield facts_of(2021)
    db.session.rollback()


def test_what_the_report_says_rightly_raises_nothing(facts: Facts) -> None:
    assert {text: found for text in RIGHT if (found := check(text, facts))} == {}


def test_the_contradictions_are_found_in_the_records_of_the_demo(facts: Facts) -> None:
    for _, text, claimed, computed in WRONG:
        found = [(one.claimed, one.computed.replace("\u00a0", " ")) for one in check(text, facts)]
        assert found == [(claimed, computed)], text
    missing = check(next(text for number, text, _, _ in WRONG if number == "X14"), facts)[0].explanation
    assert "il manque Civam" in missing
