"""`recast engines`: what can plan and write here, and whether it answers."""

import click
from rich.table import Table

from recast.bootstrap import ENGINES, build
from recast.cli.printable import say
from recast.cli.terminal import Terminal
from recast.domain.jsonable import dump_line, to_json
from recast.engine_makers import EngineStatus
from recast.settings import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The list as one JSON array.")
@click.option("--offline", is_flag=True, help="Do not ask whether they answer.")
def command(as_json: bool, offline: bool) -> None:
    """List the engines: what is configured, what answers."""
    statuses = _statuses(ask=not offline)
    if as_json:
        click.echo(dump_line(to_json(statuses)))
        return
    Terminal().print(_table(statuses))
    for status in statuses:
        if not status.reachable:
            say(f"{status.name}: {status.message or 'not asked'}")


def _statuses(*, ask: bool) -> list[EngineStatus]:
    recast = build(Settings.from_env(), role="command")
    try:
        person = recast.users.local()
        return [recast.engine_status(name, person.id, ask=ask) for name in ENGINES]
    finally:
        recast.database.close()


def _table(statuses: list[EngineStatus]) -> Table:
    table = Table("Engine", "Configured", "Answers", "Model", "Address", box=None)
    for status in statuses:
        table.add_row(
            f"{status.name} (default)" if status.default else status.name,
            "yes" if status.configured else "no",
            {True: "yes", False: "no", None: "-"}[status.reachable],
            status.model,
            status.address,
        )
    return table
