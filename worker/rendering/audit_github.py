"""An audit as workflow commands of GitHub Actions: annotations on the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions: a command is a line, so
that a text which could break it would be a command of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from daejo.findings import Severity
from daejo.trees import Audit, Audited, Located, Status
from worker.rendering.audit_words import closing, document, gist, headline, section, told_from
from worker.rendering.safety import one_line, safe
from worker.rendering.words import sureness

_LEVEL = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "notice"}
LONGEST = 400


def audit_github(made: Audit, root: Path) -> str:
    """A command for each finding, each document that failed and each without an original; then a notice
    that sums up. Paths are told from ``root``."""
    lines = [line for file in made.files for line in _document(file, root)]
    return "\n".join([*lines, _command("notice", {"title": "Translations"}, closing(made))])


def _document(file: Audited, root: Path) -> Iterator[str]:
    path = told_from(document(file), root)
    if file.status is Status.FAILED:
        yield _command("error", {"file": path, "title": "could not be checked"}, file.why or "")
    elif file.status is Status.WITHOUT_ORIGINAL:
        told = "there is no original of this name any more"
        yield _command("notice", {"file": path, "title": "without an original"}, told)
    for finding in file.findings:
        yield _finding(finding, path)


def _finding(finding: Located, path: str) -> str:
    fields = {"file": path}
    if finding.lines:
        fields["line"] = str(max(finding.lines[0], 1))
        fields["endLine"] = str(max(finding.lines[1], finding.lines[0], 1))
    fields["title"] = f"{headline(finding)} ({finding.severity.value}, {sureness(finding.confidence)})"
    return _command(
        _LEVEL[finding.severity], fields, f"{section(finding)}: {one_line(gist(finding), LONGEST)}"
    )


def _command(name: str, fields: dict[str, str], message: str) -> str:
    said = ",".join(
        f"{key}={_path(value) if key == 'file' else _field(value)}" for key, value in fields.items()
    )
    return f"::{name} {said}::{_data(message)}"


def _data(text: str) -> str:
    """A message: what is a line's end to the runner is escaped, and what steers a terminal is gone."""
    return _escaped(one_line(text))


def _field(text: str) -> str:
    return _of_field(_data(text))


def _path(path: str) -> str:
    """A file's name as it is, blanks and ends of lines too: another name is no file."""
    return safe(_of_field(_escaped(path)))


def _of_field(text: str) -> str:
    return text.replace(":", "%3A").replace(",", "%2C")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
