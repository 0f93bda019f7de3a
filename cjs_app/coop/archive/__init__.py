"""The season archive: one summer as plain tables, in and out."""
