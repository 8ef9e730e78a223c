"""The schemas in the repository are those of the values that are printed."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from daejo.report import Report
from worker.rendering.report_shape import report_shape
from worker.rendering.schemas import FOLDER, plain, printed, schema


@pytest.mark.parametrize("name", sorted(printed()))
def test_the_file_is_what_the_values_say(name: str) -> None:
    kept = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert kept == schema(name), "run: python -m worker.rendering.schemas"
    Draft202012Validator.check_schema(kept)


def test_no_schema_is_left_of_what_is_no_longer_printed() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.schema.json" for name in printed()}


def test_a_report_validates_and_a_broken_one_does_not(made: Report) -> None:
    validator = Draft202012Validator(schema("report"))
    shown = plain(report_shape(made))
    validator.validate(shown)
    shown["rows"][0]["status"] = "fine"
    assert not validator.is_valid(shown)
