"""How French sentences usually speak of the figures of a pôle, beside what the rooms themselves say of theirs.

A key that no room tells stays a word without effect: a room taken out of the house takes nothing from here with it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from cjs_app.pole.checker.domain import Facts
from cjs_app.pole.checker.words import Word, stems_of
from cjs_app.pole.structure.figures import Figure, Kind, Wording

W = Wording
_CJS = ("CJS", "coopérative jeunesse", "coopérative", "coop", "Coop'Avenir", "coopérants", "entreprise coopérative")
_PATHWAY = ("parcours", "entreprendre son avenir")
_BRIDGES = ("Traits d'Unions", "Trait d'Union", "traits d'union", "partenariales", "expérimentation")
_EVENTS = ("Mois de l'ESS", "mois de l'économie sociale", "programme", "programmation", "événements")
_ASSEMBLY = ("AG", "assemblée générale", "assemblée")
_BOARD = ("conseil d'administration", "CA", "administrateurs", "administratrices", "bureau")
_NETWORK = ("adhérent", "réseau", "membre", "adhésion", "structures adhérentes")
_OTHERS = ("TAG 35", "TAG35", "TAG", "CRESS", "URSCOP", "IDEAL")
_KINDS = {
    "association": ("association",),
    "cooperative": ("coopérative", "entreprise coopérative", "Scop", "Scic"),
    "mutuelle": ("mutuelle",),
    "entreprise_solidaire": ("entreprise solidaire", "entreprise de l'ESS", "Esus", "société solidaire"),
    "entreprise_individuelle": (
        "entreprise individuelle",
        "entrepreneur individuel",
        "entrepreneur",
        "micro-entreprise",
    ),
    "fondation": ("fondation",),
    "holders": ("porteur de projet", "porteur"),
    "sympathisers": ("sympathisant", "personne sympathisante", "personne individuelle sympathisante", "individuel"),
}
SPOKEN: Mapping[str, tuple[Wording, ...]] = {
    "structure.year_of_life": (
        W(("année de fonctionnement", "année d'existence", "année de vie", "année d'activité")),
    ),
    "territory.epcis": (W(("communauté de communes", "EPCI", "intercommunalité", "communauté")),),
    "territory.communes": (W(("commune",), ("territoire", "pôle", "EPCI", "au total", "en tout")),),
    "territory.population": (W(("habitant",), ("territoire", "pôle", "EPCI", "au total", "en tout")),),
    "members.total": (
        W(("adhérent", "adhésion"), never=_OTHERS),
        W(("membre",), ("réseau", "pôle", "adhésion", "association"), (*_BOARD, *_OTHERS)),
    ),
    "members.organisations": (
        W(("structure adhérente", "structure membre", "organisation adhérente", "organisation membre")),
        W(("structure", "organisation"), _NETWORK, ("groupe", *_BRIDGES)),
    ),
    "members.growth": (W(("adhérent", "adhésion", "nombre d'adhérents"), never=_OTHERS),),
    **{f"members.by_kind.{kind}": (W(nouns, _NETWORK, ("forum", *_OTHERS)),) for kind, nouns in _KINDS.items()},
    **{f"members.{kind}": (W(_KINDS[kind], _NETWORK),) for kind in ("holders", "sympathisers")},
    "governance.assembly.attendance": (
        W(
            ("personne", "participant", "présent", "adhérent présent", "membre présent", "convive"),
            _ASSEMBLY,
            ("TAG 35", *_EVENTS),
        ),
    ),
    "governance.assembly.new_members": (W(("nouvel administrateur", "nouvelle administratrice"), never=("TAG 35",)),),
    "governance.board.size": (
        W(("administrateur", "administratrice-administrateur"), never=("TAG 35", "nouvelle", "nouveau")),
        W(("membre", "personne", "élu"), _BOARD, ("TAG 35", *_ASSEMBLY[1:])),
    ),
    "governance.board.meetings": (
        W(
            ("réunion du conseil", "réunion de CA", "réunion du CA", "conseil d'administration", "CA"),
            never=("TAG 35", "TAG35"),
        ),
        W(
            ("fois", "reprise", "réunion", "séance"),
            ("CA", "conseil d'administration", "membres du CA"),
            ("TAG 35", "TAG35", "renouvelable", "bureau"),
        ),
    ),
    "governance.board.term_years": (W(("an", "année"), ("mandat", "élu pour", "élus pour")),),
    "governance.board.renewals": (W(("fois",), ("renouvelable",)),),
    "staff.etp": (
        W(
            ("ETP", "équivalent temps plein", "temps plein"),
            ("équipe", "salariés", "salariée", "pôle", "total", "coordinateur"),
        ),
    ),
    "staff.people": (W(("salarié", "personne salariée"), ("équipe", "pôle"), ("CJS", "IDEAL")),),
    "funders.granted_cents": (
        W(
            ("subvention", "financement", "soutien", "aide", "financeur", "accordé"),
            ("total", "au total", "en tout", "ensemble", "cumulé", "financeurs"),
        ),
    ),
    "funders.count": (W(("financeur", "partenaire financeur")),),
    "cjs.quotes": (W(("devis",)),),
    "cjs.missions": (W(("mission",), never=("lettre", "pôle ESS a trois")),),
    "cjs.revenue_cents": (
        W(("chiffre d'affaires", "CA HT", "CA", "ventes"), (*_CJS, "collectif", "HT", "jeunes", "devis")),
    ),
    "cjs.founded": (
        W(("jeune",), _CJS),
        W(("fondateur", "coopérant fondateur", "cofondateur")),
    ),
    "cjs.stayed": (W(("coopérant", "jeune coopérant"), never=("créé", "fondé", "au départ")),),
    "cjs.hours_each_minutes": (
        W(("coopérant", "jeune", "chacun"), ("coopérant", "jeune", "chacun", "par personne"), ("en tout", "au total")),
    ),
    "cjs.each_cents": (
        W(
            ("net", "gagné", "touché", "perçu", "reçu", "revenu", "coopérant"),
            ("coopérant", "jeune", "chacun"),
            ("en tout", "collectif"),
        ),
    ),
    "cjs.partners": (W(("partenaire", "membre", "structure"), ("comité local", *_CJS[:3]), (*_PATHWAY, *_EVENTS[:2])),),
    "cjs.facilitators": (W(("animateur", "professionnel", "encadrant"), never=_PATHWAY),),
    "cjs.interventions": (W(("intervention", "reprise", "fois"), _CJS, ("presse",)),),
    "pathway.participants": (W(("jeune", "participant", "stagiaire", "inscrit"), _PATHWAY),),
    "pathway.days": (W(("journée", "jour"), _PATHWAY),),
    "pathway.contributors": (W(("partenaire et intervenant", "intervenant", "partenaire"), _PATHWAY),),
    "pathway.mean": (W(("note", "évaluation", "moyenne", "satisfaction"), (*_PATHWAY, "jeunes")),),
    "pathway.answers": (W(("réponse", "répondant"), _PATHWAY),),
    "bridges.diagnostics": (W(("diagnostic",)),),
    "bridges.structures": (W(("structure", "acteur"), ("groupe", *_BRIDGES), _NETWORK[:1]),),
    "bridges.services": (W(("service de collectivité", "service d'une collectivité"), ("groupe", *_BRIDGES)),),
    "bridges.prescribers": (W(("rendez-vous", "RDV"), ("prescripteur",)),),
    "bridges.prescribers_met": (W(("prescripteur",)),),
    "events.count": (W(("événement", "manifestation", "rencontre", "rendez-vous du Mois"), _EVENTS, ("coopérative",)),),
    "events.attendance": (
        W(
            ("participant", "personne", "visiteur", "participation"),
            _EVENTS,
            (
                *_ASSEMBLY,
                "force du local",
                "temps fort",
                "l'événement",
                "cet événement",
                "un événement",
                "par événement",
            ),
        ),
    ),
    "events.partners": (W(("partenaire", "structure partenaire"), _EVENTS[:2], _CJS[:2]),),
    "holders.meetings": (
        W(("rendez-vous", "entretien", "sollicitation"), (), ("événement", "prescripteur", "interconnaissance")),
    ),
    "holders.people": (
        W(
            ("porteur de projet", "porteur"),
            ("accueil", "accueilli", "reçu", "primo-accueil", "accompagné", "rencontré"),
            ("atelier", "adhérent"),
        ),
    ),
    "holders.workshop_people": (W(("porteur de projet", "porteur", "personne"), ("atelier",)),),
    "holders.growth": (W(("rendez-vous", "sollicitation", "porteur de projet", "demande")),),
    "communication.press": (
        W(("article", "reprise", "parution", "retombée", "article de presse", "fois"), ("presse", "journaux")),
    ),
    "communication.classes": (W(("classe",), ("lycée", "sensibilisation", "élèves", "Argentré", "intervention")),),
}


_BY_SLUG: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("funders.", ".granted_cents", ("subvention", "financement", "soutien", "aide", "hauteur", "convention"), ()),
    ("governance.bodies.", ".meetings", ("réunion", "conseil d'administration", "CA", "séance"), ()),
    ("territory.", ".communes", ("commune",), ()),
    ("territory.", ".population", ("habitant",), ()),
    ("communication.followers.", "", ("abonné",), ()),
    ("communication.followers_change.", "", ("abonné",), ()),
    ("members.by_domain.", "", ("structure", "adhérent", "association"), ()),
)
"""Figures of which there is one for each funder, body, territory or account, named in the middle of the key."""


def of_slug(key: str) -> tuple[Wording, ...]:
    """Return how sentences speak of a figure that belongs to somebody whose name is in its key."""
    for begin, end, nouns, never in _BY_SLUG:
        slug = key.removeprefix(begin).removesuffix(end)
        if key.startswith(begin) and key.endswith(end) and slug and "." not in slug:
            return (W(nouns, (slug.replace("_", " ").replace("-", " "),), never),)
    return ()


TOPICS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    prefix: tuple(map(stems_of, words))
    for prefix, words in (
        ("cjs", _CJS),
        ("pathway", _PATHWAY),
        ("bridges", ("Traits d'Unions", "Trait d'Union")),
        ("events", ("Mois de l'ESS", "mois de l'économie sociale")),
        ("governance.assembly", ("assemblée générale", "AG")),
    )
}
"""What a text may be speaking of: a figure of one of them is not meant where another one was named last."""
GENERIC = frozenset({("projet",), ("action",)})
"""Nouns that count too many things: «deux projets phares» are not all projects."""


class Spoken(NamedTuple):
    """One way of speaking of a figure, ready to be compared."""

    key: str
    noun: tuple[str, ...]
    about: tuple[tuple[str, ...], ...]
    never: tuple[tuple[str, ...], ...]
    others: tuple[tuple[str, ...], ...]
    """Words of other subjects."""
    is_own: bool
    """Whether the room itself says so, rather than this list."""


class Lexicon:
    """Every way of speaking of every figure that is told, by its first word."""

    def __init__(self, facts: Facts) -> None:
        """Gather the words of the figures of every year."""
        self.by_first: dict[str, list[Spoken]] = {}
        self.of_key: dict[str, list[Spoken]] = {}
        told: dict[str, Figure] = {}
        for year in sorted(facts.figures):
            told.update(facts.figures[year])
        for key, figure in told.items():
            for wording in figure.words:
                self._learn(key, wording, True, figure.kind is Kind.COUNT)
            for wording in SPOKEN.get(key, of_slug(key)):
                self._learn(key, wording, False, figure.kind is Kind.COUNT)

    def _learn(self, key: str, wording: Wording, is_own: bool, is_counted: bool) -> None:
        """Learn one way of speaking; a noun beside its number is no word around it."""
        about, never = (tuple(filter(None, map(stems_of, words))) for words in (wording.about, wording.never))
        others = tuple(
            phrase
            for topic, phrases in TOPICS.items()
            if not key.startswith(topic) and not set(phrases) & set(about)
            for phrase in phrases
        )
        for noun in filter(None, map(stems_of, wording.nouns)):
            foreign = tuple(phrase for phrase in others if about and not set(phrase) & set(noun))
            near = tuple(phrase for phrase in about if not is_counted or not set(phrase) <= set(noun)) or about
            spoken = Spoken(key, noun, near, never, foreign, is_own)
            self.by_first.setdefault(noun[0], []).append(spoken)
            self.of_key.setdefault(key, []).append(spoken)

    def at(self, words: list[Word], place: int) -> list[Spoken]:
        """Return the ways of speaking whose noun stands at a place, the longest first."""
        found = [
            spoken
            for spoken in self.by_first.get(words[place].stem, ())
            if all(place + at < len(words) and words[place + at].stem == stem for at, stem in enumerate(spoken.noun))
        ]
        return sorted(found, key=lambda spoken: -len(spoken.noun))
