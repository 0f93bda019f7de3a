"""Heavy or telling pages: as often as somebody at work needs them, and no more, whatever the process that counts."""

import threading
from pathlib import Path

import pytest
from flask import Flask

from cjs_app.access.domain import Role
from cjs_app.plumbing import rates
from cjs_app.plumbing.rates import EXPORTS, LOOKUPS, PAPERS, limit_of, network_of, one_more
from tests.security.walking import SecureVisitor, doors, let_in, person
from tests.whole_summer import NOW

PDF = "/saisons/1/bilan.pdf"
FILE = "/saisons/1/archive.zip"


def test_the_limits_are_the_ones_that_are_written_down() -> None:
    told = {limit.name: (limit.times, limit.seconds, limit.only_sent) for limit in rates.LIMITS}
    assert told == {
        "paper": (60, 300, False),
        "export": (20, 300, False),
        "import": (20, 600, True),
        "photo": (60, 600, True),
        "mail": (20, 3600, True),
        "lookup": (30, 600, True),
        "check": (200, 300, True),
        "place": (10, 600, True),
    }


def test_every_page_that_gives_a_drawn_file_has_a_limit(served: Flask) -> None:
    visitor, found = let_in(served, person(Role.FACILITATOR)), set()
    for rule, _, url in doors(served, "GET"):
        with visitor.get(url) as answer:
            if answer.mimetype in ("application/pdf", "application/zip") or "spreadsheet" in (answer.mimetype or ""):
                found.add(rule.endpoint)
                assert limit_of(served, rule.endpoint) in (PAPERS, EXPORTS), rule.endpoint
    assert found >= {"quotes.as_pdf", "invoices.as_pdf", "bilan.printed", "archive.export"}


def test_every_page_that_takes_a_key_a_mail_or_a_file_has_a_limit(served: Flask) -> None:
    expected = {
        "access.keys.forgotten": "mail",
        "access.keys.take": "lookup",
        "invitations.enter_code": "lookup",
        "invitations.take": "lookup",
        "invitations.hosts.adult": "mail",
        "sharing.visit.enter": "lookup",
        "questionnaires.answering.answer": "lookup",
        "events.public.event": "place",
        "events.public.leave": "place",
        "archive.bring_in": "import",
        "archive.preview": "import",
        "expenses.new": "photo",
        "expenses.add_photo": "photo",
    }
    limits = {endpoint: limit_of(served, endpoint) for endpoint in expected}
    assert {endpoint: limit and limit.name for endpoint, limit in limits.items()} == expected


def test_who_asks_too_often_is_told_to_wait_and_how_long_then_may_again(served: Flask) -> None:
    visitor = let_in(served, person(Role.FACILITATOR))
    answers = [visitor.get(FILE).status_code for _ in range(EXPORTS.times)]
    refused = visitor.get(FILE)
    assert set(answers) == {200}
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "300")
    assert "Attendre 5\u00a0minutes, puis recommencer tranquillement." in refused.text
    assert visitor.get("/compte").status_code == 200
    served.config["CLOCK"] = lambda: NOW.replace(minute=5)
    assert visitor.get(FILE).status_code == 200


def test_one_account_does_not_stop_another_at_the_same_address(served: Flask) -> None:
    first, second = let_in(served, person(Role.FACILITATOR)), let_in(served, person(Role.COORDINATION))
    assert [first.get(FILE).status_code for _ in range(EXPORTS.times + 1)][-1] == 429
    assert second.get(FILE).status_code == 200


def test_strangers_are_counted_by_their_address(served: Flask) -> None:
    served.config["WTF_CSRF_ENABLED"] = False
    visitor = SecureVisitor(served)
    allowed = LOOKUPS.times * rates.FROM_ONE_PLACE
    statuses = [visitor.post("/invitation", data={"invitation": "x"}).status_code for _ in range(allowed + 1)]
    assert (set(statuses[:-1]), statuses[-1]) == ({303}, 429)
    elsewhere = visitor.post("/invitation", environ_overrides={"REMOTE_ADDR": "203.0.113.9"})
    assert elsewhere.status_code == 303
    assert visitor.get("/code").status_code == 200


def test_a_door_that_is_shut_costs_nothing(served: Flask) -> None:
    visitor = let_in(served, person(Role.COMMITTEE))
    assert {visitor.get(FILE).status_code for _ in range(EXPORTS.times + 5)} == {403}


def test_many_at_once_are_all_counted(tmp_path: Path) -> None:
    counted: list[int] = []
    threads = [
        threading.Thread(target=lambda: counted.extend(one_more(tmp_path / "rates", "a", 0) for _ in range(20)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counted) == list(range(1, 161))


def test_a_broken_count_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "rates"
    path.write_bytes(b"no database at all" * 100)
    assert [one_more(path, "a", 0), one_more(path, "a", 0), one_more(path, "a", 300)] == [1, 2, 1]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7/32"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "nowhere"),
        ("1.2.3.4, 5.6.7.8", "nowhere"),
    ],
)
def test_a_household_is_one_place(address: str, network: str) -> None:
    assert network_of(address) == network
