"""`recast`: the group of commands."""

import sys
from importlib import import_module
from typing import NoReturn

import click

from recast import __version__
from recast.cli.printable import say
from recast.domain.errors import RecastError

# Told here and not read off the commands, so that `recast --help` imports none of them.
COMMANDS = {
    "customize": "Customize a resume to a posting, live.",
    "analyze": "Score a resume against a posting, with the evidence.",
    "check": "Find what a customized resume claims that the original does not show.",
    "rank": "Order many postings by how well one resume fits them.",
    "read": "Show what is read of a resume file.",
    "history": "List your customizations: levels, scores, where they stand.",
    "demo": "Customize the bundled example; needs no input.",
    "serve": "Start the web application.",
    "worker": "Start a worker process of a set-up on many machines.",
    "migrate": "Bring the database up to date.",
    "engines": "List the engines: what is configured, what answers.",
    "batch": "Customize a folder of resumes to a file of postings.",
}


class Commands(click.Group):
    """Imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"recast.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands)
@click.version_option(__version__, package_name="recast-resume")
def commands() -> None:
    """Customize a resume to a job posting, live, and never claim what the person has not done.

    \b
    recast customize resume.docx posting.txt -o tailored.docx
    recast serve
    """


def main() -> NoReturn:
    """Runs a command. Exit codes: 0 done, 1 a check failed or a run ended in an error, 2 wrong
    usage or an input that cannot be read."""
    try:
        commands.main(prog_name="recast", standalone_mode=False)
    except click.exceptions.Exit as ending:
        sys.exit(ending.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        say("Stopped.", err=True)
        sys.exit(130)
    except RecastError as error:
        say(error.message, err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of a pipe (`| head`) has enough; that is no error of anybody's.
        sys.stderr.close()
        sys.exit(0)
    sys.exit(0)
