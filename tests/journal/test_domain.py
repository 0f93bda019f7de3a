"""The chain: each value has one writing, nothing slips from one field into the next, the first break is named."""

import datetime as dt
import hashlib
import hmac
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjs_app.journal.domain import (
    GENESIS,
    NOTHING_BEFORE,
    Chain,
    Entered,
    Head,
    canonical,
    decimal_text,
    encoded,
    key_name,
    moment_text,
    payload_hash,
    payload_of,
    sealed,
    what_changed,
    word_hash,
)

KEY, OTHER_KEY = b"k" * 32, b"o" * 32


class Colour(Enum):
    """A closed list."""

    GREEN = "vert"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"b": 1, "a": None}, '{"a":null,"b":1}'),
        ({"é": "e\u0301"}, '{"é":"é"}'),
        ([dt.date(2021, 7, 13), Colour.GREEN, True], '["2021-07-13","vert",true]'),
        ((Decimal("20.00"), Decimal("0.5000"), Decimal("1E+2"), Decimal("-0.10")), '["20","0.5","100","-0.1"]'),
        (dt.datetime(2021, 7, 13, 14, tzinfo=dt.timezone(dt.timedelta(hours=2))), '"2021-07-13T12:00:00.000000+00:00"'),
        ("« 1\u202f250 € »\n", '"« 1\u202f250 € »\\n"'),
    ],
)
def test_each_value_has_one_writing(value: Any, written: str) -> None:
    assert canonical(value) == written


@pytest.mark.parametrize("value", [1.5, b"x", {1, 2}, {"a": {"b": 0.1}}])
def test_what_has_no_single_writing_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="the journal cannot write"):
        canonical(value)


def test_the_order_in_which_a_dictionary_was_filled_does_not_show() -> None:
    assert canonical({"a": 1, "b": {"d": 2, "c": 3}}) == canonical({"b": {"c": 3, "d": 2}, "a": 1})


def test_zero_is_written_zero_however_many_decimals_it_had() -> None:
    assert [decimal_text(Decimal(text)) for text in ("0", "0.00", "0.0100")] == ["0", "0", "0.01"]


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        moment_text(dt.datetime(2021, 7, 13, 12))  # noqa: DTZ001 — the very thing that is refused


def test_a_moment_of_anywhere_is_written_in_universal_time() -> None:
    tahiti = dt.timezone(dt.timedelta(hours=-10))
    assert moment_text(dt.datetime(2021, 7, 13, 20, tzinfo=tahiti)) == "2021-07-14T06:00:00.000000+00:00"


def test_without_words_nothing_is_said_of_words() -> None:
    assert payload_of({"cents": 5}, {}) == '{"cents":5}'


def test_half_a_sign_that_somebody_left_in_a_database_is_signed_too() -> None:
    half = "\ud83d"
    assert encoded([half]) == b"s3:\xed\xa0\xbd,"
    assert payload_hash(half) == hashlib.sha256(b"\xed\xa0\xbd").hexdigest()


def test_a_field_of_no_known_kind_is_marked_as_such() -> None:
    assert encoded([True, b"x"]) == b"?4:True,?4:b'x',"


def test_a_key_is_named_by_eight_signs_that_do_not_tell_it() -> None:
    assert key_name(KEY) == hashlib.sha256(b"cjs journal key\0" + KEY).hexdigest()[:8]


def test_details_may_not_take_the_place_of_the_words() -> None:
    with pytest.raises(ValueError, match="words"):
        payload_of({"words": "x"}, {})
    assert payload_of({"cents": 5}, {"note": "ab"}) == '{"cents":5,"words":{"note":"ab"}}'


def test_fields_are_written_with_their_kind_and_their_length() -> None:
    assert encoded([1, "é", None, "12"]) == "i1:1,s2:é,n0:,s2:12,".encode()


FIELDS = st.lists(st.one_of(st.none(), st.integers(), st.text()), max_size=5)


@given(FIELDS, FIELDS)
def test_two_lists_of_fields_never_give_the_same_bytes(one: list[Any], other: list[Any]) -> None:
    assert (encoded(one) == encoded(other)) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [(["ab", "c"], ["a", "bc"]), ([1], ["1"]), ([None], [""]), (["a,s1:b"], ["a", "b"]), ([], [None]), ([True], [1])],
)
def test_nothing_slips_from_one_field_into_the_next(one: list[Any], other: list[Any]) -> None:
    assert encoded(one) != encoded(other)


def test_a_word_shows_nothing_without_its_salt() -> None:
    assert word_hash("a" * 32, "Noé") == hashlib.sha256(b"a" * 32 + b"\0" + "Noé".encode()).hexdigest()
    assert word_hash("a" * 32, "Noé") != word_hash("b" * 32, "Noé")


def test_a_head_is_printed_with_the_first_signs_of_its_hash_in_groups() -> None:
    assert Head("c", 812, "3f9a01c47bd2e5f0" + "0" * 48).short == "812\xa0· 3f9a 01c4 7bd2 e5f0"


