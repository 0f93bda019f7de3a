"""The communication of 2021 as far as the founding report counts it; days and titles are invented."""

import datetime as dt

from cjs_app.demo.pole.year import YEAR, Year
from cjs_app.pole.communication import actions
from cjs_app.pole.communication.domain import AwarenessSheet, CountKind, CuttingSheet, Network, SiteSheet

LAST_DAY = dt.date(YEAR, 12, 31)
CUTTINGS = (
    (dt.date(YEAR, 6, 24), "Une coopérative de jeunes se prépare", "Coopérative jeunesse"),
    (dt.date(YEAR, 7, 12), "Ils ouvrent leur entreprise pour l’été", "Coopérative jeunesse"),
    (dt.date(YEAR, 8, 30), "L’été des coopérants en chiffres", "Coopérative jeunesse"),
    (dt.date(YEAR, 10, 20), "Dix jeunes découvrent l’entreprise", "Parcours jeunesse"),
    (dt.date(YEAR, 10, 30), "Ils racontent leur semaine", "Parcours jeunesse"),
)


def play(year: Year) -> None:
    """Note the five articles, both accounts, the talk in a school, and the new site."""
    stamp = year.on(LAST_DAY)
    for day, title, about in CUTTINGS:
        actions.keep_cutting(CuttingSheet(day, title, "Presse locale", about), stamp)
    page = actions.open_account(Network.FACEBOOK, "Pôle ESS", stamp)
    actions.count_followers(page, CountKind.CHANGE, LAST_DAY, 89, stamp)
    network = actions.open_account(Network.LINKEDIN, "Pôle ESS", stamp)
    actions.count_followers(network, CountKind.STOCK, LAST_DAY, 900, stamp)
    talk = AwarenessSheet(dt.date(YEAR, 3, 16), "L’ESS en cours d’économie", "Lycée Bertrand d’Argentré", 3)
    actions.note_talk(talk, stamp)
    for label, number in (("Pôles qui partagent le site", 4), ("Entrepreneures qui l’ont fait", 2)):
        actions.note_site(SiteSheet(YEAR, label, number, "Rapport d’activité 2021"), stamp)
