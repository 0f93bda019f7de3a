"""The road map of 2022 as the founding report lays it out, in our own words."""

import datetime as dt

from cjs_app.demo.pole.year import YEAR, Year
from cjs_app.pole.roadmap import actions
from cjs_app.pole.roadmap.domain import LineSheet

DAY = dt.date(YEAR, 12, 14)
LINES = (
    ("Aide aux porteurs de projets", "Répondre aux demandes de rendez-vous, mieux couvrir le territoire."),
    ("Traits d’Unions", "Faire naître cinq partenariats locaux avec l’économie traditionnelle."),
    ("Réseau local, adhérents", "Plusieurs rencontres conviviales entre adhérents, hors assemblée générale."),
    ("Transitions citoyennes", "Appuyer la caravane des transitions portée par IDEAL au printemps."),
    ("Épicerie solidaire de Retiers", "Poursuivre l’accompagnement avec TAG 35."),
    ("Jeunesse et entrepreneuriat", "Troisième édition du parcours en octobre ; pas de coopérative jeunesse en 2022."),
    ("Écosystème ESS", "Prendre part au réseau des pôles et aux séminaires."),
    ("Mois de l’ESS", "Construire une programmation riche avec des partenaires."),
)


def play(year: Year) -> None:
    """Write the lines of the year to come."""
    for subject, aim in LINES:
        actions.add(YEAR + 1, LineSheet(subject, aim), year.on(DAY))
