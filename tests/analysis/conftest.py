import pytest

from recast.domain.job import Job
from recast.domain.resume import Resume

RESUME = """Marta Lindqvist
Data Engineer
marta.lindqvist@example.org | +46 555 0100 | Uppsala

SUMMARY
Data engineer with seven years of work on warehouses and pipelines.

EXPERIENCE
Data Engineer, Norrsken Freight, Uppsala
March 2020 - Present
• Built ingestion pipelines in Python and Airflow that load 40 million rows a day
• Moved the warehouse to PostgreSQL and cut the nightly load from 6 hours to 50 minutes
• Wrote unit tests for 120 transformations
Junior Developer, Almby Software, Stockholm
June 2017 - February 2020
• Wrote reports in SQL and Excel for 30 customers
• Maintained internal tools in Java

EDUCATION
Bachelor of Science in Computer Science, Mälar University, 2017

SKILLS
Python, SQL, Airflow, PostgreSQL, Docker, Git
"""

POSTING = """Senior Data Engineer
Kvarnby Logistics

What you will do
• Build and run data pipelines in Python
• Keep our relational databases healthy

Requirements
• 5+ years of experience as a data engineer
• Bachelor's degree in computer science or a related field
• Python, SQL and Apache Airflow are required
• Experience with Kubernetes is required

Nice to have
• Terraform
• Docker

Benefits
• Dental insurance and a gym
"""


@pytest.fixture
def resume() -> Resume:
    return Resume.from_text(RESUME)


@pytest.fixture
def job() -> Job:
    return Job.from_text(POSTING)
