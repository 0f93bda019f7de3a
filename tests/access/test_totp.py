"""Figures on a phone, held to the test vectors of RFC 4226 and RFC 6238."""

import pytest

from cjs_app.access.totp import address_for_phone, code_at, figures, matching_step, secret_text, step_at

SECRET = b"12345678901234567890"


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_the_vectors_of_rfc_6238_come_out(seconds: int, code: str) -> None:
    assert code_at(SECRET, step_at(seconds), digits=8) == code


def test_the_vectors_of_rfc_4226_come_out() -> None:
    expected = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]
    assert [code_at(SECRET, counter) for counter in range(10)] == expected


def test_a_phone_may_be_half_a_minute_early_or_late_and_no_more() -> None:
    found = [matching_step(SECRET, code_at(SECRET, 100 + late), 100, 0) for late in (-2, -1, 0, 1, 2)]
    assert found == [None, 99, 100, 101, None]


def test_a_step_that_was_used_is_used_up_and_those_before_it() -> None:
    assert matching_step(SECRET, code_at(SECRET, 100), 100, 100) is None
    assert matching_step(SECRET, code_at(SECRET, 99), 100, 100) is None
    assert matching_step(SECRET, code_at(SECRET, 101), 100, 100) == 101


def test_spaces_between_figures_do_no_harm_and_other_signs_are_no_figures() -> None:
    assert figures(" 123 456 ") == "123456"
    assert figures("١٢٣456") == "456"


def test_the_phone_is_told_the_secret_and_the_name() -> None:
    assert secret_text(SECRET) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert address_for_phone(SECRET, "maud l", "La coop") == (
        "otpauth://totp/La%20coop%3Amaud%20l?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=La%20coop"
    )
