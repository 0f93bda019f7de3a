"""What an archive does to a season, in plain sentences."""

from cjs_app.journal.telling import declare

declare({"season.replaced": "Saison remplacée par un nouvel import"})
