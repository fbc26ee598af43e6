from recast.engines.builtin import prose

RESUME = """Noor Haddad

Experience
Data Analyst, Fernhill Water, Jan 2019 - Present
- Built Python jobs
"""


def test_an_abbreviation_at_the_end_takes_no_second_full_stop(brief):
    text = prose.job_analysis(brief(RESUME, "Analyst\n\nRequirements\n- B.S.\n"))
    assert "B.S" in text
    assert ".." not in text


def test_what_is_shown_is_counted_and_named(brief):
    text = prose.summary(
        brief(RESUME, "Analyst\n\nRequirements\n- Python\n- Docker\n- Terraform\n")
    )
    assert "Of 4 required terms it shows 2: Python and Analyst." in text


def test_planning_nothing_does_not_contradict_what_could_be_reached(brief):
    wide = brief(RESUME, "Analyst\n\nRequirements\n- Python\n- Docker\n- Terraform\n")
    assert "could reach" in prose.summary(wide)
    assert "already said well" not in prose.closing(wide, 0)


def test_a_resume_of_another_field_is_not_told_that_it_says_it_well(brief):
    foreign = brief(RESUME, "Welder\n\nRequirements\n- Docker\n- Terraform\n")
    assert "none of the 3 required terms" in prose.summary(foreign)
    assert "already said well" not in prose.closing(foreign, 0)


def test_a_title_is_not_told_among_the_skills_that_are_required(brief):
    text = prose.job_analysis(brief(RESUME, "Head Baker\n\nRequirements\n- Docker\n- Terraform\n"))
    assert "requires Docker and Terraform." in text
    assert "does not show Docker and Terraform." in text


def test_alternatives_in_a_row_are_parted_from_what_stands_beside_them(brief):
    job = "Clerk\n\nRequirements\n- Excel\n- one of Kafka, RabbitMQ or Redis\n- Docker\n"
    assert "Kafka, RabbitMQ or Redis; Docker" in prose.job_analysis(brief(RESUME, job))
