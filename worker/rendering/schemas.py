"""The JSON schemas of what Daejo prints, generated from the values themselves.

``python -m worker.rendering.schemas`` writes them into ``schemas/``; a test keeps the two in step.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

FOLDER = Path(__file__).resolve().parents[2] / "schemas"


def printed() -> dict[str, tuple[type[Any], str]]:
    """What is printed as JSON: the name of its schema, its value, and the command."""
    from daejo.trees import Contract
    from worker.rendering.audit_json import AuditShape
    from worker.rendering.baseline import BaselineShape
    from worker.rendering.compare_json import CompareShape
    from worker.rendering.report_shape import ReportShape, ShowShape
    from worker.rendering.shapes import LintShape, ReadShape

    return {
        "report": (ReportShape, "daejo report --format json"),
        "show": (ShowShape, "daejo show --format json"),
        "compare": (CompareShape, "daejo compare --format json"),
        "contract": (Contract, "daejo compare --contract l10n"),
        "audit": (AuditShape, "daejo audit --format json"),
        "baseline": (BaselineShape, "daejo baseline --format json"),
        "read": (ReadShape, "daejo read --format json"),
        "lint": (LintShape, "daejo lint --format json"),
    }


def plain(value: Any) -> Any:
    """A dataclass as plain Python that ``json`` prints: enums as words, dates as ISO 8601."""
    shape: Any = type(value)
    return _adapter(shape).dump_python(value, mode="json")


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    """Building one costs a millisecond or more, which a batch would pay for every line."""
    return TypeAdapter(shape)


def schema(name: str) -> dict[str, Any]:
    """The JSON schema (2020-12) of what is `printed`."""
    shape, command = printed()[name]
    made = TypeAdapter(shape).json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": command,
        **{key: value for key, value in made.items() if key != "title"},
    }


def write(folder: Path = FOLDER) -> None:
    """Write every schema as ``NAME.schema.json``."""
    from worker.rendering.text import json_text

    folder.mkdir(exist_ok=True)
    for name in printed():
        (folder / f"{name}.schema.json").write_text(json_text(schema(name)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
