import pytest

from recast.reading.job import read_job_parts


def choices(line: str) -> list[set[str]]:
    """The names that the posting offers to choose from, choice by choice."""
    terms = read_job_parts(f"Engineer\n\nRequirements\n- {line}\n").terms
    numbers = sorted({term.choice for term in terms if term.choice is not None})
    return [{term.text for term in terms if term.choice == number} for number in numbers]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Experience with Kafka or RabbitMQ", [{"Kafka", "RabbitMQ"}]),
        ("Python, Java or experience with Ruby", [{"Python", "Java", "Ruby"}]),
        ("Experience with Kubernetes, Docker or similar", [{"Kubernetes", "Docker"}]),
        ("One of the following: PostgreSQL, MySQL and Oracle", [{"PostgreSQL", "MySQL", "Oracle"}]),
        ("SQL and Python or Java", [{"Python", "Java"}]),
        ("Python or Java, Docker, Kubernetes", [{"Python", "Java"}]),
        (
            "Terraform or Pulumi; Jenkins or GitLab",
            [{"Terraform", "Pulumi"}, {"Jenkins", "GitLab"}],
        ),
        ("Python, Java or whatever you like best", [{"Python", "Java"}]),
        ("Experience with Kafka and RabbitMQ", []),
        ("Python, Java, Docker and Kubernetes", []),
    ],
)
def test_what_a_posting_lets_one_choose_from_is_one_choice(
    line: str, wanted: list[set[str]]
) -> None:
    assert choices(line) == wanted


def test_examples_are_a_choice_with_the_kind_that_they_are_of() -> None:
    (found,) = choices("Experience with cloud platforms such as AWS, GCP or Azure")
    assert found == {"cloud platforms", "AWS", "GCP", "Azure"}


def test_the_sentences_of_a_posting_offer_choices_of_their_own() -> None:
    assert len(choices("Python or Java\n- PostgreSQL or MySQL")) == 2
