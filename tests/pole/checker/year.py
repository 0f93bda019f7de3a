"""The figures of the pôle's year as they were counted, written by hand; the rooms tell theirs in the application."""

import datetime as dt
from decimal import Decimal

from cjs_app.kernel.sentences import Sentence
from cjs_app.pole.checker.domain import Facts
from cjs_app.pole.structure.facts import Contracted, Dated, Fact, Named, Titled
from cjs_app.pole.structure.figures import Figure, Kind, Wording, count, growth, money

COUNTS = {
    2021: {
        "structure.year_of_life": 9,
        "territory.epcis": 2,
        "territory.communes": 62,
        "territory.population": 103757,
        "territory.roche_aux_fees.communes": 16,
        "territory.roche_aux_fees.population": 25957,
        "territory.vitre_communaute.communes": 46,
        "territory.vitre_communaute.population": 77800,
        "members.total": 42,
        "members.organisations": 28,
        "governance.assembly.attendance": 35,
        "governance.assembly.new_members": 2,
        "governance.board.size": 10,
        "governance.board.meetings": 5,
        "governance.board.smallest": 3,
        "governance.board.largest": 12,
        "governance.board.term_years": 3,
        "governance.board.renewals": 2,
        "governance.bodies.tag_35.meetings": 5,
        "staff.etp": Decimal("0.8"),
        "staff.overlap_days": 47,
        "cjs.quotes": 29,
        "cjs.missions": 25,
        "cjs.founded": 12,
        "cjs.stayed": 11,
        "cjs.partners": 7,
        "cjs.facilitators": 2,
        "cjs.interventions": 3,
        "pathway.participants": 10,
        "pathway.days": 4,
        "pathway.contributors": 8,
        "pathway.mean": Decimal("9.75"),
        "bridges.diagnostics": 10,
        "bridges.structures": 9,
        "events.count": 10,
        "events.attendance": 120,
        "events.partners": 16,
        "holders.meetings": 20,
        "holders.people": 20,
        "holders.workshop_people": 5,
        "projects.ideal.sessions": 8,
        "communication.press": 5,
        "communication.classes": 3,
        "communication.followers_change.facebook": 89,
        "communication.followers.linkedin": 900,
    },
    2020: {"structure.year_of_life": 8, "members.total": 26, "holders.meetings": 12},
    2019: {"structure.year_of_life": 7, "members.total": 19},
}
KINDS = {
    "association": ("Associations", 22),
    "entreprise_solidaire": ("Entreprises solidaires", 2),
    "cooperative": ("Coopératives", 1),
    "entreprise_individuelle": ("Entreprises individuelles", 2),
    "mutuelle": ("Mutuelles", 1),
    "holders": ("Porteuses et porteurs de projets", 8),
    "sympathisers": ("Sympathisant·es", 6),
}
GRANTS = {
    "region": (3_500_000, ("Conseil régional", "Région", "Bretagne")),
    "departement_35": (750_000, ("Conseil départemental", "Département", "CD35")),
    "roche_aux_fees": (420_000, ("Roche aux Fées", "RAFCom")),
}
WORDS = {
    "territory.roche_aux_fees.communes": (Wording(("commune",), ("Roche aux Fées", "CCPRF")),),
    "territory.roche_aux_fees.population": (Wording(("habitant",), ("Roche aux Fées", "CCPRF")),),
    "territory.vitre_communaute.communes": (Wording(("commune",), ("Vitré Communauté",)),),
    "territory.vitre_communaute.population": (Wording(("habitant",), ("Vitré Communauté",)),),
    "governance.bodies.tag_35.meetings": (
        Wording(("réunion de CA", "réunion", "conseil d’administration", "CA"), ("TAG 35", "TAG35")),
    ),
    "projects.ideal.sessions": (Wording(("temps de travail", "séance de travail"), ("IDEAL", "animation")),),
    "communication.followers_change.facebook": (Wording(("abonné",), ("Facebook",)),),
    "communication.followers.linkedin": (Wording(("abonné",), ("LinkedIn",)),),
}
LABELS = {
    "members.total": "Adhérents",
    "governance.assembly.attendance": "Personnes à l’assemblée",
    "holders.meetings": "Rendez-vous",
    "cjs.quotes": "Devis",
}
PARTNERS = (
    "Union régionale des Scop", "SCIC EnR Pays de Rance", "Le Bon Débarras", "Pôle ESS Pays des Vallons de Vilaine",
    "La Canopée", "CCI", "CMA", "France Active Bretagne", "Les Cigales de Bretagne", "Bistrot Lab", "IDEAL", "GEDES 35",
    "Laposte", "Roche aux Fées Communauté", "Bulle Café", "CIAP35", "Civam", "Accueil Paysan",
)  # fmt: skip
TOLD: tuple[Fact, ...] = (
    Dated("L’assemblée générale", ("assemblée générale", "AG"), dt.date(2021, 6, 22)),
    Dated("Le Mois de l’ESS", ("Mois de l’ESS",), dt.date(2021, 11, 9), dt.date(2021, 11, 30)),
    Named("Partenaires du Mois de l’ESS", ("Mois de l’ESS", "événements"), tuple((name,) for name in PARTNERS)),
    Titled("coprésidence", 2, ("le président", "la présidente")),
    Contracted("contrat d’apprentissage", "Inès Le Goff", dt.date(2020, 10, 1), dt.date(2021, 12, 15)),
    Contracted("contrat de professionnalisation", "Maud Perrin", dt.date(2021, 10, 28)),
)
ORGANISATIONS = (
    ("TAG 35", "TAG35"), ("IDEAL",), ("Roche aux Fées Communauté", "RAFCom"), ("Vitré Communauté",), ("CRESS",),
    ("La Canopée",), ("Le CRIC",),
)  # fmt: skip


