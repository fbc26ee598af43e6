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
    foreign = brief(RESUME, "Welder\n\nRequirements\n- Docker\n- Terraform\n")
    for made, said in ((wide, "could reach"), (foreign, "already says")):
        assert said in prose.summary(made)
        assert ("already said well" in prose.closing(made, 0)) == (said == "already says")
