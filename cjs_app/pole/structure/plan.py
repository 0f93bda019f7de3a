"""The plan of the activity report: its chapters in their order, and the pieces that the rooms put in them."""

from collections.abc import Sequence

from msgspec import Struct

from cjs_app.kernel.charts import Chart


class Chapter(Struct, frozen=True):
    """A chapter of the report; `level` 1 is a part, 2 a chapter, 3 a section."""

    key: str
    title: str
    level: int


PLAN = (
    Chapter("presentation", "Présentation globale", 1),
    Chapter("context", "Le contexte de l’année", 2),
    Chapter("territory", "Le territoire", 2),
    Chapter("working", "Le fonctionnement du pôle", 1),
    Chapter("members", "Les membres du réseau", 2),
    Chapter("assembly", "L’assemblée générale", 2),
    Chapter("board", "Le conseil d’administration", 2),
    Chapter("staff", "L’équipe salariée", 2),
    Chapter("partners", "Partenariats et coopérations", 1),
    Chapter("funders", "Les financeurs", 2),
    Chapter("ecosystem", "L’écosystème régional", 2),
    Chapter("focus", "Les projets phares", 1),
    Chapter("cjs", "La coopérative jeunesse de services", 2),
    Chapter("pathway", "Le parcours « Entreprendre son avenir »", 2),
    Chapter("bridges", "Traits d’Unions", 2),
    Chapter("projects", "Les autres projets", 2),
    Chapter("events", "Le Mois de l’ESS", 2),
    Chapter("holders", "Les porteuses et porteurs de projets", 2),
    Chapter("synthesis", "Le bilan en bref", 1),
    Chapter("mission_1", "Mission 1 : développer l’emploi et l’entrepreneuriat ESS", 2),
    Chapter("mission_2", "Mission 2 : conduire des projets collectifs de territoire", 2),
    Chapter("mission_3", "Mission 3 : développer une culture ESS", 2),
    Chapter("outlook", "Perspectives", 1),
    Chapter("roadmap", "La feuille de route", 2),
)
CHAPTERS = {chapter.key: chapter for chapter in PLAN}


class Tiles(Struct, frozen=True):
    """Figures side by side, by their keys."""

    keys: tuple[str, ...]


class Table(Struct, frozen=True):
    """Rows of texts already written in French; `numbers` are the columns set to the right."""

    title: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int] = frozenset()


class Plot(Struct, frozen=True):
    """A plot, drawn on screen and on paper from the same whole numbers."""

    chart: Chart


class Lines(Struct, frozen=True):
    """Short sentences, one under the other."""

    title: str
    items: Sequence[str]


class Photo(Struct, frozen=True):
    """The place of a photograph, which whoever finishes the report puts there."""

    caption: str


Piece = Tiles | Table | Plot | Lines | Photo
