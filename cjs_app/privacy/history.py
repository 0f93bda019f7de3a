"""What can happen to the data of a person, in plain sentences."""

from cjs_app.journal.telling import declare

declare(
    {
        "consent.given": "Accord donné : {about}",
        "consent.withdrawn": "Accord retiré : {about}",
        "privacy.erasure_asked": "Effacement demandé",
        "privacy.request_withdrawn": "Demande d’effacement retirée",
        "privacy.cooperant_erased": "Nom effacé, remplacé par un numéro. Textes relus : {texts}",
        "privacy.client_erased": "Nom d’un client effacé, remplacé par un numéro. Textes relus : {texts}",
        "privacy.account_erased": "Compte effacé",
        "privacy.delay_set": "Durée de conservation « {rule} » : {before} mois, puis {months}",
        "privacy.rule_treated": "Durée dépassée, « {rule} » : {count} {count:effacement|effacements}",
        "privacy.reviewed": "Revue des données de l’année : {left} à traiter",
    }
)
