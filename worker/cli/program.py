"""``daejo``: all commands, how they end, and what is said when one fails.

Exit codes: 0 in sync (or done), 1 something is stale, 2 bad input or failure, 130 interrupted.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from worker.cli.exits import FAILED, INTERRUPTED, PIPE_CLOSED, fail
from worker.quiet import hush
from worker.rendering.text import take_any_text, tell

HELP = """Daejo (대조) watches the originals behind translated posts, and says which paragraph is out of date.

\b
Begin here:
  daejo demo                         see it work, without a network
  daejo compare story.html post.md   two files, nothing else
  daejo add posts/                   watch your posts
  daejo run                          look at every original that is due
  daejo show posts/story.md          what to mend in one

Every command ends with 0 in sync (or done), 1 something is stale, 2 bad input or failure.
"""

ORDER = (
    "add",
    "run",
    "look",
    "report",
    "show",
    "flags",
    "ack",
    "baseline",
    "forget",
    "compare",
    "audit",
    "read",
    "lint",
    "demo",
    "origin",
)
"""As one meets them; what is not named comes after."""


class Program(TyperGroup):
    """The group of all commands: it turns whatever ends a command early into one line and an exit code.

    Typer itself ends with 1 when the reader of a pipe goes away, which here would say "stale".
    """

    def list_commands(self, ctx: Any) -> list[str]:
        names = super().list_commands(ctx)
        return sorted(names, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))

    def invoke(self, ctx: Any) -> Any:
        from daejo.errors import DaejoError

        try:
            return super().invoke(ctx)
        except DaejoError as error:
            from worker.rendering.words import shown_path

            fail(shown_path(str(error)))  # the ledger knows posts by their whole paths
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")  # pydantic's words, by way of Typer
            raise
        except KeyboardInterrupt:
            tell("interrupted; what was finished is kept")
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            _silence_stdout()
            raise typer.Exit(PIPE_CLOSED) from None


FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})
"""Nobody's bug: the disk that the output goes to is full."""

app = typer.Typer(
    name="daejo",
    cls=Program,
    help=HELP,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """The ``daejo`` command. A bug shows its traceback and ends with 2: a 1 would say "stale"."""
    take_any_text()
    hush()
    try:
        app()
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            tell(f"the output could not be written: {error.strerror}")
        else:
            traceback.print_exc()
            tell("This is a bug in Daejo: please report it with the lines above.")
        raise SystemExit(FAILED) from None


def _silence_stdout() -> None:
    """The reader (`| head`) has what it wanted; without this Python complains once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
