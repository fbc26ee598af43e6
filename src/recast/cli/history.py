"""`recast history`: what has been customized here, the newest first."""

import click
from rich.table import Table
from rich.text import Text

from recast.bootstrap import build
from recast.cli.terminal import Terminal
from recast.db.history import Past
from recast.domain.jsonable import dump_line
from recast.settings import Settings


@click.command()
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 10_000))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(limit: int, as_json: bool) -> None:
    """List your customizations: their levels, their scores, where they stand."""
    recast = build(Settings.from_env(), role="command")
    try:
        pasts = recast.history.list(recast.users.local(), limit=limit)
    finally:
        recast.database.close()
    if as_json:
        for past in pasts:
            click.echo(dump_line(past.told()))
    elif pasts:
        Terminal().print(_table(pasts))
    else:
        click.echo("Nothing has been customized yet.")


def _table(pasts: tuple[Past, ...]) -> Table:
    table = Table("Number", "Posting", "Score", "State", "Started", box=None)
    for column in table.columns:
        column.no_wrap = column.header != "Posting"
    for past in pasts:
        posting = f"{past.job_title}, {past.company}" if past.company else past.job_title
        how = f"\n{past.resume_title} · {past.level} · {past.engine}"
        table.add_row(
            str(past.customized_resume_id or ""),
            Text.assemble(posting, (how, "dim")),
            _scores(past),
            past.state.replace("_", " "),
            f"{past.created_at.astimezone():%d %b %Y, %H:%M}",
        )
    return table


def _scores(past: Past) -> str:
    if past.original_score is None or past.new_score is None:
        return ""
    return f"{past.original_score:.0f} → {past.new_score:.0f}"
