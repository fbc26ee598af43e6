import pytest

from recast.analysis import analyze
from recast.reading.job import read_job_parts
from recast.reading.job_language import foreign_language_of

GERMAN = """Softwareentwickler (m/w/d)
Wir suchen für unser Team in Hamburg einen erfahrenen Entwickler.
Deine Aufgaben:
- Entwicklung von Anwendungen mit Java und Spring Boot
- Betrieb der Anwendungen in Kubernetes
Dein Profil:
- Abgeschlossenes Studium der Informatik oder eine Ausbildung
- Sehr gute Kenntnisse in Java und Freude an der Arbeit im Team
"""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        ("Nous recherchons un comptable pour notre client à Lyon et dans la région.", "French"),
        ("Buscamos una persona con experiencia para el hospital de la ciudad.", "Spanish"),
        ("Wij zoeken een monteur met ervaring voor ons team in het noorden.", "Dutch"),
        ("We are looking for a fitter with experience to join our team in the north.", ""),
        (
            "We are looking for a cook to join our team in the heart of Lyon, for a kitchen that is"
            " open on weekends. Nous recherchons un cuisinier pour notre restaurant et dans la"
            " région, avec une équipe de chefs et des produits de saison.",
            "",
        ),
        ("Java, SQL, Docker, Kubernetes, Spring Boot", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_posting_is_told_by_its_commonest_words(text: str, language: str) -> None:
    assert foreign_language_of(text) == language


def test_of_another_language_only_names_are_terms_and_little_counts_as_read() -> None:
    parts = read_job_parts(GERMAN)
    assert parts.foreign == "German"
    found = {term.text for term in parts.terms if term.kind != "title"}
    assert {"Java", "Spring Boot", "Kubernetes"} <= found
    assert not {"Team", "Profil", "Informatik", "Studium"} & found
    assert parts.readable < 0.3


def test_an_analysis_says_in_which_language_the_posting_is() -> None:
    analysis = analyze("Skills\nJava, Python", GERMAN)
    assert "German" in analysis.suggestions[0]
    assert analysis.confidence < 0.3
    assert "und" not in " ".join(part.explanation for part in analysis.components.values()).split()
