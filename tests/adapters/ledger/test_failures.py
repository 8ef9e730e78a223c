"""Every way a database fails is one clear line that says what to do, and never the password."""

import contextlib
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, make_url, text

from daejo.errors import LedgerError
from db import migrate, schema_state
from db.trouble import place_of

SECRET = "hunter2-and-more"


def _line(act):
    """What a person reads when ``act`` fails."""
    with pytest.raises(LedgerError) as caught:
        act()
    line = str(caught.value)
    assert "\n" not in line
    assert SECRET not in line
    return line


# --- what is asked for makes no sense


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "cannot be read"),
        ("nonsense", "cannot be read"),
        (f"postgresql://u:{SECRET}@[::1/x", "cannot be read"),
        (f"postgresql://u:p@{SECRET}@h/x", "write the one in a password or a name as %40"),
        (f"postgresql://u:p@ss/{SECRET}@h/x", "write the one in a password or a name as %40"),
        (f"postgresql://u:p@ss?{SECRET}@h/x", "write the one in a password or a name as %40"),
        (f"mysql://u:{SECRET}@h/x", "no database that Daejo speaks"),
        ("sqlite://", "in memory forgets"),
        ("sqlite:///:memory:", "in memory forgets"),
    ],
)
def test_a_url_that_we_do_not_speak(url, said, open_ledger):
    assert said in _line(lambda: open_ledger(url))


@pytest.mark.parametrize(
    ("url", "place"),
    [
        (f"postgresql://u:{SECRET}@h:5433/x", "x at h:5433"),
        (f"postgresql://u:p@{SECRET}@h:5433/x", "x at h:5433"),
        (f"postgresql://u:p@a@{SECRET}@h/x", "x at h"),
        (f"postgresql://u:{SECRET}@{SECRET}/{SECRET}@h/x", "h/x"),
        (f"postgresql:///x?host=/run/pg&password={SECRET}", "x at the local socket"),
    ],
)
def test_where_a_database_is_says_nothing_of_the_password(url, place):
    assert place_of(make_url(url)) == place


def test_a_password_with_an_at_sign_in_it_is_understood_as_it_should_be_written(
    postgres_ledger_url, open_ledger
):
    url = postgres_ledger_url.replace("daejo@", "daejo:p%40ss@", 1)
    assert open_ledger(url).ping().startswith("PostgreSQL")


def test_both_spellings_of_postgresql_are_understood(postgres_ledger_url, open_ledger):
    for scheme in ("postgresql", "postgres", "postgresql+psycopg", "postgresql+psycopg2"):
        url = postgres_ledger_url.replace("postgresql", scheme, 1)
        assert open_ledger(url).ping().startswith("PostgreSQL")


# --- SQLite


def test_a_database_that_is_not_there_yet(sqlite_url, open_ledger):
    assert "run `daejo db upgrade`" in _line(open_ledger(sqlite_url).standings)


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    assert "cannot be made" in _line(lambda: migrate(f"sqlite:///{tmp_path}/file/daejo.db"))


def test_a_folder_in_place_of_a_file(tmp_path):
    assert "cannot be opened" in _line(lambda: schema_state(f"sqlite:///{tmp_path}"))


def test_a_file_that_is_no_database(tmp_path):
    (tmp_path / "notes.db").write_text("dear diary, " * 1000)
    assert "is not an SQLite database" in _line(lambda: schema_state(f"sqlite:///{tmp_path}/notes.db"))


def test_a_damaged_file(sqlite_ledger_url, open_ledger):
    path = Path(sqlite_ledger_url.removeprefix("sqlite:///"))
    content = path.read_bytes()
    # The first page says what the file is; all that it points at is overwritten.
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    assert "is damaged" in _line(open_ledger(sqlite_ledger_url).standings)


def test_a_writer_that_holds_the_lock_too_long(sqlite_ledger_url, now, open_ledger):
    ledger = open_ledger(sqlite_ledger_url, patience=timedelta(milliseconds=200))
    path = sqlite_ledger_url.removeprefix("sqlite:///")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "locked by another process" in _line(lambda: ledger.beat("worker", now))
        assert ledger.standings() == ()
    ledger.beat("worker", now)


def test_a_full_disk(sqlite_ledger_url, a_post, now, open_ledger):
    ledger = open_ledger(sqlite_ledger_url)

    @event.listens_for(ledger._database.engine, "connect")
    def fill(connection, _record):
        connection.execute("PRAGMA max_page_count = 1")

    big = a_post(text="가" * 500_000)
    assert "full; make room" in _line(lambda: ledger.keep_post(big, None, None, now, "no link"))
    assert ledger.posts() == ()


