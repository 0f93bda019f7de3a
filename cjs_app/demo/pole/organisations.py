"""The organisations of the founding report, as it names them publicly: its 28 members, then whom it works with."""

import datetime as dt

from cjs_app.demo.pole.year import Year
from cjs_app.pole.directory import actions
from cjs_app.pole.directory.domain import Kind, OrganisationSheet

A, C, E, S, M = (
    Kind.ASSOCIATION,
    Kind.COOPERATIVE,
    Kind.SOLE_TRADER,
    Kind.SOCIAL_COMPANY,
    Kind.MUTUAL,
)
MEMBERS = (
    OrganisationSheet("ADMR de Vitré", A, "Médico-social", "Aide à la personne", city="Vitré"),
    OrganisationSheet(
        "MAN Mouvement pour une alternative non-violente",
        A,
        "Transition sociétale",
        "Gouvernance partagée et communication non violente",
        aliases="MAN",
    ),
    OrganisationSheet(
        "Association Sévigné",
        A,
        "Insertion-Emploi-Handicap",
        "ESAT : établissements ou services d’aide par le travail",
        city="Vitré",
    ),
    OrganisationSheet(
        "Foyer des jeunes travailleurs Tremplin",
        A,
        "Jeunesse-Insertion-Emploi",
        "Accompagnement des jeunes, résidence pour travailleurs mobiles",
        aliases="FJT Tremplin\nFJT Tremlin",
        city="Vitré",
    ),
    OrganisationSheet("Biocoop Vitré", C, "Alimentation durable", "Magasin de produits biologiques", city="Vitré"),
    OrganisationSheet(
        "Bistrot Lab", A, "Culture et lien social", "Tiers-lieu en milieu rural, café associatif, animations"
    ),
    OrganisationSheet(
        "Bulle Café & Co", A, "Culture et lien social", "Café familial, parentalité", aliases="Bulle Café", city="Vitré"
    ),
    OrganisationSheet(
        "Centre social de Vitré", A, "Médico-social", "Vie associative, service à la population", city="Vitré"
    ),
    OrganisationSheet(
        "Centre social du Pays guerchais",
        A,
        "Médico-social",
        "Vie associative, service à la population",
        city="La Guerche-de-Bretagne",
    ),
    OrganisationSheet(
        "Cigales de Bretagne", A, "Finance solidaire", "Investisseurs citoyens", aliases="Les Cigales de Bretagne"
    ),
    OrganisationSheet(
        "Conseil de développement du Pays de Vitré",
        A,
        "Animation territoriale",
        "Étude des besoins locaux",
        city="Vitré",
    ),
    OrganisationSheet(
        "Détours de disque", E, "Culture et lien social", "Médiation culturelle et développement durable"
    ),
    OrganisationSheet("Dojo vitréen", A, "Sport", "Club sportif", city="Vitré"),
    OrganisationSheet(
        "Tiers-lieu Papi Jean",
        E,
        "Culture et lien social",
        "Tiers-lieu en milieu rural, animations",
        aliases="Tiers Lieux Papi Jean (CAE Élan Créateur)",
    ),
    OrganisationSheet(
        "Énergie des Fées", A, "Transition écologique et citoyenne", "Sensibilisation aux énergies renouvelables"
    ),
    OrganisationSheet(
        "Jeune Chambre économique du Pays de Vitré",
        A,
        "Entrepreneuriat",
        "Montage de projets innovants",
        aliases="JCE",
        city="Vitré",
    ),
    OrganisationSheet(
        "Le Bon Débarras",
        A,
        "Transition écologique et citoyenne",
        "Recyclerie, économie circulaire",
        aliases="Le Bon Débaras (recyclerie)\nRecyclerie Le Bon Débarras",
        city="Essé",
    ),
    OrganisationSheet(
        "Marpir’Actions",
        A,
        "Culture et lien social",
        "Café associatif, culture, convivialité",
        aliases="Le P’ty Bistrot Marpiré",
        city="Marpiré",
    ),
    OrganisationSheet("Le Relais pour l’emploi", A, "Insertion-Emploi-Handicap", "Accompagnement des parcours de vie"),
    OrganisationSheet("Mamie Mesure", S, "Alimentation durable", "Réseau de boutiques en vrac", city="Vitré"),
    OrganisationSheet("Mission locale du Pays de Vitré", A, "Jeunesse-Insertion-Emploi", "Jeunesse", city="Vitré"),
    OrganisationSheet(
        "Nous, les graines de demain",
        A,
        "Transition écologique et citoyenne",
        "Sensibilisation au développement durable",
    ),
    OrganisationSheet("Panier des prés", A, "Alimentation durable", "Réseau de producteurs et consommateurs bio"),
    OrganisationSheet(
        "PEV Partage entraide vitréais",
        A,
        "Transition écologique et citoyenne",
        "Recyclerie, économie circulaire",
        aliases="PEV\nRecyclerie Partage Entraide Vitréais",
        city="Vitré",
    ),
    OrganisationSheet("Radiosphères", A, "Média", "Radio associative"),
    OrganisationSheet("Unimutuelle", M, "Mutuelle", "Mutuelle", aliases="Unimutuelle-Complévie"),
    OrganisationSheet(
        "Vitré Tuvalu", A, "Transition écologique et citoyenne", "Sensibilisation environnementale", city="Vitré"
    ),
    OrganisationSheet(
        "Wiker", S, "Média", "Plateforme de promotion de la vie locale", aliases="Réseau WIKER", city="Vitré"
    ),
)
"""Name, type, domain and theme, as the table of its members gives them."""

