"""What can happen to a season, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare, declare_fields

declare_fields(
    "season.set",
    {
        "year": "année",
        "start_day": "début:day",
        "end_day": "fin:day",
        "currency": "monnaie",
        "quote_template": "numéros des devis",
        "invoice_template": "numéros des factures",
        "credit_note_template": "numéros des avoirs",
        "name": "nom",
        "territory": "territoire",
    },
)
leads_to("season", "seasons.show")
declare(
    {
        "season.created": "Saison créée",
        "season.imported": "Saison importée : {rows} {rows:ligne|lignes}",
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
