"""Asks in the terminal what to do with each proposal."""

import click

from recast.cli.printable import printable
from recast.cli.terminal import Terminal
from recast.domain.plan import Recommendation, Selection


def number_of(id: int) -> int:
    """People count from 1; ids, in the events and in the plan, from 0."""
    return id + 1


def ask(out: Terminal, proposals: list[Recommendation]) -> Selection:
    """One question a proposal: accept, reject, or write it oneself."""
    accepted: list[int] = []
    edited: dict[int, str] = {}
    out.print()
    for id, data in enumerate(proposals):
        if not data.anchored:
            continue
        unsupported = data.check.verdict == "unsupported"
        sure = "true, use it" if unsupported else "accept"
        if data.kind == "question":
            sure = f"true, add “{data.after}”"
        choice = click.prompt(
            printable(f"{number_of(id)}  {data.title}\n  [a] {sure}, [r] reject, [e] edit"),
            type=click.Choice(["a", "r", "e"]),
            default="r" if unsupported else "a",
            show_choices=False,
        )
        if choice == "r":
            continue
        accepted.append(id)
        if choice == "e":
            edited[id] = click.edit(data.after) or click.prompt("  Your words")
    rejected = tuple(id for id in range(len(proposals)) if id not in accepted)
    confirmed = tuple(
        id for id in accepted if id in edited or proposals[id].check.verdict == "unsupported"
    )
    return Selection(tuple(accepted), rejected, edited, confirmed)
