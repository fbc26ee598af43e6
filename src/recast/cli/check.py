"""`recast check`: the truth guard on any two files."""

import sys

import click
from rich.text import Text

from recast.cli.inputs import resume_file
from recast.cli.terminal import Terminal
from recast.domain.claim import Claim
from recast.domain.jsonable import dump_line, to_json
from recast.truth import check


@click.command()
@click.argument("original")
@click.argument("customized")
@click.option("--json", "as_json", is_flag=True, help="The claims as one JSON object.")
def command(original: str, customized: str, as_json: bool) -> None:
    """What CUSTOMIZED claims that ORIGINAL does not show. Exits with 1 where there is any."""
    before, after = resume_file(original).document.resume, resume_file(customized).document.resume
    claims = check(before, after)
    if as_json:
        verdict = "unsupported" if claims else "supported"
        click.echo(dump_line({"verdict": verdict, "claims": to_json(claims)}))
    else:
        _print(claims)
    sys.exit(1 if claims else 0)


def _print(claims: list[Claim]) -> None:
    console = Terminal()
    if not claims:
        console.print("Everything in it is shown by the original.", style="green")
        return
    for claim in claims:
        place = f"line {claim.line}" if claim.line else claim.kind.replace("_", " ")
        # Text, not markup: brackets in a resume are nobody's style tags.
        console.print(Text.assemble((place, "bold"), "  ", (f"“{claim.text}”", "yellow")))
        console.print(Text(f"  {claim.reason}"))
        if claim.support:
            console.print(
                Text(f"  nearest, line {claim.support.line}: {claim.support.text.strip()}", "dim")
            )
    noun = "claim" if len(claims) == 1 else "claims"
    console.print(f"\n{len(claims)} {noun} that the original does not show.", style="bold red")
