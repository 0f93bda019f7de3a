"""What people write beside the figures of the report, in a few chapters; each figure in them is counted."""

import datetime as dt

from cjs_app.demo.pole.year import YEAR, Year
from cjs_app.pole.report import actions

WRITTEN_ON = dt.date(2022, 2, 10)
TEXTS = {
    "context": "L’année 2021 est la 9e année de fonctionnement du pôle.\n\n"
    "Le réseau s’est élargi, et la coopérative jeunesse a pu se tenir de nouveau.",
    "members": "Le réseau compte 42 adhérents en 2021, contre 26 en 2020, soit +61,54 %. Parmi eux, 28 structures.",
    "assembly": "L’assemblée générale du 22 juin 2021 a réuni 35 personnes à La Canopée, à Janzé.",
    "cjs": "12 jeunes ont créé leur coopérative jeunesse, avec l’appui de 2 animatrices. Leurs 29 devis ont donné 25 "
    "missions, et 3 280 € de chiffre d’affaires.",
    "pathway": "10 jeunes ont suivi les 4 journées du parcours « Entreprendre son avenir », à Châteaubourg. Ils lui "
    "donnent la note de 9,75/10, sur 8 réponses.",
}


def play(year: Year) -> None:
    """Write a few texts."""
    for chapter, text in TEXTS.items():
        actions.write_text(YEAR, chapter, text, year.on(WRITTEN_ON))
