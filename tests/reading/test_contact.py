import pytest

from recast.domain.resume import Resume


def test_the_first_lines_say_who_it_is() -> None:
    contact = Resume.from_text(
        "Mira Okonjo, CPA\n"
        "Portland, OR | (503) 555-0134 | mira.okonjo@example.com | linkedin.com/in/miraokonjo\n"
        "SUMMARY\nAccountant with nine years in retail."
    ).contact
    assert contact.name == "Mira Okonjo"
    assert contact.location == "Portland, OR"
    assert contact.phones == ("(503) 555-0134",)
    assert contact.emails == ("mira.okonjo@example.com",)
    assert contact.links == ("linkedin.com/in/miraokonjo",)
    assert contact.lines == (1, 2)


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("mira . okonjo @ example . com", "mira.okonjo@example.com"),
        ("E-mail: mira@mail.example.co.uk", "mira@mail.example.co.uk"),
        ("mira(at)example.com", "mira@example.com"),
    ],
)
def test_an_address_is_found_with_blanks_in_it(text: str, email: str) -> None:
    assert Resume.from_text(f"Mira Okonjo\n{text}").contact.emails == (email,)


@pytest.mark.parametrize(
    "phone",
    [
        "+1 (503) 555-0134",
        "503.555.0134",
        "+44 20 7946 0958",
        "+49 30 5550123",
        "+91 98765 43210",
        "0171/5550123",
        "+33 1 99 00 12 34",
    ],
)
def test_phones_of_many_countries(phone: str) -> None:
    assert Resume.from_text(f"Mira Okonjo\n{phone}").contact.phones == (phone,)


def test_a_span_of_years_is_no_phone() -> None:
    assert Resume.from_text("Mira Okonjo\n2009-2010 2011 - 2014").contact.phones == ()


def test_a_letter_spaced_name() -> None:
    assert (
        Resume.from_text("J O N A S   W E B E R\njonas@weber.example").contact.name == "Jonas Weber"
    )


def test_a_title_is_no_name() -> None:
    assert Resume.from_text("SENIOR ACCOUNTANT\nSummary\nTen years in retail.").contact.name == ""


def test_a_labelled_name() -> None:
    text = "CURRICULUM VITAE\nName: Priya Nair\nMobile: +91 98765 43210"
    assert Resume.from_text(text).contact.name == "Priya Nair"


def test_a_name_below_a_sidebar() -> None:
    text = """CONTACT
ana@example.com
SKILLS
Figma
ANA LUCIA TORRES
Product Designer
EXPERIENCE
Product Designer, Brightwater Labs, 2019 - 2021"""
    assert Resume.from_text(text).contact.name == "Ana Lucia Torres"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ana Ruiz, RN, BSN", "Ana Ruiz"),
        ("ANA RUIZ, PMP", "Ana Ruiz"),
        ("Anita Patel, M.Ed.", "Anita Patel"),
        ("Juan Carlos Pérez García, MSc", "Juan Carlos Pérez García"),
        ("Kate Arden, Marketing Manager", "Kate Arden"),
        ("Wei Zhang (Vivian)", "Wei Zhang"),
        ("Smith, John", "John Smith"),
        ("Ana Ruiz ana.ruiz@example.com", "Ana Ruiz"),
        ("Resume – Ana Ruiz", "Ana Ruiz"),
        ("Sarah Baker", "Sarah Baker"),
        ("Pastry Baker", ""),
    ],
)
def test_a_name_among_titles_and_credentials(line: str, name: str) -> None:
    assert Resume.from_text(f"{line}\n(503) 555-0134\nSUMMARY\nTen years.").contact.name == name


def test_a_place_and_a_phone_that_share_a_line() -> None:
    contact = Resume.from_text("Ana Ruiz\nElmwood, CA 94588 (555) 555-0134 ana@example.com").contact
    assert contact.location == "Elmwood, CA"
    assert contact.phones == ("(555) 555-0134",)
