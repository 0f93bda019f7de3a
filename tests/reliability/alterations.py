"""What somebody who holds the database may do to the journal, each as statements and the place where it then breaks."""

import random
from collections.abc import Callable
from typing import Any

from cjs_app.journal.domain import Entered
from cjs_app.plumbing.database import db

ENTRIES = [name for name in Entered._fields if name != "seq"]


def raw(statement: str) -> Any:
    """Run a statement where SQLAlchemy would: ten thousand tries go by in some seconds."""
    return db.session.connection().connection.driver_connection.execute(statement)


Alteration = Callable[[random.Random, list[int], list[tuple[int, str]]], tuple[list[str], int]]
"""Takes the numbers of the entries and the keys of the words; gives statements, and where the journal then breaks."""


def literal(value: Any) -> str:
    """Return a value as it is written in a statement."""
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def another(value: Any, dice: random.Random) -> Any:
    """Return a value that is not this one: a sign changed, added or taken away, another number."""
    if value is None:
        return dice.randint(0, 9)
    if isinstance(value, int):
        return dice.choice([value + dice.randint(1, 1000), -value - 1, None])
    at = dice.randrange(len(value) + 1)
    if dice.random() < 0.5 or at == len(value):
        return value[:at] + dice.choice("0aé ") + value[at:]
    changed = value[:at] + chr(ord(value[at]) ^ 1 << dice.randrange(5)) + value[at + 1 :]
    return dice.choice([changed, value[:at] + value[at + 1 :]])


def value_of(table: str, column: str, where: str) -> Any:
    """Return what stands in one place."""
    return raw(f"SELECT {column} FROM {table} WHERE {where}").fetchone()[0]


def a_column(dice: random.Random, seqs: list[int], words: list[tuple[int, str]]) -> tuple[list[str], int]:
    """Change one column of one entry."""
    seq, name = dice.choice(seqs), dice.choice(ENTRIES)
    new = literal(another(value_of("journal", name, f"seq = {seq}"), dice))
    return [f"UPDATE journal SET {name} = {new} WHERE seq = {seq}"], seq


def a_field_shifted(dice: random.Random, seqs: list[int], words: list[tuple[int, str]]) -> tuple[list[str], int]:
    """Move the first sign of a field to the end of the one before."""
    seq = dice.choice(seqs)
    shift = "action = action || substr(subject, 1, 1), subject = substr(subject, 2)"
    return [f"UPDATE journal SET {shift} WHERE seq = {seq}"], seq


def a_row_removed(dice: random.Random, seqs: list[int], words: list[tuple[int, str]]) -> tuple[list[str], int]:
    """Take one entry away, the last too."""
    seq = dice.choice(seqs)
    return [f"DELETE FROM journal WHERE seq = {seq}"], seq


def a_row_hidden(dice: random.Random, seqs: list[int], words: list[tuple[int, str]]) -> tuple[list[str], int]:
    """Take one entry away and number those after it again, as if it had never been."""
    seq = dice.choice(seqs)
    return [f"DELETE FROM journal WHERE seq = {seq}", f"UPDATE journal SET seq = seq - 1 WHERE seq > {seq}"], seq


def a_row_inserted(dice: random.Random, seqs: list[int], words: list[tuple[int, str]]) -> tuple[list[str], int]:
    """Put a copy of an entry somewhere, and number those after it again."""
    copied, place = dice.choice(seqs), dice.choice(seqs)
    columns = ", ".join(ENTRIES)
    copy = f"INSERT INTO journal (seq, {columns}) SELECT 0, {columns} FROM journal WHERE seq = {copied}"
    room = f"UPDATE journal SET seq = seq + 1 WHERE seq >= {place}"
    # A copy right before or after itself: the second of the two is one too many.
    return [copy, room, f"UPDATE journal SET seq = {place} WHERE seq = 0"], place + (copied == place)


def two_rows_swapped(dice: random.Random, seqs: list[int], words: list[tuple[int, str]]) -> tuple[list[str], int]:
    """Let two entries change places."""
    one, other = sorted(dice.sample(seqs, 2))
    swap = f"seq = CASE seq WHEN {one} THEN {other} ELSE {one} END"
    return [f"UPDATE journal SET {swap} WHERE seq IN ({one}, {other})"], one


def the_tail_cut(dice: random.Random, seqs: list[int], words: list[tuple[int, str]]) -> tuple[list[str], int]:
    """Cut the end off, words included, and bring the head back to what is left."""
    first = dice.choice(seqs[1:])
    head = f"UPDATE journal_head SET seq = {first - 1}, hash = (SELECT hash FROM journal WHERE seq = {first - 1})"
    return [f"DELETE FROM {table} WHERE seq >= {first}" for table in ("journal_words", "journal")] + [head], first


def a_head_changed(dice: random.Random, seqs: list[int], words: list[tuple[int, str]]) -> tuple[list[str], int]:
    """Change the row that holds the end of the chain."""
    name = dice.choice(["chain", "seq", "hash"])
    new = another(value_of("journal_head", name, "id = 1"), dice)
    if isinstance(new, int) and new > len(seqs):
        return [f"UPDATE journal_head SET seq = {new}"], len(seqs) + 1
    return [f"UPDATE journal_head SET {name} = {literal(new)}"], len(seqs)


def a_word_changed(dice: random.Random, seqs: list[int], words: list[tuple[int, str]]) -> tuple[list[str], int]:
    """Change a text or its salt."""
    (seq, key), name = dice.choice(words), dice.choice(["salt", "text"])
    here = f"seq = {seq} AND key = '{key}'"
    new = literal(another(value_of("journal_words", name, here), dice))
    return [f"UPDATE journal_words SET {name} = {new} WHERE {here}"], seq


def a_word_removed(dice: random.Random, seqs: list[int], words: list[tuple[int, str]]) -> tuple[list[str], int]:
    """Take a text away, without saying so in the journal."""
    seq, key = dice.choice(words)
    return [f"DELETE FROM journal_words WHERE seq = {seq} AND key = '{key}'"], seq


ALTERATIONS: list[Alteration] = [
    *[a_column] * 6,
    a_field_shifted,
    a_row_removed,
    a_row_hidden,
    a_row_inserted,
    two_rows_swapped,
    the_tail_cut,
    a_head_changed,
    a_word_changed,
    a_word_removed,
]
