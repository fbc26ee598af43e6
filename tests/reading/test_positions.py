import datetime

from recast.reading.heading_features import look_at
from recast.reading.lines import lines_of
from recast.reading.positions import find_positions, find_schools
from recast.reading.resume_parts import Position


def positions_of(text: str) -> list[Position]:
    lines = lines_of(text)
    looks = [look_at(line) for line in lines]
    return list(find_positions(lines, looks, range(1, len(lines) + 1)))


def told(text: str) -> list[tuple[str, str, str]]:
    return [(job.title, job.employer, job.location) for job in positions_of(text)]


def test_a_header_on_one_line() -> None:
    text = """Senior Accountant, Harbor Tool Works — Jan 2018 – Present
• Closed the books for three plants
Accountant, Larch & Finch LLC - Boston, MA  03/2015 - 12/2017
• Prepared reconciliations"""
    assert told(text) == [
        ("Senior Accountant", "Harbor Tool Works", ""),
        ("Accountant", "Larch & Finch LLC", "Boston, MA"),
    ]


def test_bullets_belong_to_the_job_above_them() -> None:
    text = """Clerk, Quill Systems Inc, 2012 - 2014
• Filed papers
• Answered phones
Senior Clerk, Larch Corp, 2014 - 2016
• Led two clerks"""
    assert [job.lines for job in positions_of(text)] == [(1, 2, 3), (4, 5)]
    assert [job.header_lines for job in positions_of(text)] == [(1,), (4,)]


def test_employer_above_the_title() -> None:
    text = """Hongrove Banking Corporation
Software Engineer
Feb. 2021 – July 2023
• Built the payment service"""
    assert told(text) == [("Software Engineer", "Hongrove Banking Corporation", "")]


def test_title_above_the_employer_and_the_place() -> None:
    text = """Software Engineer
Feb. 2021 – July 2023
Hongrove Banking Corporation
Guangzhou, China
• Built the payment service"""
    assert told(text) == [("Software Engineer", "Hongrove Banking Corporation", "Guangzhou, China")]


def test_dates_above_employer_and_title() -> None:
    text = """11/2009 - 01/2016
Larch & Finch LLC - Boston, MA Senior Accountant
Prepared journal entries and closed the books
02/2006 - 11/2009
Quill Systems Inc - Austin, TX Accountant
Handled payables"""
    jobs = positions_of(text)
    assert [job.employer for job in jobs] == ["Larch & Finch LLC", "Quill Systems Inc"]
    assert [job.header_lines for job in jobs] == [(1, 2), (4, 5)]


def test_a_promotion_inherits_its_employer() -> None:
    text = """Meridian Freight Inc., Chicago, IL
Operations Director, Mar 2020 - Present
• Owned the network plan
Operations Manager, Feb 2016 - Mar 2020
• Opened two depots
Tallow & Reed Logistics
Dispatcher
2012 - 2016
• Routed 60 trucks a day"""
    assert [(title, employer) for title, employer, _ in told(text)] == [
        ("Operations Director", "Meridian Freight Inc"),
        ("Operations Manager", "Meridian Freight Inc"),
        ("Dispatcher", "Tallow & Reed Logistics"),
    ]


def test_fields_with_labels() -> None:
    text = """Employer: Priory Garments
· Duration : January 2014 to May 2015
· Designation : Accountant
· Kept the ledgers
Employer: Fennel Foods Ltd
· Duration : January 2012 to May 2013
· Designation : Clerk"""
    assert told(text) == [("Accountant", "Priory Garments", ""), ("Clerk", "Fennel Foods Ltd", "")]


def test_sentences_that_say_where_one_worked() -> None:
    text = """· Worked as an Italian Analyst for Northwind Ltd. from 2012 to 2015.
· Working as a Team Lead at Brightwater since 2015 till date."""
    jobs = positions_of(text)
    assert [job.employer for job in jobs] == ["Northwind Ltd", "Brightwater"]
    assert [job.title for job in jobs] == ["Italian Analyst", "Team Lead"]


def test_markdown_marks_are_no_part_of_a_name() -> None:
    text = """**Nurse Manager**, Cedar Hill Hospital, Austin, TX
*May 2016 - present*
- Led 24 nurses"""
    assert told(text) == [("Nurse Manager", "Cedar Hill Hospital", "Austin, TX")]


def test_a_bullet_with_a_year_opens_no_job() -> None:
    text = """Clerk, Quill Systems Inc, 2012 - 2014
• Won the clerk of the year award in 2013
• Moved the archive between 2012 and 2013 without a day of closing"""
    assert len(positions_of(text)) == 1


def test_the_period_of_a_job() -> None:
    (job,) = positions_of("Clerk, Quill Systems Inc, Mar 2012 - Apr 2014")
    assert job.period is not None
    assert job.period.start == datetime.date(2012, 3, 1)
    assert job.period.end == datetime.date(2014, 4, 1)


