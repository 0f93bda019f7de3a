"""The words of the field, in plain French: the one list from which the page of the words is made."""

from msgspec import Struct


class Word(Struct, frozen=True):
    """A word, what addresses call it, and what it means."""

    name: str
    label: str
    meaning: str


WORDS = (
    Word(
        "accompagnement",
        "Animatrice, animateur",
        "Une personne adulte qui accompagne le groupe tout l’été. Elle valide les devis et les heures, et émet les "
        "factures.",
    ),
    Word(
        "autofinancement",
        "Autofinancement",
        "L’argent que le groupe réunit en dehors des missions : lavage de voitures, vente de gâteaux, tombola.",
    ),
    Word(
        "avoir",
        "Avoir",
        "Le document qui corrige une facture déjà émise, en tout ou en partie. Une facture ne s’efface jamais : "
        "l’avoir dit ce qui n’est plus à payer.",
    ),
    Word(
        "bilan",
        "Bilan",
        "L’été raconté en chiffres et en mots, pour le groupe, le comité local et le porteur.",
    ),
    Word(
        "ca-ht",
        "CA HT",
        "Chiffre d’affaires hors taxes : tout ce que la coopérative a facturé à ses clients, sans la TVA, avoirs "
        "déduits. Ce n’est pas encore ce qui se partage.",
    ),
    Word(
        "cloture",
        "Clôture",
        "Le moment où les comptes de l’été s’arrêtent : deux personnes vérifient, et les parts ne bougent plus.",
    ),
    Word(
        "coefficient",
        "Coefficient d’implication",
        "Un nombre que le groupe vote pour chaque personne quand il choisit de partager selon l’implication.",
    ),
    Word(
        "comite-local",
        "Comité local",
        "Les structures qui soutiennent la coopérative : ville, service jeunesse, porteur. Elles lisent des totaux, "
        "jamais les affaires d’une personne.",
    ),
    Word(
        "cooperant",
        "Coopérant·e",
        "Une personne jeune qui crée et fait vivre la coopérative pendant l’été. Une personne, une voix.",
    ),
    Word(
        "devis",
        "Devis",
        "Une proposition écrite au client : ce qui sera fait, et à quel prix. Quand le client dit oui, le prix ne "
        "change plus sans son accord.",
    ),
    Word(
        "echeance",
        "Échéance",
        "Le dernier jour pour payer une facture. Après, elle est en retard.",
    ),
    Word(
        "emettre",
        "Émettre",
        "Donner à une facture son numéro et sa date. Après, elle ne change plus : une erreur se corrige par un avoir.",
    ),
    Word(
        "encaissement",
        "Encaissement",
        "De l’argent d’un client qui arrive vraiment : virement, chèque, espèces.",
    ),
    Word(
        "facture",
        "Facture",
        "Le document qui demande au client de payer le travail fait. Les numéros se suivent sans trou : c’est la loi.",
    ),
    Word(
        "ht-ttc",
        "HT et TTC",
        "HT : hors taxes, le prix sans la TVA. TTC : toutes taxes comprises, ce que le client paie.",
    ),
    Word(
        "mission",
        "Mission",
        "Un travail pour un client : un lieu, des jours, une équipe. Souvent à deux, et chacun·e son tour.",
    ),
    Word(
        "net",
        "Net",
        "Ce qui reste à partager quand les dépenses, les retenues et le report sont enlevés.",
    ),
    Word(
        "part",
        "Part",
        "Ce que reçoit une personne quand le net est partagé, selon la règle que le groupe a votée.",
    ),
    Word(
        "porteur",
        "Porteur",
        "La coopérative ou l’association d’adultes qui porte l’été devant la loi. Son nom et son SIREN sont sur les "
        "factures.",
    ),
    Word(
        "report",
        "Report",
        "Une somme que le groupe garde pour un prochain été au lieu de la partager.",
    ),
    Word(
        "retenue",
        "Retenue",
        "Une somme mise de côté avant le partage, par exemple pour le porteur. Chacune a un nom et un ordre.",
    ),
    Word(
        "ristourne",
        "Ristourne",
        "Ce qui est partagé selon le temps donné, une fois les salaires payés.",
    ),
    Word(
        "siren",
        "SIREN, SIRET",
        "Les numéros officiels d’une entreprise, d’une mairie ou d’une association : neuf chiffres, ou quatorze. Un "
        "particulier n’en a pas.",
    ),
    Word(
        "tva",
        "TVA",
        "Taxe sur la valeur ajoutée. Le client la paie avec le prix, et le porteur la donne à l’État : elle ne reste "
        "pas dans la coopérative.",
    ),
    Word(
        "valider",
        "Valider",
        "Dire, après avoir vérifié, que c’est juste. Personne ne valide ses propres heures : une autre paire d’yeux "
        "regarde toujours.",
    ),
)
