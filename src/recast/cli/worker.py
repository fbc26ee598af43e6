"""`recast worker`: a process that executes runs, in a set-up on many machines."""

import click

from recast.settings import Settings
from recast.worker import run_worker


@click.command()
@click.option(
    "--concurrency",
    default=16,
    show_default=True,
    type=click.IntRange(1, 1000),
    help="Runs executed at once; most of a run is waiting for a model.",
)
def command(concurrency: int) -> None:
    """Execute runs from the queue at RECAST_BROKER_URL until stopped."""
    run_worker(Settings.from_env(), concurrency=concurrency)