PARTNERS = (
    OrganisationSheet("Conseil régional de Bretagne", Kind.LOCAL_AUTHORITY, aliases="Région Bretagne"),
    OrganisationSheet(
        "Conseil départemental d’Ille-et-Vilaine",
        Kind.LOCAL_AUTHORITY,
        aliases="Département 35\nConseil départemental 35\nCD35",
    ),
    OrganisationSheet("DREETS Bretagne", Kind.STATE, aliases="DIRECCTE Bretagne\nDREETS"),
    OrganisationSheet(
        "Roche aux Fées Communauté",
        Kind.LOCAL_AUTHORITY,
        aliases="RAFCom\nPays de la Roche aux Fées communauté\nCCPRF",
        city="Retiers",
    ),
    OrganisationSheet(
        "Service développement économique de Roche aux Fées Communauté",
        Kind.LOCAL_AUTHORITY,
        aliases="Service Développement Economique Roche aux Fées communauté",
        city="Retiers",
    ),
    OrganisationSheet("Vitré Communauté", Kind.LOCAL_AUTHORITY, city="Vitré"),
    OrganisationSheet("CAF d’Ille-et-Vilaine", Kind.STATE, aliases="CAF"),
    OrganisationSheet("CRESS Bretagne", Kind.NETWORK, aliases="CRESS\nChambre régionale de l’ESS"),
    OrganisationSheet("TAG 35", Kind.NETWORK, aliases="TAG35\nEntreprendre en collectif 35"),
    OrganisationSheet("Le CRIC", Kind.COOPERATIVE, aliases="CRIC"),
    OrganisationSheet("Élan Créateur", Kind.COOPERATIVE, aliases="CAE Élan Créateur"),
    OrganisationSheet("Union régionale des Scop", Kind.NETWORK, aliases="URSCOP"),
    OrganisationSheet("La Canopée", Kind.LOCAL_AUTHORITY, aliases="Tiers-lieu La Canopée", city="Janzé"),
    OrganisationSheet(
        "Service information jeunesse de Vitré Communauté",
        Kind.LOCAL_AUTHORITY,
        aliases="SIJ\nService Info Jeunesse",
        city="Vitré",
    ),
    OrganisationSheet("Service jeunesse de la Ville de Vitré", Kind.LOCAL_AUTHORITY, city="Vitré"),
    OrganisationSheet("Atelier LM Culture Science", Kind.COMPANY, aliases="LM Science\nLM Culture Science"),
    OrganisationSheet("SCIC EnR Pays de Rance", Kind.COOPERATIVE),
    OrganisationSheet("Pôle ESS Pays des Vallons de Vilaine", Kind.NETWORK),
    OrganisationSheet("CCI 35", Kind.NETWORK, aliases="CCI"),
    OrganisationSheet("CMA 35", Kind.NETWORK, aliases="CMA"),
    OrganisationSheet("France Active Bretagne", Kind.NETWORK),
    OrganisationSheet("BGE", Kind.NETWORK),
    OrganisationSheet("GEDES 35", Kind.NETWORK),
    OrganisationSheet("Groupe La Poste", Kind.COMPANY, aliases="Groupe Laposte"),
    OrganisationSheet("IDEAL Ici Demain Ensemble Agir Localement", Kind.ASSOCIATION, aliases="IDEAL\nI.D.E.A.L"),
    OrganisationSheet("CIAP 35", Kind.NETWORK, aliases="CIAP35"),
    OrganisationSheet("Civam", Kind.NETWORK),
    OrganisationSheet("Accueil Paysan", Kind.ASSOCIATION),
    OrganisationSheet("ARESAT", Kind.NETWORK),
    OrganisationSheet("Un avenir après le travail", Kind.OTHER),
    OrganisationSheet("Crédit Agricole", Kind.COMPANY),
    OrganisationSheet("Atout Clauses", Kind.OTHER),
    OrganisationSheet("Commune de Retiers", Kind.LOCAL_AUTHORITY, city="Retiers"),
    OrganisationSheet("CCAS de Retiers", Kind.LOCAL_AUTHORITY, aliases="CCAS", city="Retiers"),
    OrganisationSheet("Fédération nationale des CUMA", Kind.NETWORK, aliases="FNCUMA"),
    OrganisationSheet("Le Rameau", Kind.ASSOCIATION, aliases="Observatoire des partenariats"),
    OrganisationSheet("Lycée Bertrand d’Argentré", Kind.SCHOOL, city="Vitré"),
    OrganisationSheet("Maison pour tous de Châteaubourg", Kind.ASSOCIATION, city="Châteaubourg"),
)


def play(year: Year) -> None:
    """Write them all down."""
    stamp = year.on(dt.date(2019, 1, 8))
    for sheet in (*MEMBERS, *PARTNERS):
        year.organisations[sheet.name] = actions.add_organisation(sheet, stamp)
