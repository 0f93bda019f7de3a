"""Where the source writes an attribute by its name, and why no visitor can choose it."""

WRITES_A_NAMED_PART = {
    "cjs_app/coop/archive/actions.py": "the three suites of numbers",
    "cjs_app/coop/books/actions.py": "the account numbers of a sheet, a closed tuple",
    "cjs_app/coop/distribution/actions.py": "the parts of a rule",
    "cjs_app/coop/seasons/actions.py": "the parts of a settings sheet, a closed dataclass",
    "cjs_app/coop/quotes/actions.py": "the parts of a line, a closed list of the room's rules",
    "cjs_app/coop/seasons/carriers.py": "the same",
    "cjs_app/plumbing/adding.py": "the columns of a table, as its mapper names them",
    "cjs_app/pole/directory/actions.py": "the parts of a sheet, a closed list of the room's rules",
    "cjs_app/pole/structure/actions.py": "the same",
    "cjs_app/pole/staff/actions.py": "the parts of a contract, a closed dataclass",
    "cjs_app/pole/governance/actions.py": "the parts of the statutes, a closed dataclass",
    "cjs_app/deciding/actions.py": "the five counts of a vote, named in the loop",
    "cjs_app/deciding/gathering.py": "the parts of a meeting's sheet, a closed list of the room's rules",
}
"""Where an attribute is written by its name; the names come from a list in the source."""
