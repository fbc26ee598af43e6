import os
import subprocess
import sys

import pytest

from services import PATIENCE

RESUME = """Pia Lund
pia.lund@example.org

Experience
Office Manager, Birch & Co, Jan 2018 - Present
- Responsible for managing the calendars of four directors
- Ordered supplies and checked invoices in QuickBooks

Education
Diploma in Business Administration, Birch College, 2016

Skills
Excel, scheduling, travel arrangements
"""
JOB = """Executive Assistant
Harrow Partners

Requirements
- Calendar management for senior executives
- Microsoft Excel and QuickBooks
- Travel arrangements
- SAP Concur is required
- Five years of experience in an office
"""


@pytest.fixture
def recast(tmp_path):
    """Runs the real command in a folder and a home of its own."""
    (tmp_path / "resume.txt").write_text(RESUME, encoding="utf-8")
    (tmp_path / "job.txt").write_text(JOB, encoding="utf-8")

    def run(*arguments, stdin=None):
        return subprocess.run(
            [sys.executable, "-m", "recast", *arguments],
            cwd=tmp_path,
            env={**os.environ, "RECAST_HOME": str(tmp_path / "home"), "COLUMNS": "100"},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    run.folder = tmp_path
    return run
