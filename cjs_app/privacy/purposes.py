"""Why the house keeps data about people: each purpose with its legal basis, and how long what it needs is kept."""

from enum import StrEnum

from msgspec import Struct


class Basis(StrEnum):
    """What allows the house to keep something, in words."""

    CONTRACT = "Le contrat qui lie la personne à la coopérative ou au porteur (RGPD, article 6-1-b)"
    LAW = "Une obligation de la loi (RGPD, article 6-1-c)"
    INTEREST = "L’intérêt légitime : protéger la coopérative et ses comptes (RGPD, article 6-1-f)"
    CONSENT = "L’accord de la personne, qui se retire quand elle veut (RGPD, article 6-1-a)"


class Rule(StrEnum):
    """What makes data go away: the delays that the yearly review looks at."""

    SHEETS = "fiches"
    WORK = "heures"
    CLIENTS = "clients"
    ADULTS = "adultes"
    INVITATIONS = "invitations"
    TRACES = "traces"
    INVOICES = "factures"


class Delay(Struct, frozen=True):
    """How long something is kept, and from when; a delay that the law sets cannot be shortened."""

    rule: Rule
    label: str
    months: int
    since: str
    act: str
    """What the review does once the delay is over."""
    by_law: bool = False
    to_confirm: bool = False
    """Whether the carrier still has to settle this delay."""


DELAYS = {
    delay.rule: delay
    for delay in (
        Delay(
            Rule.SHEETS,
            "Fiches des coopérant·es et leurs comptes",
            12,
            "après la fin de la saison",
            "Le nom devient « Coopérant·e 07 » ; la naissance, les pièces, les accords et le compte s’effacent.",
        ),
        Delay(
            Rule.WORK,
            "Mots écrits sur les heures",
            60,
            "après la fin de la saison",
            "Les notes s’effacent ; les heures et les parts restent, sans nom.",
            to_confirm=True,
        ),
        Delay(
            Rule.CLIENTS,
            "Fiches des particuliers",
            36,
            "après le dernier contact",
            "Le nom devient « Client·e 03 » ; l’adresse, l’e-mail et le téléphone s’effacent.",
        ),
        Delay(
            Rule.ADULTS,
            "Comptes des adultes",
            12,
            "après la fin de leur dernière saison",
            "Le compte et son adresse e-mail s’effacent.",
        ),
        Delay(
            Rule.INVITATIONS,
            "Invitations sans réponse",
            3,
            "après la fin de l’invitation",
            "Le nom de la personne attendue s’efface.",
        ),
        Delay(
            Rule.TRACES,
            "Traces de connexion",
            12,
            "après leur dernière utilisation",
            "Les connexions finies et les appareils oubliés s’effacent.",
        ),
        Delay(
            Rule.INVOICES,
            "Factures, avoirs, encaissements et journal",
            120,
            "après la fin de l’année",
            "À verser aux archives du porteur : ici, une facture émise ne s’efface pas.",
            by_law=True,
        ),
    )
}
"""Where the law gives no figure, these are proposals: the settings of the review change them."""


LONGEST_MONTHS = 600


class Purpose(Struct, frozen=True):
    """One line of the register: what is done with data about people, and why it may be."""

    key: str
    title: str
    aim: str
    basis: Basis
    rule: Rule


TEAM = Purpose(
    "equipe",
    "Faire vivre l’équipe",
    "Savoir qui est dans la coopérative, dans quel comité, sur quelle mission, et où en sont les pièces demandées.",
    Basis.CONTRACT,
    Rule.SHEETS,
)
WORK = Purpose(
    "heures",
    "Compter les heures et partager le résultat",
    "Noter le temps de chaque personne, le valider à deux, puis partager selon la règle votée par le groupe.",
    Basis.CONTRACT,
    Rule.WORK,
)
CLIENTS = Purpose(
    "clients",
    "Répondre aux clients",
    "Faire un devis, organiser la mission, retrouver un client.",
    Basis.CONTRACT,
    Rule.CLIENTS,
)
INVOICES = Purpose(
    "factures",
    "Facturer et tenir les comptes",
    "Émettre des factures et des avoirs, noter les encaissements et les dépenses.",
    Basis.LAW,
    Rule.INVOICES,
)
DOOR = Purpose(
    "comptes",
    "Ouvrir la porte aux bonnes personnes",
    "Reconnaître chaque personne qui entre, et rien laisser entrer d’autre.",
    Basis.INTEREST,
    Rule.TRACES,
)
ADULTS = Purpose(
    "adultes",
    "Savoir qui accompagne",
    "Savoir quels adultes animent, coordonnent, siègent au comité ou tiennent les comptes.",
    Basis.CONTRACT,
    Rule.ADULTS,
)
GUESTS = Purpose(
    "invitations",
    "Inviter",
    "Attendre quelqu’un dans une saison et lui ouvrir un compte.",
    Basis.CONTRACT,
    Rule.INVITATIONS,
)
CONSENTS = Purpose(
    "accords",
    "Demander l’accord",
    "Savoir qui est d’accord pour une photo, un témoignage ou la lettre d’information.",
    Basis.CONSENT,
    Rule.SHEETS,
)
JOURNAL = Purpose(
    "journal",
    "Prouver que rien n’a été changé",
    "Garder, sans nom, ce qui s’est passé et par quel compte ; les mots écrits restent à part et s’effacent.",
    Basis.LAW,
    Rule.INVOICES,
)
RIGHTS = Purpose(
    "droits",
    "Répondre aux demandes",
    "Garder la trace d’une demande d’effacement et de la réponse donnée.",
    Basis.LAW,
    Rule.INVOICES,
)

NETWORK = Purpose(
    "reseau",
    "Animer le réseau du pôle",
    "Savoir qui est adhérent, partenaire ou accompagné par le pôle, lui écrire, et compter l’année.",
    Basis.INTEREST,
    Rule.CLIENTS,
)
PATHWAY = Purpose(
    "parcours",
    "Accueillir des jeunes au parcours",
    "Savoir qui est inscrit, par le prénom seul, qui était là, et si la famille est d’accord.",
    Basis.CONSENT,
    Rule.SHEETS,
)

PURPOSES = (TEAM, WORK, CLIENTS, INVOICES, DOOR, ADULTS, GUESTS, CONSENTS, JOURNAL, RIGHTS, NETWORK, PATHWAY)

SECURITY = (
    "Chaque page dit qui peut l’ouvrir ; une personne ne voit que ses saisons.",
    "Les phrases de passe ne sont gardées que hachées (argon2id) ; qui touche à l’argent a une double clé.",
    "Les photos de reçus sont refaites : ni lieu ni appareil n’y restent.",
    "Aucun service extérieur n’est appelé, aucune mesure d’audience n’est faite.",
    "Le journal est chaîné : ce qui serait changé en cachette se voit.",
)
"""What protects all of this, in the register."""


def in_words(months: int) -> str:
    """Return a number of months as people say it: «3 mois», «1 an», «5 ans», «1 an et 6 mois»."""
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append("1\u00a0an" if years == 1 else f"{years}\u00a0ans")
    if rest or not years:
        parts.append(f"{rest}\u00a0mois")
    return " et ".join(parts)
