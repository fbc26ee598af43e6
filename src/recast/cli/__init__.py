"""The command line: one module a command, loaded only when it is called."""

import signal
import threading

# While the program is still being loaded, Ctrl-C ends it without a word; afterwards `main` has
# one. Whoever imports this and has a handler of their own keeps it, and only the main thread may
# set one.
_ours = (
    threading.current_thread() is threading.main_thread()
    and signal.getsignal(signal.SIGINT) is signal.default_int_handler
)
if _ours:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from recast.cli.main import main  # noqa: E402

if _ours:
    signal.signal(signal.SIGINT, signal.default_int_handler)

__all__ = ["main"]