def test_schools_have_a_degree() -> None:
    lines = lines_of(
        "BSc in Accounting, Willamette State University, 2014\n"
        "High School Diploma\nCedar Hill High School\n2010"
    )
    looks = [look_at(line) for line in lines]
    schools = find_schools(lines, looks, range(1, len(lines) + 1))
    assert [(one.title, one.employer) for one in schools] == [
        ("BSc in Accounting", "Willamette State University"),
        ("High School Diploma", "Cedar Hill High School"),
    ]
    assert schools[0].period is not None
    assert schools[0].period.start.year == 2014


def test_titles_that_begin_like_a_verb() -> None:
    text = """Marketing Manager
May 2011 to June 2014 Elm Foods Inc - Boston, MA
Planned the launches
Certified Nursing Assistant
May 2009 to April 2011 Oak Hospital - Boston, MA
Cared for patients"""
    assert [title for title, _, _ in told(text)] == [
        "Marketing Manager",
        "Certified Nursing Assistant",
    ]


def test_an_employer_two_lines_above_the_dates() -> None:
    text = """Elm Foods
Web Developer
San Jose, CA
June 2016 to December 2018
Built the shop

Larch
Web Designer
San Jose, CA
June 2014 to May 2016
Drew the shop"""
    assert told(text) == [
        ("Web Developer", "Elm Foods", "San Jose, CA"),
        ("Web Designer", "Larch", "San Jose, CA"),
    ]


def test_dates_that_stand_below_the_text_of_each_job() -> None:
    text = """Larch Research, Data Scientist
• Built a model of demand
• Wrote two papers
Austin, TX
June 2020 – present
5 years 2 months
Elm Foods, Data Analyst
• Counted the stock
Boston, MA
May 2018 – May 2020"""
    jobs = positions_of(text)
    assert [(job.title, job.employer) for job in jobs] == [
        ("Data Scientist", "Larch Research"),
        ("Data Analyst", "Elm Foods"),
    ]
    assert [job.lines for job in jobs] == [(1, 2, 3, 4, 5, 6), (7, 8, 9, 10)]
    assert [job.location for job in jobs] == ["Austin, TX", "Boston, MA"]


def test_a_place_in_brackets() -> None:
    text = "2017 – 2019: Web Developer, Elm Bank (Haifa, Israel)\n• Built the portal"
    assert told(text) == [("Web Developer", "Elm Bank", "Haifa, Israel")]


def test_the_foot_of_a_page_is_nobodys_employer() -> None:
    text = """Clerk, Quill Systems Inc, 2014 - 2016
• Filed papers
Ana Ruiz – 1/3
Junior Clerk	Austin, TX
Larch Trading	May 2012 – Aug 2013
• Sorted mail"""
    assert told(text)[1] == ("Junior Clerk", "Larch Trading", "Austin, TX")


def schools_of(text: str) -> list[tuple[str, str, str]]:
    lines = lines_of(text)
    looks = [look_at(line) for line in lines]
    found = find_schools(lines, looks, range(1, len(lines) + 1))
    return [(one.title, one.employer, one.location) for one in found]


def test_a_state_is_no_degree_and_a_subject_no_school() -> None:
    text = """Elm University, Cambridge, MA
Bachelor of Science, Information Technology
Expected Graduation: June 2027"""
    assert schools_of(text) == [("Bachelor of Science", "Elm University", "Cambridge, MA")]


def test_degree_and_school_without_a_comma() -> None:
    assert schools_of("PhD Elm University\nMasters in Business (Oak College)") == [
        ("PhD", "Elm University", ""),
        ("Masters in Business", "Oak College", ""),
    ]


def test_what_was_done_at_a_school_is_no_other_school() -> None:
    found = schools_of(
        "Elm College\nBSc Geography, 2012 - 2016\n"
        "Final-year project: a map of the snow plows, which the county used for two winters.\n"
    )
    assert found == [("BSc Geography", "Elm College", "")]


def test_a_school_that_only_its_year_tells() -> None:
    assert schools_of("UC Elmwood | 2019\nBachelor of Science, Biology") == [
        ("Bachelor of Science", "UC Elmwood", "")
    ]


def test_a_span_of_time_over_three_lines() -> None:
    text = """January 2009
to
Current
Elm Hospital Boston, MA Office Manager
• Hired two clerks
January 2004
-
December 2008
Oak Clinic Boston, MA Clerk
• Filed papers"""
    periods = [job.period for job in positions_of(text)]
    assert [period.start.year for period in periods if period] == [2009, 2004]
    assert [period.end and period.end.year for period in periods if period] == [None, 2008]


def test_short_lines_of_one_job_are_no_head_of_the_next() -> None:
    text = """Nurse | Elm Hospital | 2015 – 2019

Mentor for trainees
Project lead for the new ward

Clerk | Oak Clinic | 2010 – 2014

Office support"""
    assert [job.header_lines for job in positions_of(text)] == [(1,), (6,)]
