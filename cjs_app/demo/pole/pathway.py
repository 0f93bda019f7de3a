"""The two editions of the parcours: 2020 at Vitré, and October 2021 at Châteaubourg, as the founding report counts it.

Its mark of 9,75 comes without the number of answers: eight are played, six tens and two nines, and the figure says so.
Who the eight partners and contributors are is not written there either: these are organisations that it names.
"""

import datetime as dt

from cjs_app.demo.pole.year import YEAR, Year
from cjs_app.pole.pathway import actions
from cjs_app.pole.pathway.domain import ContributorSheet, EditionSheet, ParticipantSheet, SessionSheet
from cjs_app.pole.pathway.models import PathwayEdition
from cjs_app.pole.questionnaires import actions as questionnaires
from cjs_app.pole.questionnaires.domain import Origin, Value
from cjs_app.pole.questionnaires.queries import questions_of

FIRST, LAST = dt.date(YEAR, 10, 25), dt.date(YEAR, 10, 28)
REVIEW = dt.date(YEAR + 1, 1, 13)
YOUNG = ("Aya", "Basile", "Clémence", "Djibril", "Elsa", "Gaspard", "Inès", "Kenzo", "Lison", "Mahé")
"""Invented first names."""
PROGRAMME = (
    ("Faire équipe", "Expérimenter le travail collaboratif : ateliers et jeu d’évasion"),
    ("Prendre la parole", "Développer sa confiance et son aisance à l’oral"),
    ("Rencontrer des entrepreneurs", "Découvrir la diversité des modes d’entreprendre"),
    ("La restitution", "Présenter ensemble devant des partenaires et des élus"),
)
PARTNERS = (
    ("Service information jeunesse de Vitré Communauté", "Recrutement des jeunes et logistique"),
    ("Vitré Communauté", "Financeur"),
    ("Maison pour tous de Châteaubourg", "Accueil"),
    ("Mission locale du Pays de Vitré", "Partenaire jeunesse"),
    ("Jeune Chambre économique du Pays de Vitré", "Intervention"),
    ("Mamie Mesure", "Témoignage"),
    ("Atelier LM Culture Science", "Témoignage"),
    ("Wiker", "Témoignage"),
)
NOTES = (10, 10, 9, 10, 10, 9, 10, 10)
WORDS = {
    0: "le contenu a été utile car j’avais un projet et maintenant je sais vers qui me tourner",
    4: "les thématiques abordées sont indispensables au quotidien comme l’expression orale devant un public",
}


def play(year: Year) -> None:
    """Write both editions down."""
    before = dt.date(YEAR - 1, 10, 19)
    first = actions.plan(
        EditionSheet(1, "Vitré", before, before + dt.timedelta(days=3)), year.on(dt.date(YEAR - 1, 9, 1))
    )
    for way in ("commencer", "terminer"):
        actions.move(first, way, year.on(before + dt.timedelta(days=3)))
    edition = actions.plan(EditionSheet(2, "Maison pour tous, Châteaubourg", FIRST, LAST), year.on(dt.date(YEAR, 9, 6)))
    _prepare(year, edition)
    actions.move(edition, "commencer", year.on(FIRST))
    _hold(year, edition)
    actions.move(edition, "terminer", year.on(LAST))
    actions.review(edition, REVIEW, "Les partenaires soulignent le succès de la proposition.", year.on(REVIEW))


def _prepare(year: Year, edition: PathwayEdition) -> None:
    """Write who comes, and who is enrolled."""
    stamp = year.on(dt.date(YEAR, 10, 4))
    for name, role in PARTNERS:
        actions.invite(edition, ContributorSheet(organisation_id=year.organisations[name].id, role=role), stamp)
    for name in YOUNG:
        actions.enrol(edition, ParticipantSheet(name, agreed=True), stamp)


def _hold(year: Year, edition: PathwayEdition) -> None:
    """Play the four days, and what the young people answered on the last one."""
    for rank, (title, objectives) in enumerate(PROGRAMME):
        day = FIRST + dt.timedelta(days=rank)
        actions.add_session(edition, SessionSheet(day, title, objectives), year.on(day))
    asked = actions.ask(edition, year.on(LAST))
    note, useful, again, words = questions_of(asked)
    for rank, mark in enumerate(NOTES):
        values = [Value(note.id, mark), Value(useful.id, rank % 3), Value(again.id, 1)]
        if rank in WORDS:
            values.append(Value(words.id, text=WORDS[rank]))
        questionnaires.answer(asked, values, Origin.PAPER, rank in WORDS, year.on(LAST))
    questionnaires.close(asked, year.on(LAST))
