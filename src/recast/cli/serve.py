"""`recast serve`: the web application."""

import ipaddress

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--processes", default=1, show_default=True, type=click.IntRange(1, 64))
@click.option("--with-example", is_flag=True, help="Have the bundled example ready to run.")
def command(host: str, port: int, processes: int, with_example: bool) -> None:
    """Start the web application. Without accounts it listens on this computer only."""
    # Before anything else is imported: what gevent has not patched by then blocks everybody.
    from gevent import monkey

    monkey.patch_all()
    from recast.domain.errors import SetupError
    from recast.serving import serve
    from recast.settings import Settings

    settings = Settings.from_env()
    if settings.mode == "local" and not _is_loopback(host):
        raise SetupError(
            "Without accounts anyone who reaches the address sees everything: "
            "set RECAST_MODE=accounts, or listen on 127.0.0.1."
        )
    if with_example:
        from recast.cli.example import store_example

        store_example(settings)
    address = f"http://{host}:{port}"
    ready = f"Recast is ready: open {address} in your browser. Ctrl-C stops it."
    serve(settings, host, port, processes, listening=lambda: click.echo(ready))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
