"""`recast analyze`: the analysis of one resume against one posting."""

import click

from recast.analysis import analyze
from recast.cli.inputs import job_from, resume_file
from recast.cli.report import print_analysis
from recast.domain.jsonable import dump_line, to_json
from recast.domain.options import INDUSTRIES, industry_from


@click.command()
@click.argument("resume")
@click.argument("job")
@click.option("--industry", type=click.Choice(INDUSTRIES), help="Weigh the terms of this field.")
@click.option("--json", "as_json", is_flag=True, help="The analysis as one JSON object.")
def command(resume: str, job: str, industry: str | None, as_json: bool) -> None:
    """Score RESUME against JOB (a file, a URL, or - for standard input)."""
    document = resume_file(resume).document
    posting = job_from(job)
    analysis = analyze(document.resume, posting, industry=industry_from(industry))
    if as_json:
        click.echo(dump_line(to_json(analysis)))
    else:
        print_analysis(analysis, posting)
