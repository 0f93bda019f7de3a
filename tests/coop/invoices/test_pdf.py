"""An invoice on paper."""

import datetime as dt
import io
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf

from cjs_app.coop.clients.domain import Kind as ClientKind
from cjs_app.coop.invoices import pdf
from cjs_app.coop.invoices.documents import Buyer, IssuedDocument, Line, Seller, photograph, priced, totals_of
from cjs_app.coop.invoices.domain import Kind
from cjs_app.coop.invoices.mentions import mentions_for
from cjs_app.coop.seasons.domain import TvaRegime

A_DAY = dt.date(2021, 7, 13)
SELLER = Seller(
    "Le Porteur", "Coop’Avenir", "732829320", "12 rue Haute", "35500", "Vitré", "", "FR7630006000011234567890189"
)
LINES = (
    priced("Haie", Decimal("3.5"), "heure", 1_850, Decimal(20)),
    priced("Pli", Decimal(1), "", 999, Decimal("5.5")),
)


def drawn(*lines: Line, kind: Kind = Kind.INVOICE, client: ClientKind = ClientKind.COMPANY, **more: Any) -> bytes:
    """Return the PDF of a document of 13 July 2021 for Menuiserie Roux."""
    regime, currency = more.get("regime", TvaRegime.LIABLE), more.get("currency", "EUR")
    lines = lines or LINES
    document = IssuedDocument(
        kind=kind,
        number="VIT-F-2021-0007",
        day=A_DAY,
        seller=more.get("seller", SELLER),
        client=Buyer(client, more.get("name", "Menuiserie Roux"), "732829320", "ZA de la Haie", "35370", "Argentré"),
        lines=lines,
        totals=totals_of(lines),
        due_day=dt.date(2021, 8, 12) if kind is Kind.INVOICE else None,
        currency=currency,
        subject="Jardin",
        performed_on=dt.date(2021, 7, 12),
        place="Vitré",
        mentions=mentions_for(kind, regime, client, A_DAY, currency),
        corrected_number="VIT-F-2021-0001" if kind is Kind.CREDIT_NOTE else "",
        corrected_day=dt.date(2021, 7, 1) if kind is Kind.CREDIT_NOTE else None,
    )
    return pdf.draw(photograph(document))


def pages(content: bytes) -> int:
    return len(pikepdf.open(io.BytesIO(content)).pages)


def text_of(content: bytes, folder: Path) -> str:
    """Return the text of a PDF as another program reads it, its spaces made plain."""
    file = folder / "document.pdf"
    file.write_bytes(content)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True).stdout
    return " ".join(text.split())


def test_an_invoice_is_one_page_with_every_font_inside() -> None:
    printed = pikepdf.open(io.BytesIO(drawn()))
    fonts = [thing for thing in printed.objects if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing]
    assert len(printed.pages) == 1
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_it_says_all_that_the_law_asks_for(tmp_path: Path) -> None:
    text = text_of(drawn(), tmp_path)
    for words in (
        "Facture VIT-F-2021-0007",
        "13 juil. 2021",
        "12 août 2021",
        "12 juil. 2021",
        "Service de Le Porteur",
        "12 rue Haute",
        "35500 Vitré",
        "SIREN 732 829 320",
        "Menuiserie Roux",
        "ZA de la Haie",
        "3,5 heures",
        "18,50 €",
        "64,75 €",
        "74,74 €",
        "TVA 5,5 % sur 9,99 €",
        "0,55 €",
        "12,95 €",
        "88,24 €",
        "FR76 3000 6000 0112 3456 7890 189",
        "indemnité forfaitaire de 40 €",
    ):
        assert words in text


def test_a_private_person_reads_nothing_of_a_siren_nor_of_penalties(tmp_path: Path) -> None:
    text = text_of(drawn(client=ClientKind.PRIVATE, name="Mme Le Goff"), tmp_path)
    assert text.count("SIREN") == 2  # the carrier's, in its block and at the foot
    assert "indemnité" not in text


def test_a_franchise_has_no_tax_and_says_why(tmp_path: Path) -> None:
    line = priced("Haie", Decimal(1), "heure", 1_000, Decimal(0))
    text = text_of(drawn(line, regime=TvaRegime.FRANCHISE), tmp_path)
    assert "TVA non applicable, art. 293 B du CGI." in text
    assert "TVA 0,00 €" in text


def test_a_credit_note_names_the_invoice_it_corrects(tmp_path: Path) -> None:
    text = text_of(drawn(kind=Kind.CREDIT_NOTE), tmp_path)
    assert "Avoir VIT-F-2021-0007" in text
    assert "VIT-F-2021-0001 du 1er juil. 2021" in text
    assert "IBAN" not in text


def test_dollars_are_written_as_in_quebec(tmp_path: Path) -> None:
    seller = Seller("Coop de Granby", "CJS de Granby", "NEQ 1142345678")
    text = text_of(drawn(currency="CAD", seller=seller), tmp_path)
    assert "88,24 $" in text
    assert "€" not in text
    assert "SIREN" not in text


def test_the_same_photograph_gives_the_same_bytes() -> None:
    assert drawn() == drawn()


def test_only_its_lines_send_it_to_a_second_page(tmp_path: Path) -> None:
    twelve, many = LINES * 6, LINES * 25
    assert (pages(drawn(*twelve)), pages(drawn(*many)) > 1) == (1, True)
    assert "page 2 sur" in text_of(drawn(*many), tmp_path)


def test_twelve_lines_of_two_rows_each_stay_on_one_page() -> None:
    words = "Tonte de la pelouse et taille de la haie du fond, allée du Lavoir, évacuation comprise"
    twelve = (priced(words, Decimal("2.5"), "heure", 2_450, Decimal(20)),) * 12
    assert (pages(drawn(*twelve)), pages(drawn(*twelve, client=ClientKind.PRIVATE))) == (1, 1)


def test_no_text_stops_it() -> None:
    odd = priced("<b>&</b> 🎉 漢字 " + "x" * 480, Decimal("0.0001"), "u" * 40, 9_999_999_999, Decimal(100))
    assert pages(drawn(odd, name="N" * 200, seller=Seller("P" * 200, "S" * 200, address="a" * 300))) == 1
