"""``daejo audit``: two trees of documents, with git's history where there is one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from worker.cli.exits import fail, finish
from worker.cli.program import app

if TYPE_CHECKING:
    from worker.auditing import Concluded


class AuditFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    GITHUB = "github"
    SARIF = "sarif"


class FailOn(StrEnum):
    SUBSTANTIVE = "substantive"
    ANY = "any"


@app.command("audit", rich_help_panel="Without a database")
def audit(
    originals: Annotated[
        str,
        typer.Argument(
            metavar="ORIGINALS", help="The folder of the originals, or a quoted pattern (docs/en/**/*.md)."
        ),
    ],
    posts: Annotated[
        str,
        typer.Argument(
            metavar="POSTS", help="The folder of the translations, or a quoted pattern (docs/{path}.ko.md)."
        ),
    ],
    git: Annotated[
        bool,
        typer.Option("--git", help="Take from git's history which version of the original each translates."),
    ] = False,
    changed_from: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Only documents changed, on either side, by commits since this branch left REV "
            "(their merge base), as in a pull request.",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            help="What ends with 1: findings of medium or high severity, or any finding and any "
            "translation whose original is gone."
        ),
    ] = FailOn.SUBSTANTIVE,
    shape: Annotated[AuditFormat, typer.Option("--format", help="How to print it.")] = AuditFormat.TABLE,
    everything: Annotated[
        bool, typer.Option("--all", help="List documents too that ask for nothing.")
    ] = False,
    language: Annotated[
        str, typer.Option(help="The translations' language, as names tell it: page.ko.md, i18n/ko.")
    ] = "ko",
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes; all cores where not given.")] = None,
) -> None:
    """Hold a tree of documents against its translation: what is out of date, where.

    Pages are paired by their names. Without --git only what the two texts show
    side by side is found; a page where nothing is found is "unverified".

    \b
    Examples:
      daejo audit docs/en docs/ko --git
      daejo audit docs i18n/ko/docusaurus-plugin-content-docs/current --git
      daejo audit 'content/{path}.md' 'content/{path}.ko.md' --git
      daejo audit docs/en docs/ko --git --changed-from origin/main --format github
      daejo audit docs/en docs/ko --git --format sarif > daejo.sarif

    Ends with 0 when nothing fails, 1 when something is stale (see --fail-on),
    2 when something could not be checked, or not one page was paired.
    """
    from daejo import trees
    from worker.auditing import audit as run
    from worker.auditing_trees import Plan
    from worker.cli.progress import bar
    from worker.rendering.text import tell
    from worker.settings import Settings

    if changed_from == "":
        fail("--changed-from names no revision")
    plan = Plan(originals, posts, git, changed_from, trees.language_of(language) or language.lower())
    with bar("documents") as progress:
        concluded = run(plan, Settings.load().policy.findings, jobs, progress)
    for note in concluded.audit.notes:
        tell(f"note: {note}")
    _show(concluded, shape, everything=everything)
    failed = not concluded.paired or any(file.status is trees.Status.FAILED for file in concluded.audit.files)
    finish(stale=trees.fails(concluded.audit, trees.FailOn(fail_on.value)), failed=failed)


def _show(concluded: Concluded, shape: AuditFormat, *, everything: bool) -> None:
    from worker.rendering.text import console, print_json, say

    made, root = concluded.audit, concluded.root
    if shape is AuditFormat.JSON:
        from worker.rendering.audit_json import audit_json

        print_json(audit_json(made))
    elif shape is AuditFormat.SARIF:
        from worker.rendering.audit_sarif import audit_sarif

        print_json(audit_sarif(made, root))
    elif shape is AuditFormat.MARKDOWN:
        from worker.rendering.audit_markdown import audit_markdown

        say(audit_markdown(made).rstrip("\n"))
    elif shape is AuditFormat.GITHUB:
        from worker.rendering.audit_github import audit_github

        say(audit_github(made, root))
    else:
        from worker.rendering.audit_table import audit_table

        console().print(audit_table(made, everything=everything))
