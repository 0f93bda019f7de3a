"""What can happen to a season, in plain sentences."""

from cjs_app.journal.telling import declare

declare(
    {
        "season.created": "Saison créée",
        "season.imported": "Saison importée : {rows} lignes",
        "season.cloned": "Réglages repris de l’été {year}",
        "season.set": "Réglages changés",
        "season.moved": "La saison passe à « {status} »",
        "season.carrier_replaced": "Nouveau porteur : {carrier}",
        "season.carrier_set": "Fiche du porteur corrigée",
        "season.tva_set": "TVA du porteur à partir du {day:day} : {regime}",
        "season.role_given": "Accès donné : {role}",
        "season.role_revoked": "Accès retiré",
        "season.facilitator_added": "Équipe d’animation : une personne de plus",
        "season.facilitator_removed": "Équipe d’animation : une personne de moins",
        "season.seat_added": "Comité local : {organisation} rejoint le comité",
        "season.seat_removed": "Comité local : {organisation} quitte le comité",
        "season.price_added": "Tarif ajouté : {label}, {price:money}",
        "season.price_removed": "Tarif retiré : {label}",
    }
)