def told(year: int) -> dict[str, Figure]:
    """Return the figures of a year."""
    figures = {
        key: count(year, key, LABELS.get(key, key), value, "Compté.", words=WORDS.get(key, ()))
        for key, value in COUNTS[year].items()
    }
    if year != 2021:
        return figures
    for kind, (label, size) in KINDS.items():
        key = f"members.by_kind.{kind}"
        figures[key] = count(year, key, label, size, "Comptés.", part_of="members.total")
    for slug, (cents, about) in GRANTS.items():
        key, nouns = (
            f"funders.{slug}.granted_cents",
            ("subvention", "soutien", "financement", "convention", "hauteur", "versé", "accorde", "aide"),
        )
        figures[key] = money(
            year,
            key,
            f"Accordé, {about[0]}",
            cents,
            "Écrit.",
            words=(Wording(nouns, about),),
            part_of="funders.granted_cents",
        )
    for key, label, cents in (
        ("funders.granted_cents", "Subventions accordées", 4_670_000),
        ("cjs.revenue_cents", "Chiffre d’affaires de la CJS", 328_000),
        ("cjs.each_cents", "Net par coopérant", 17_464),
    ):
        figures[key] = money(year, key, label, cents, "Compté.")
    key = "cjs.hours_each_minutes"
    figures[key] = Figure(key, year, "Heures par coopérant", Kind.DURATION, 12_000, Sentence("Comptées."))
    key = "governance.assembly.day"
    figures[key] = Figure(key, year, "Jour de l’assemblée", Kind.DAY, "2021-06-22", Sentence("Écrit."))
    figures["holders.growth"] = growth(
        "holders.growth", "Évolution des rendez-vous", figures["holders.meetings"], told(2020)["holders.meetings"]
    )
    return figures


FACTS = Facts(
    2021,
    {year: told(year) for year in COUNTS},
    TOLD,
    ORGANISATIONS,
    ("le Pôle ESS", "le Pôle", "Portes de Bretagne Solidaires"),
)
