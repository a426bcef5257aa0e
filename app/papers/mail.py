"""E-mail drafts: one message to one address, with a paper attached, for the person's own mail program.

A draft tells nobody anything. Nothing in here sends.
"""

from __future__ import annotations

import unicodedata
from email.charset import QP, Charset
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32

from app.desk.files import safe_name
from app.domain.errors import Refused
from app.domain.limits import mailable

_UTF_8 = Charset("utf-8")
_UTF_8.body_encoding = QP  # no line of it is longer than mail allows
_JOINERS = "\u200c\u200d"  # they shape letters, the other unseen signs steer the line
_LONGEST_TEXT = 200
_ENCODED = "=?"  # begins an encoded word (RFC 2047)


def draft(
    *, to: str, name: str, subject: str, text: str, file_name: str = "", pdf: bytes = b"", sender: str = ""
) -> bytes:
    """The .eml file of an unsent message to `to` (of `name`) with `pdf` attached, where there is one.

    A `sender` that is no address is left out. Nothing that a text holds is read as a header: the subject and the
    file's name are encoded as a whole where a part of them could be taken for one. Raises Refused where `to` is not
    exactly one address.
    """
    body = MIMENonMultipart("text", "plain")
    body.set_payload(text.encode("utf-8", "replace").decode(), _UTF_8)
    message = MIMEMultipart() if pdf else body
    message["X-Unsent"] = "1"
    message["To"] = address(to, name)
    if writer := mailable(sender):
        message["From"] = writer
    message["Subject"] = _subject(plain(subject))
    if pdf:
        message.attach(body)
        paper = MIMEApplication(pdf, "pdf")
        attached = safe_name(file_name.removesuffix(".pdf"), ".pdf")
        paper.add_header("Content-Disposition", "attachment", filename=attached)
        message.attach(paper)
    return message.as_bytes(policy=compat32.clone(linesep="\r\n"))


def _subject(text: str) -> str:
    """`text` as a header has it: an encoded word that somebody has typed is only text, and encoded itself."""
    return text if text.isascii() and _ENCODED not in text else Header(text, "utf-8", header_name="Subject").encode()


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
