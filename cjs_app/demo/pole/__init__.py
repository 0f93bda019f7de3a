"""The pôle’s year 2021 of the demo: real organisations and public figures, invented persons."""
