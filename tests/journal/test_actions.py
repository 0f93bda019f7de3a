"""Writing in the journal: chained by the commit, lost with what is rolled back, never twice, never with a hole."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from cjs_app.journal import actions, anchors, queries
from cjs_app.journal.domain import Head
from cjs_app.journal.models import ERASED, Entry, Word
from cjs_app.journal.telling import told
from cjs_app.journal.verification import Reading, check_anchor, check_head, read_again
from cjs_app.plumbing.database import db
from tests.people import stamped


@pytest.fixture(autouse=True)
def an_anchor_apart(each_app: Flask, tmp_path: Path) -> None:
    """The anchor of each test stands in its own folder; every test runs on both databases."""
    each_app.config["ANCHORS"] = tmp_path


def note(number: int, **words: str) -> None:
    """Write something in the journal."""
    actions.record(stamped(), "season.set", "season", number, number, words=words or None, number=number)


def kept() -> list[int]:
    """Return what the database holds after the beginning of the journal, in its order."""
    return [*db.session.scalars(select(Entry.subject_id).where(Entry.seq > 1).order_by(Entry.seq))]


def reading_of(app: Flask) -> Reading:
    """Return what the journal is found to be, held against its head and its anchor."""
    anchored = anchors.read(queries.head().chain)
    seen = anchored.hashes if anchored else {}
    reading = read_again(queries.every_entry(), queries.every_word(), app.config["JOURNAL_KEYS"], seen)
    check_head(queries.find_head(), reading)
    check_anchor(anchored, reading)
    return reading


def test_what_is_recorded_gets_its_place_at_the_commit(each_app: Flask) -> None:
    note(7)
    assert kept() == []
    db.session.commit()
    assert kept() == [7]
    assert [entry.seq for entry in queries.every_entry()] == [1, 2]


def test_several_things_of_one_gesture_follow_one_another(each_app: Flask) -> None:
    for number in (1, 2, 3):
        note(number)
    db.session.commit()
    note(4)
    db.session.commit()
    assert kept() == [1, 2, 3, 4]
    assert [str(fault) for fault in reading_of(each_app).faults] == []


def test_what_is_rolled_back_leaves_neither_entry_nor_hole(each_app: Flask) -> None:
    note(1)
    db.session.rollback()
    note(2)
    db.session.commit()
    assert kept() == [2]
    assert queries.head().seq == 2


def test_a_chain_rolled_back_after_it_took_its_place_gives_the_place_back(each_app: Flask) -> None:
    note(1)
    actions.chain_waiting()
    db.session.rollback()
    note(2)
    db.session.commit()
    assert (kept(), queries.head().seq) == ([2], 2)
    assert [str(fault) for fault in reading_of(each_app).faults] == []


def test_a_savepoint_taken_back_loses_what_it_recorded_and_nothing_else(each_app: Flask) -> None:
    note(1)
    savepoint = db.session.begin_nested()
    note(2)
    savepoint.rollback()
    note(3)
    db.session.commit()
    assert kept() == [1, 3]


def test_a_savepoint_that_ends_well_keeps_what_it_recorded_once(each_app: Flask) -> None:
    note(1)
    with db.session.begin_nested():
        note(2)
    note(3)
    db.session.commit()
    assert kept() == [1, 2, 3]


def test_an_inner_savepoint_taken_back_keeps_what_the_outer_one_recorded(each_app: Flask) -> None:
    with db.session.begin_nested():
        note(1)
        inner = db.session.begin_nested()
        note(2)
        inner.rollback()
        note(3)
    db.session.commit()
    assert kept() == [1, 3]


def test_an_outer_savepoint_taken_back_loses_what_inner_ones_recorded(each_app: Flask) -> None:
    outer = db.session.begin_nested()
    note(1)
    with db.session.begin_nested():
        note(2)
    outer.rollback()
    note(3)
    db.session.commit()
    assert kept() == [3]


def test_a_savepoint_broken_by_an_error_loses_what_it_recorded(each_app: Flask) -> None:
    note(1)
    with pytest.raises(LookupError), db.session.begin_nested():
        note(2)
        raise LookupError
    db.session.commit()
    assert kept() == [1]


def test_words_stand_apart_from_what_is_chained(each_app: Flask) -> None:
    note(1, reason="Noé s’est trompé")
    db.session.commit()
    assert not [entry for entry in queries.every_entry() if "Noé" in "".join(map(str, entry))]
    assert [word.text for word in queries.every_word()] == ["Noé s’est trompé"]


def test_erased_words_are_gone_and_the_journal_still_reads_whole(each_app: Flask) -> None:
    note(1, reason="Noé s’est trompé", label="Tonte")
    db.session.commit()
    assert actions.erase_words([(2, "reason"), (2, "nothing"), (9, "reason")], stamped()) == 1
    db.session.commit()
    reading = reading_of(each_app)
    assert (reading.faults, reading.erased) == ([], 1)
    assert queries.entries_of("season", 1, 1)[0].texts == {"label": "Tonte", "reason": ERASED}


def test_erasing_nothing_writes_nothing(each_app: Flask) -> None:
    assert actions.erase_words([(2, "reason")], stamped()) == 0
    db.session.commit()
    assert kept() == []


def test_a_word_that_goes_without_being_erased_is_a_fault(each_app: Flask) -> None:
    note(1, reason="Noé")
    db.session.commit()
    db.session.execute(Word.__table__.delete())
    (fault,) = reading_of(each_app).faults
    assert (fault.seq, str(fault)) == (2, "Un texte de l’écriture 2 a disparu sans être effacé.")


def test_a_new_key_signs_from_now_on_and_the_old_one_still_reads(each_app: Flask) -> None:
    (old,) = each_app.config["JOURNAL_KEYS"]
    note(1)
    db.session.commit()
    each_app.config["JOURNAL_KEYS"] = (b"n" * 32, old)
    note(2)
    db.session.commit()
    assert reading_of(each_app).faults == []
    names = [entry.key_version for entry in queries.every_entry()]
    assert names[0] == names[1] != names[2]
    each_app.config["JOURNAL_KEYS"] = (b"n" * 32,)
    assert [fault.seq for fault in reading_of(each_app).faults] == [1]


def test_each_commit_leaves_its_end_outside_the_database(each_app: Flask) -> None:
    for number in (1, 2):
        note(number)
        db.session.commit()
    last = queries.head()
    anchored = anchors.read(last.chain)
    assert anchored is not None
    assert (max(anchored.hashes), anchored.hashes[last.seq]) == (3, {last.hash})


def test_an_anchor_that_cannot_be_written_stops_nothing(each_app: Flask, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("")
    each_app.config["ANCHORS"] = tmp_path / "in the way"
    note(1)
    db.session.commit()
    assert kept() == [1]


def test_an_anchor_that_is_late_is_said_without_being_a_fault(each_app: Flask, tmp_path: Path) -> None:
    actions.anchor_head(stamped())
    each_app.config["ANCHORS"] = Path("/proc/nowhere")
    note(1)
    db.session.commit()
    each_app.config["ANCHORS"] = tmp_path
    reading = reading_of(each_app)
    assert ([str(remark) for remark in reading.remarks], reading.faults) == (
        ["L’ancre s’arrête avant la fin du journal\xa0: écritures en plus, 1."],
        [],
    )


def test_a_history_also_tells_what_waits_for_the_commit(each_app: Flask) -> None:
    note(1)
    db.session.commit()
    actions.record(stamped(), "season.price_added", "season", 1, 1, words={"label": "Tonte"}, price=1250)
    note(2)
    lines = [str(entry.sentence) for entry in told(queries.entries_of("season", 1, 1), {})]
    assert lines[0] == "Tarif ajouté\xa0: Tonte, 12,50"
    assert len(lines) == 2
    assert len(queries.entries_of_season(1, limit=1)) == 1


def test_the_end_of_a_chain_is_a_head(each_app: Flask) -> None:
    note(1)
    db.session.commit()
    assert reading_of(each_app).head == queries.head() == queries.find_head()
    assert isinstance(queries.head(), Head)
