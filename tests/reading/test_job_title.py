import pytest

from recast.reading.job_title import title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Senior QA Engineer (m/f/d)\nWe test.", "Senior QA Engineer"),
        ("Store Manager - Springfield\nCome in.", "Store Manager"),
        ("Position: Forklift Operator\nNights.", "Forklift Operator"),
        ("We are looking for a dynamic Sales Manager to join us.", "Sales Manager"),
        ("The Registered Nurse is responsible for care.\nMore.", "Registered Nurse"),
        ("Director of Platform Engineering\nLead us.", "Director of Platform Engineering"),
        ("Softwareentwickler (m/w/d)\nWir suchen dich.", "Softwareentwickler"),
        ("[2026] Natural Language (NLP) Engineer\nWe read.", "Natural Language Engineer"),
        ("Kitchen ManagerCity: Springfield\nCook.", "Kitchen Manager"),
        ("Harbour GovernmentSenior Architect\nDraw.", "Senior Architect"),
        ("Job\nJob title: SQL Wizard\nWe query.", "SQL Wizard"),
        ("We have an opening for an outgoing, friendly Receptionist.", "Receptionist"),
        ("Acme is hiring experienced Truck Drivers in Ohio.", "Truck Driver"),
        ("About us\nThe Wine Auditor safely tastes wines.", "Wine Auditor"),
        ("About us\nIf you are a Mold Designer with skill, read on.", "Mold Designer"),
        ("We offer a position as assistant professor in Bath.", "assistant professor"),
        ("Candidates apply for our open Night Porter position.", "Night Porter"),
        ("We need dermatologists.\nCome as a dermatologist, and work as one.", ""),
        ("We look after you.\nNight Porter\nYou watch.", "Night Porter"),
        ("Posts\nWe list.\nNight Porter\nDay Porter\nCome.", ""),
        ("Lead our team to success in sales.", ""),
        ("We are looking for a passionate leader.", ""),
        ("The hiring manager will call you.", ""),
        ("Chef de Partie\nRun the grill.", "Chef de Partie"),
        ("Experienced Line Cooks\nGrill and fry.", "Line Cook"),
        ("Drivers / Couriers\nDrive.", "Drivers / Couriers"),
        ("We sell shoes and socks.\nCome and see.", ""),
    ],
)
def test_the_title_is_found_without_what_stands_around_it(text: str, title: str) -> None:
    assert title_of(text) == title
