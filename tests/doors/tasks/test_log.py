"""Log lines: one event, one line, whatever a hostile page wrote into it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def logged(code: str, form: str = "json") -> str:
    program = f"from worker import log\nlog.set_up('INFO', {form!r})\nlogger = log.get('test')\n{code}"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True
    )
    return done.stderr


def line(code: str) -> dict[str, Any]:
    [one] = logged(code).splitlines()
    found: dict[str, Any] = json.loads(one)
    return found


def test_a_line_is_json_with_time_level_and_values():
    found = line("logger.info('looked', original=7, title='글')")
    assert (found["event"], found["level"], found["original"], found["title"]) == ("looked", "info", 7, "글")
    assert found["timestamp"].endswith("Z")


def test_a_title_cannot_forge_a_second_line_nor_move_the_cursor():
    evil = 'a\\n{\\"event\\": \\"forged\\"}\\x1b[2J\\u202e\\u2028b'
    text = logged(f"logger.info('looked', title=\"{evil}\")", "console")
    assert len(text.splitlines()) == 1
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_password_in_an_address_is_not_written():
    text = logged("logger.info('connected', url='redis://user:secret@host:6379/0')")
    assert "secret" not in text
    assert "host:6379" in text


def test_a_huge_value_is_cut():
    assert len(logged("logger.info('looked', title='x' * 1_000_000)")) < 3000


def test_what_libraries_log_has_the_same_form():
    found = line("import logging; logging.getLogger('celery').warning('at redis://:secret@h/0: %s', 'x')")
    assert found["logger"] == "celery"
    assert "secret" not in found["event"]


def test_celery_does_not_tell_of_every_call():
    code = "import logging; logging.getLogger('celery.app.trace').info('Task tasks.tick succeeded')"
    assert logged(code) == ""
    assert "failed" in logged("import logging; logging.getLogger('celery.app.trace').error('Task failed')")


def test_an_exception_is_one_line_too():
    found = line("try:\n    1 / 0\nexcept ZeroDivisionError:\n    logger.exception('failed')")
    assert "ZeroDivisionError" in found["exception"]


def test_a_password_that_nobody_quoted_is_not_written_either():
    for password in ("se/cret", "se@cret", "s/e@c/ret", "se#cret"):
        text = logged(f"logger.info('connected', url='redis://user:{password}@host:6379/0 and more')")
        assert "cret" not in text, password
        assert "host:6379/0 and more" in text


def test_a_value_of_several_lines_becomes_one_and_a_traceback_keeps_its_own():
    text = logged("logger.info('looked', title='one\\n2026 [info] forged\\r\\nthree')", "console")
    assert len(text.splitlines()) == 1
    assert line("logger.info('looked', title='one\\ntwo')")["title"] == "one two"
    found = line("try:\n    1 / 0\nexcept ZeroDivisionError:\n    logger.exception('failed')")
    assert found["exception"].count("\n") > 1
