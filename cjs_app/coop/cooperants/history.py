"""What can happen to a cooperant, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare, declare_fields

declare_fields(
    "cooperant.corrected",
    {
        "coefficient": "coefficient",
        "has_share": "part dans le partage",
        "joined_on": "arrivée:day",
        "left_on": "départ:day",
        "first_name": "prénom",
        "last_name": "nom",
    },
)
leads_to("cooperant", "cooperants.show", "cooperant_id")
leads_to("recruitment", "cooperants.recruitment.index")
leads_to("committee", "cooperants.committees.index")
declare(
    {
        "cooperant.added": "Arrivée dans la coopérative : fiche créée",
        "cooperant.corrected": "Fiche corrigée",
        "cooperant.birth_date_changed": "Date de naissance changée",
        "cooperant.taken_back": "Fiche {code} retirée : elle avait été faite par erreur",
        "cooperant.left": "Départ le {day:day}",
        "cooperant.came_back": "Retour dans l’équipe",
        "cooperant.joined": "Entrée dans le comité {committee}",
        "cooperant.term_ended": "Fin dans le comité {committee}, le {day:day}",
        "committee.added": "Comité créé : {label}",
        "committee.renamed": "Le comité {before} s’appelle maintenant {label}",
        "paper.expected": "Pièce demandée : {label}",
        "paper.set": "Pièce « {label} » : {state}",
        "recruitment.noted": "Recrutement, le {day:day}\u00a0: {stage}, {persons}",
        "recruitment.taken_back": "Recrutement, nombre retiré\u00a0: {stage}, {persons} le {day:day}",
        "paper.removed": "Pièce qui n’est plus demandée : {label}",
    }
)
