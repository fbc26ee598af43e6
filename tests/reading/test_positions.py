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
