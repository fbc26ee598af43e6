"""`recast migrate`: bring the database up to date."""

import click

from recast.db.database import Database
from recast.db.migrate import migrate
from recast.settings import Settings


@click.command()
def command() -> None:
    """Create or update the tables of the database that RECAST_DATABASE_URL names."""
    settings = Settings.from_env()
    if settings.on_sqlite:
        settings.sqlite_path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    database = Database(settings.database_url)
    migrate(database)
    database.close()
    click.echo("The database is up to date.")
