"""E-mail drafts: whatever names and subjects hold, it stays one message to one address."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.papers import mail

HOSTILE = "\r\nBcc: thief@evil.example\r\n\r\nHello, <a@b.example>; \u202e\u2066\x00\x85\u2028\"'\\,:;()"
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(HOSTILE), max_size=80).map("".join))
PDF = b"%PDF-1.7 the paper \r\n\x00\xff"


def drafted(**said: str) -> EmailMessage:
    facts = {"to": "buy@smith.example", "name": "Smith", "subject": "S", "text": "T", "file_name": "n.pdf", **said}
    content = mail.draft(**facts, pdf=PDF)
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@given(subject=TEXTS, name=TEXTS, text=TEXTS, file_name=TEXTS, sender=TEXTS)
def test_it_is_one_message_to_one_address_whatever_the_words_hold(
    subject: str, name: str, text: str, file_name: str, sender: str
) -> None:
    message = drafted(subject=subject, name=name, text=text, file_name=file_name, sender=sender)
    assert set(message.keys()) <= {"X-Unsent", "To", "From", "Subject", "MIME-Version", "Content-Type"}
    to = message["To"]
    assert isinstance(to, AddressHeader)
    assert [each.addr_spec for each in to.addresses] == ["buy@smith.example"]
    assert str(message["Subject"]) == mail.plain(subject)
    [paper] = message.iter_attachments()
    assert paper.get_content() == PDF
    assert paper.get_content_type() == "application/pdf"
    body = message.get_body()
    assert body is not None
    assert body.get_content().split() == text.encode("utf-8", "replace").decode().split()


@given(TEXTS)
def test_plain_text_steers_nothing(text: str) -> None:
    found = mail.plain(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\ud800-\udfff]", found)
    assert len(found) <= 200


def test_it_is_a_draft() -> None:
    assert drafted()["X-Unsent"] == "1"
    assert drafted()["Date"] is None


@pytest.mark.parametrize(
    "to",
    [
        "a@b.example, c@d.example",
        "a@b.example; c@d.example",
        "a@b.example\r\nBcc: c@d.example",
        "Smith <a@b.example>",
        "a@b@c.example",
        "a b@c.example",
        "a@",
        "@b.example",
        "a@-b.example",
        "a@b..example",
        "\u202ea@b.example",
        "müller@b.example",
        "a" * 260 + "@b.example",
    ],
)
def test_what_is_not_exactly_one_address_is_refused_with_the_customers_name(to: str) -> None:
    with pytest.raises(Refused) as refused:
        drafted(to=to, name="Smith & Sons")
    assert refused.value.id == "mail.address"
    assert refused.value.facts["name"] == "Smith & Sons"


def test_no_address_says_to_print_or_telephone() -> None:
    with pytest.raises(Refused) as refused:
        drafted(to="  ")
    assert refused.value.id == "mail.none"


def test_a_domain_of_another_script_is_written_in_ascii() -> None:
    assert drafted(to=" buy@müller.example ")["To"].addresses[0].addr_spec == "buy@xn--mller-kva.example"


@pytest.mark.parametrize(
    "subject", ["=?utf-8?B?Ug0KQmNjOiB0aGllZkBldmlsLmV4YW1wbGU=?=", "=?utf-8?q?A=0D=0ABcc:_x=40y.z?= 7"]
)
def test_an_encoded_word_that_was_typed_is_only_text(subject: str) -> None:
    """Read by Python's own reader and as bytes: no program can take it for a header, or for what it encodes."""
    content = mail.draft(to="a@b.example", name="N", subject=subject, text="T", file_name=f"{subject}.pdf", pdf=PDF)
    head = content.partition(b"\r\n\r\n")[0]
    assert subject.encode() not in content
    assert b"Bcc" not in head
    message = message_from_bytes(content, policy=default)
    assert message["Subject"] == subject
    assert message["Bcc"] is None


def test_an_address_holds_no_encoded_word() -> None:
    with pytest.raises(Refused):
        drafted(to="=?utf-8?q?thief?=@b.example")


@pytest.mark.parametrize("lines", [["."], ["From me"], ["x" * 5_000], ["Grüße", "", "."]])
def test_the_text_comes_back_as_it_was_and_no_line_is_longer_than_mail_allows(lines: list[str]) -> None:
    text = "\n".join([*lines, ""])
    content = mail.draft(to="a@b.example", name="N", subject="S", text=text)
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert b"\n" not in content.replace(b"\r\n", b"")
    body = message_from_bytes(content, policy=default)
    assert isinstance(body, EmailMessage)
    assert body.get_content().replace("\r\n", "\n") == text
