"""What can happen to an organisation or a person of the directory, in plain sentences."""

from cjs_app.access.history import leads_to
from cjs_app.journal.telling import declare, declare_fields
from cjs_app.pole.directory.domain import ORGANISATION_FIELDS, PERSON_FIELDS

declare_fields("organisation.corrected", ORGANISATION_FIELDS)
declare_fields("person.corrected", PERSON_FIELDS)
leads_to("organisation", "directory.show", "organisation_id")
leads_to("person", "directory.people.show", "person_id")
declare(
    {
        f"{subject}.{what}": sentence
        for subject in ("organisation", "person")
        for what, sentence in (
            ("added", "Fiche créée"),
            ("corrected", "Fiche corrigée"),
            ("archived", "Fiche archivée"),
            ("restored", "Fiche remise dans la liste"),
        )
    }
)
