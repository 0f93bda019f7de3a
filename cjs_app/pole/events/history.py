"""What can happen to a programme, an event or a registration, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare, declare_fields
from cjs_app.pole.events.domain import EVENT_FIELDS, PROGRAMME_FIELDS

declare_fields("programme.corrected", PROGRAMME_FIELDS)
declare_fields("event.corrected", EVENT_FIELDS | {"partners": "partenaires"})
leads_to("programme", "events.show", "programme_id")
leads_to("event", "events.desk.show", "event_id")
declare(
    {
        "programme.added": "Programme créé",
        "programme.corrected": "Programme corrigé",
        "programme.published": "Programme publié",
        "programme.withdrawn": "Programme retiré de la page publique",
        "event.added": "Événement ajouté au programme",
        "event.corrected": "Événement corrigé",
        "event.published": "Événement publié",
        "event.cancelled": "Événement annulé",
        "event.resumed": "Événement remis au programme",
        "event.counted": "Personnes comptées : {people}",
        "event.estimated": "Personnes estimées : {people}",
        "event.place_asked": "Une inscription ({state})",
        "event.place_left": "Une inscription annulée",
        "event.moved_up": "De la liste d’attente à l’inscription : {count}",
        "event.told": "Personne prévenue de sa place",
        "event.names_emptied": "Noms des inscriptions effacés : {count}",
    }
)