def test_what_changed_holds_only_what_is_no_longer_the_same() -> None:
    before, after = {"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}
    assert what_changed(before, after) == {"b": {"before": 2, "after": 3}, "c": {"before": None, "after": 4}}


# ------------------------------------------------------------------------------------------------------- the chain


def an_entry(seq: int, previous: str, key: bytes = KEY, **changes: Any) -> Entered:
    """Return an entry at its place, sealed."""
    action, payload = ("season.set", '{"day":"2021-07-13"}') if seq > 1 else (GENESIS, '{"chain":"c"}')
    at = "2021-07-13T12:00:00.000000+00:00"
    entry = Entered(seq, 1, key_name(key), at, 3, 1, action, "season", 1, payload, "", previous, "")
    return sealed(key, entry._replace(**changes))


def a_chain(*keys: bytes) -> list[Entered]:
    """Return a chain of one entry for each key."""
    made: list[Entered] = []
    for seq, key in enumerate(keys, start=1):
        made.append(an_entry(seq, made[-1].hash if made else NOTHING_BEFORE, key))
    return made


def first_fault(entries: list[Entered], *keys: bytes) -> tuple[int | None, str] | None:
    """Return where a chain breaks first, and what is said of it."""
    chain = Chain(keys or (KEY,))
    for entry in entries:
        fault = chain.fault(entry)
        if fault:
            return fault.seq, str(fault)
    return None


def test_the_hash_of_an_entry_is_an_hmac_over_all_its_fields_and_the_hash_before() -> None:
    (entry,) = a_chain(KEY)
    payload_hash = hashlib.sha256(b'{"chain":"c"}').hexdigest()
    signed = (
        f"i1:1,s8:{key_name(KEY)},i1:1,s32:2021-07-13T12:00:00.000000+00:00,i1:3,i1:1,"
        f"s13:journal.begun,s6:season,i1:1,s64:{payload_hash},s64:{NOTHING_BEFORE},"
    )
    assert entry.hash == hmac.new(KEY, signed.encode(), hashlib.sha256).hexdigest()


def test_a_chain_that_nobody_touched_is_whole_and_says_where_it_ends() -> None:
    entries, chain = a_chain(KEY, KEY, KEY), Chain((KEY,))
    assert [chain.fault(entry) for entry in entries] == [None, None, None]
    assert (chain.chain, chain.seq, chain.hash) == ("c", 3, entries[2].hash)


def test_an_older_key_still_reads_what_it_signed() -> None:
    entries = a_chain(OTHER_KEY, OTHER_KEY, KEY)
    assert first_fault(entries, KEY, OTHER_KEY) is None
    assert first_fault(entries, KEY) == (
        1,
        "L’écriture 1 a été signée avec une clé qui n’est pas connue ici, ou elle a été changée.",
    )


@pytest.mark.parametrize("name", [name for name in Entered._fields if name not in ("seq", "payload_hash")])
def test_a_field_changed_is_found_at_its_entry(name: str) -> None:
    entries = a_chain(KEY, KEY, KEY)
    was = getattr(entries[1], name)
    entries[1] = entries[1]._replace(**{name: was + 1 if isinstance(was, int) else was + "0"})
    found = first_fault(entries)
    assert found is not None
    assert found[0] == 2


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("payload", "{}", "Le contenu de l’écriture 2 a été changé."),
        ("payload", None, "Le contenu de l’écriture 2 a été changé."),
        ("hash", "0" * 64, "L’écriture 2 a été changée."),
        ("hash", "\ud83d", "L’écriture 2 a été changée."),
        ("subject_id", 9, "L’écriture 2 a été changée."),
        (
            "version",
            2,
            "L’écriture 2 a été signée avec une clé qui n’est pas connue ici, ou elle a été changée.",
        ),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_with_its_number(name: str, value: Any, said: str) -> None:
    entries = a_chain(KEY, KEY)
    entries[1] = entries[1]._replace(**{name: value})
    assert first_fault(entries) == (2, said)


def test_a_chain_of_nothing_has_neither_name_nor_end() -> None:
    chain = Chain((KEY,))
    assert (chain.chain, chain.seq, chain.hash) == ("", 0, "0" * 64)


def test_an_entry_sealed_again_after_a_change_no_longer_leads_to_the_next() -> None:
    entries = a_chain(KEY, KEY, KEY)
    entries[1] = sealed(KEY, entries[1]._replace(subject_id=9))
    assert first_fault(entries) == (
        3,
        "L’écriture 3 ne suit pas celle d’avant\xa0: l’une des deux a été changée, déplacée ou retirée.",
    )


def test_an_entry_that_is_missing_is_named_by_its_number() -> None:
    entries = a_chain(KEY, KEY, KEY)
    assert first_fault([entries[0], entries[2]]) == (2, "L’écriture 2 manque.")


def test_a_chain_must_begin_with_its_beginning() -> None:
    assert first_fault([an_entry(1, NOTHING_BEFORE, action="season.set")]) == (
        1,
        "L’écriture 1 n’est pas le début d’un journal.",
    )