READ_ONLY = """
import os, sys
from datetime import UTC, datetime
from daejo.errors import LedgerError
from db import SqlLedger
SqlLedger(sys.argv[1]).standings()
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    SqlLedger(sys.argv[2]).beat("worker", datetime.now(UTC))
except LedgerError as error:
    print(error)
"""
"""Warm up on the first database, then be nobody (root may write everything) and use the second."""


@pytest.fixture
def open_folder():
    """A folder that others may enter: pytest's own are closed to them."""
    folder = Path(tempfile.mkdtemp(prefix="daejo-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_database_that_we_may_only_read(sqlite_ledger_url, open_folder):
    path = open_folder / "daejo.db"
    shutil.copyfile(sqlite_ledger_url.removeprefix("sqlite:///"), path)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    said = subprocess.run(
        [sys.executable, "-c", READ_ONLY, sqlite_ledger_url, f"sqlite:///{path}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "cannot be written; check the rights" in said.stdout


# --- PostgreSQL


def _as(url, user, password=SECRET):
    return url.replace("daejo@", f"{user}:{password}@", 1)


def test_nobody_answers(open_ledger):
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    line = _line(open_ledger(f"postgresql://u:{SECRET}@127.0.0.1:{port}/daejo").ping)
    assert "does not answer; check that it runs" in line
    assert f"daejo at 127.0.0.1:{port}" in line


def test_a_host_that_does_not_exist(open_ledger):
    assert "does not answer" in _line(open_ledger(f"postgresql://u:{SECRET}@nowhere.invalid/daejo").ping)


def test_a_wrong_password(postgres_ledger_url, open_ledger):
    with psycopg.connect(postgres_ledger_url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS guarded")
        connection.execute("CREATE ROLE guarded LOGIN PASSWORD 'right'")
    assert "refuses the user or the password" in _line(open_ledger(_as(postgres_ledger_url, "guarded")).ping)
    assert open_ledger(_as(postgres_ledger_url, "guarded", "right"))._database.read(
        lambda c: c.scalar(text("SELECT 1"))
    )


def test_a_database_that_does_not_exist(postgres_ledger_url, open_ledger):
    assert "no such database" in _line(open_ledger(f"{postgres_ledger_url}_not").ping)


def test_a_user_without_rights(postgres_ledger_url, open_ledger):
    with psycopg.connect(postgres_ledger_url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS stranger")
        connection.execute("CREATE ROLE stranger LOGIN")
    assert "may not do that" in _line(open_ledger(_as(postgres_ledger_url, "stranger")).standings)


def test_a_standby(postgres_ledger_url, now, open_ledger):
    with psycopg.connect(postgres_ledger_url, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    ledger = open_ledger(postgres_ledger_url)
    assert ledger.standings() == ()
    assert "is read-only" in _line(lambda: ledger.beat("worker", now))


def test_a_row_that_stays_locked(postgres_ledger_url, a_post, now, open_ledger):
    ledger = open_ledger(postgres_ledger_url, patience=timedelta(milliseconds=200))
    ledger.keep_post(a_post(), None, None, now, "no link")
    with psycopg.connect(postgres_ledger_url) as other:
        other.execute("SELECT * FROM posts FOR UPDATE")
        assert "is busy" in _line(lambda: ledger.keep_post(a_post(text="b"), None, None, now, "no link"))
    assert ledger.keep_post(a_post(text="b"), None, None, now, "no link").what == "edited"


def test_a_server_that_goes_away_in_the_middle_and_comes_back(postgres_ledger_url, now, open_ledger):
    ledger = open_ledger(postgres_ledger_url)
    ledger.beat("before", now)

    def cut(connection):
        pid = connection.scalar(text("SELECT pg_backend_pid()"))
        with psycopg.connect(postgres_ledger_url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s)", (pid,))
        connection.execute(text("INSERT INTO heartbeats VALUES ('during', now())"))

    assert "went away" in _line(lambda: ledger._database.write(cut))
    assert [beat.name for beat in ledger.heartbeats()] == ["before"]


def test_two_writers_in_a_deadlock_both_get_through(postgres_ledger_url, now, open_ledger):
    """PostgreSQL ends one of them; it is done again, whole."""
    import threading

    ledger = open_ledger(postgres_ledger_url)
    ledger.beat("a", now)
    ledger.beat("b", now)
    both, tries = threading.Barrier(2), []

    def cross(first, second):
        def act(connection):
            tries.append(first)
            update = text("UPDATE heartbeats SET at = now() WHERE name = :name")
            connection.execute(update, {"name": first})
            with contextlib.suppress(threading.BrokenBarrierError):
                both.wait(2)
            connection.execute(update, {"name": second})

        return act

    threads = [
        threading.Thread(target=ledger._database.write, args=(cross(*names),)) for names in ("ab", "ba")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(tries) > 2  # the one that was ended began again, on a slow machine more than once
    assert all(beat.at != now for beat in ledger.heartbeats())
