"""The web and mail addresses that the pages of a PDF link to."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_LONGEST = 1000
_MOST_A_PAGE = 200


def link_addresses(document: pdfium.PdfDocument) -> Iterator[str]:
    """Every address behind a link, page by page; unreadable ones are left out."""
    for page in document:
        place = ctypes.c_int(0)
        link = pdfium_c.FPDF_LINK()
        for _ in range(_MOST_A_PAGE):
            if not pdfium_c.FPDFLink_Enumerate(page.raw, place, link):
                break
            action = pdfium_c.FPDFLink_GetAction(link)
            if action:
                yield _address(document, action)


def _address(document: pdfium.PdfDocument, action: object) -> str:
    buffer = ctypes.create_string_buffer(_LONGEST)
    pdfium_c.FPDFAction_GetURIPath(document.raw, action, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace")
