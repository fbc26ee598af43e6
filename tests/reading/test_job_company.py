import pytest

from recast.reading.job_company import company_of


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("About Harbour Light\nWe sail.", "Harbour Light"),
        ("Company: Tidewater Optics\nLens grinder", "Tidewater Optics"),
        ("Baker\nMill & Stone is seeking a baker.", "Mill & Stone"),
        ("About us\nWe bake.", ""),
        ("Care Assistant\nRosebank House\nAt Rosebank House we care.", "Rosebank House"),
        ("Clerk\nWexford District Council\nPermanent", "Wexford District Council"),
        ("Engineer\nLumio – Oslo – full-time\nLumio builds lamps.", "Lumio"),
        ("Engineer\nLondon\nCome and build.", ""),
        ("Clerk\nSQL is a bonus.", ""),
        ("Clerk\nAt Tidewater Optics we grind lenses.", "Tidewater Optics"),
        ("Clerk\nCompanyTidewater Optics is hiring. Tidewater Optics pays.", "Tidewater Optics"),
        ("Clerk\nJoin us.\nLumio is an Equal Opportunity Employer.", "Lumio"),
        ("Clerk\nHelp a firm, Tidewater Optics LLC, to grind.", "Tidewater Optics"),
        ("Clerk\nDallas, TX\nIn Dallas we grind.", ""),
        ("Clerk\nActively seeks customers.", ""),
        ("Clerk\nPlatform\nThe Platform team builds our platform.", ""),
        ("Cook\nThe Tin Kettle, a pub in Bath, is looking for a cook.", "The Tin Kettle"),
    ],
)
def test_the_company_is_found_where_it_is_named_plainly(text: str, company: str) -> None:
    assert company_of(text) == company
