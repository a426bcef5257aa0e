"""E-mail drafts: one message to one address, with a paper attached, for the person's own mail program.

A draft tells nobody anything. Nothing in here sends.
"""

from __future__ import annotations

import unicodedata
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from app.domain.errors import Refused
from app.domain.limits import mailable

_JOINERS = "\u200c\u200d"  # they shape letters, the other unseen signs steer the line
_LONGEST_TEXT = 200


def draft(
    *, to: str, name: str, subject: str, text: str, file_name: str = "", pdf: bytes = b"", sender: str = ""
) -> bytes:
    """The .eml file of an unsent message to `to` (of `name`) with `pdf` attached, where there is one.

    A `sender` that is no address is left out. Raises Refused where `to` is not exactly one address.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = Address(addr_spec=address(to, name))
    if writer := mailable(sender):
        message["From"] = Address(addr_spec=writer)
    message["Subject"] = plain(subject)
    message.set_content(text, cte="base64" if not text.isascii() else None)
    if pdf:
        message.add_attachment(pdf, maintype="application", subtype="pdf", filename=plain(file_name))
    return message.as_bytes()


def address(text: str, name: str) -> str:
    """`text` as one address, its domain in ASCII. Raises Refused "mail.none" or "mail.address", naming the customer."""
    if not text.strip():
        raise Refused("mail.none", name=plain(name))
    whole = mailable(text)
    if not whole:
        raise Refused("mail.address", address=plain(text), name=plain(name))
    return whole


def plain(text: str) -> str:
    """`text` on one line, without signs that cannot be seen or that turn the direction of writing, not too long."""
    seen = "".join(_seen(sign) for sign in text)
    return " ".join(seen.split())[:_LONGEST_TEXT].strip()


def _seen(sign: str) -> str:
    if sign in _JOINERS:
        return sign
    return " " if unicodedata.category(sign)[0] in "CZ" else sign
