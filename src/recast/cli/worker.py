"""`recast worker`: a process that executes runs, in a set-up on many machines."""

import click

from recast.domain.errors import SetupError
from recast.settings import Settings


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
    settings = Settings.from_env()
    if settings.broker_url is None:
        raise SetupError(
            "Set RECAST_BROKER_URL to a Redis address; without one no worker is needed, "
            "because recast serve executes runs itself."
        )
    try:
        from recast.worker import run_worker
    except ModuleNotFoundError as error:
        raise SetupError(
            "A worker needs more packages; run: pip install 'recast-resume[cluster]'"
        ) from error
    run_worker(settings, settings.broker_url, concurrency=concurrency, ready=_tell)


def _tell() -> None:
    click.echo("This worker is ready and waits for runs. Ctrl-C stops it.")
