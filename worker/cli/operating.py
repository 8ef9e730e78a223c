"""``daejo doctor``, ``db``, ``worker`` and ``beat``: keeping it running."""

from __future__ import annotations

from typing import Annotated

import typer

from worker.cli.exits import finish
from worker.cli.formats import PlainFormat, PlainFormatOption
from worker.cli.program import app

PANEL = "Operating"

database = typer.Typer(help="The database.", no_args_is_help=True)
app.add_typer(database, name="db", rich_help_panel=PANEL)


@app.command("doctor", rich_help_panel=PANEL)
def doctor(shape: PlainFormatOption = PlainFormat.TABLE) -> None:
    """Check that everything is reachable, migrated and alive, and say what to do where it is not.

    \b
    Examples:
      daejo doctor
      daejo doctor --format json

    Ends with 0 when all is well, 2 when something needs a hand.
    """
    from worker.doctor import examine
    from worker.rendering.doctor import doctor_json, doctor_table
    from worker.rendering.text import console, print_json
    from worker.settings import Settings

    checks = examine(Settings.load())
    if shape is PlainFormat.JSON:
        print_json(doctor_json(checks))
    else:
        console().print(doctor_table(checks))
    finish(failed=any(check.bad for check in checks))


@database.command("upgrade")
def upgrade() -> None:
    """Bring the database up to this version of Daejo. Safe to run again, and by several at once.

    \b
    Example:
      daejo db upgrade
    """
    from db.schema import SchemaState, migrate, schema_state
    from worker.rendering.text import say
    from worker.settings import Settings

    url = Settings.load().database_url
    before = schema_state(url)
    migrate(url)
    say(
        "The database is up to date."
        if before is SchemaState.CURRENT
        else "The database was brought up to date."
    )


@app.command(
    "worker",
    rich_help_panel=PANEL,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def worker(
    context: typer.Context,
    concurrency: Annotated[int | None, typer.Option(min=1, help="Looks at the same time.")] = None,
) -> None:
    """Run a Celery worker: it looks at originals, sends flags and surveys the posts. Needs Redis.

    Everything after the options goes to Celery as it is.

    \b
    Examples:
      daejo worker
      daejo worker --concurrency 4 --queues=fetch
    """
    from worker.cli.celery import become

    chosen = [] if concurrency is None else [f"--concurrency={concurrency}"]
    become("worker", [*chosen, *context.args])


@app.command(
    "beat",
    rich_help_panel=PANEL,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def beat(context: typer.Context) -> None:
    """Run Celery's beat: it sends the timetable's tasks to the workers. Run exactly one. Needs Redis.

    \b
    Example:
      daejo beat
    """
    from worker.cli.celery import become

    become("beat", list(context.args))
