"""What a scanner finds on the paper: the page drawn as a printer would, and every barcode on it read."""

from __future__ import annotations

import pypdfium2
import zxingcpp

OFFICE, LABEL_PRINTER = 300, 203  # dots to the inch


def codes(pdf: bytes, dpi: int = OFFICE) -> list[tuple[str, str]]:
    """The kind and the text of every barcode, page by page."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        image = page.render(scale=dpi / 72).to_pil()
        found += [(barcode.format.name, barcode.text) for barcode in zxingcpp.read_barcodes(image)]
    return found


def texts(pdf: bytes, dpi: int = OFFICE) -> list[str]:
    return sorted(text for _kind, text in codes(pdf, dpi))
