"""The tables come up from nothing, are what the code thinks they are, and are refused when they are not."""

import subprocess
import sys
from datetime import timedelta

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from daejo.errors import LedgerError
from db import SchemaState, ensure, migrate, schema_state
from db.engine import Database
from db.migrations.config import config_for
from db.schema import REVISIONS, VERSION_TABLE
from db.tables import metadata


@pytest.fixture
def database(database_url):
    database = Database(database_url, migrating=True)
    yield database
    database.close()


def test_an_empty_database_needs_us_and_is_current_afterwards(database_url):
    assert schema_state(database_url) is SchemaState.NEEDED
    migrate(database_url)
    assert schema_state(database_url) is SchemaState.CURRENT
    migrate(database_url)
    assert schema_state(database_url) is SchemaState.CURRENT


def test_the_migrations_make_what_the_tables_say(database_url, database):
    migrate(database_url)

    def differences(connection):
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        return compare_metadata(context, metadata)

    assert database.read(differences) == []


def test_on_sqlite_they_make_the_same_statements(tmp_path):
    """Alembic does not compare partial indexes nor AUTOINCREMENT; SQLite keeps the very statements."""
    migrated, created = (Database(f"sqlite:///{tmp_path / name}.db") for name in ("migrated", "created"))
    migrate(f"sqlite:///{tmp_path / 'migrated.db'}")
    created.write(metadata.create_all)

    def statements(connection):
        query = text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> :version")
        rows = connection.execute(query, {"version": VERSION_TABLE}).all()
        return {name: parts(sql.replace("(false)", "false")) for name, sql in rows}

    def parts(sql):
        """Columns and constraints in any order: Alembic writes constraints in another one."""
        return sorted(part.rstrip(" )") for part in " ".join(sql.split()).split(", "))

    assert migrated.read(statements) == created.read(statements)
    migrated.close()
    created.close()


def test_the_way_back_leaves_no_table(database_url, database):
    migrate(database_url)
    database.write(lambda connection: command.downgrade(config_for(connection), "base"))
    assert set(database.read(lambda c: inspect(c).get_table_names())) <= {VERSION_TABLE, "sqlite_sequence"}
    assert schema_state(database_url) is SchemaState.NEEDED
    migrate(database_url)
    assert schema_state(database_url) is SchemaState.CURRENT


def test_the_revisions_that_a_start_knows_are_those_that_alembic_finds(database):
    scripts = ScriptDirectory.from_config(database.read(config_for))
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == REVISIONS


def test_a_schema_of_a_later_daejo_is_refused(database_url, database, open_ledger):
    migrate(database_url)
    database.write(lambda c: c.execute(text("UPDATE daejo_version SET version_num = '9999'")))
    assert schema_state(database_url) is SchemaState.UNKNOWN
    for refused in (lambda: open_ledger(database_url).standings(), lambda: migrate(database_url)):
        with pytest.raises(LedgerError, match="later Daejo"):
            refused()


def test_another_programs_tables_are_left_alone(database_url, database):
    database.write(lambda c: c.execute(text("CREATE TABLE posts (id integer)")))
    assert schema_state(database_url) is SchemaState.UNKNOWN
    with pytest.raises(LedgerError, match="another program"):
        migrate(database_url)
    assert database.read(lambda c: inspect(c).get_table_names()) == ["posts"]


def test_tables_under_other_names_do_not_trouble_us(database_url, database):
    database.write(lambda c: c.execute(text("CREATE TABLE alembic_version (version_num text)")))
    migrate(database_url)
    assert schema_state(database_url) is SchemaState.CURRENT


def test_a_ledger_without_tables_says_how_to_get_them(database_url, open_ledger):
    with pytest.raises(LedgerError, match="daejo db upgrade"):
        open_ledger(database_url).standings()


def test_asking_for_the_state_makes_no_file(sqlite_url, tmp_path, open_ledger):
    assert schema_state(sqlite_url) is SchemaState.NEEDED
    with pytest.raises(LedgerError):
        open_ledger(sqlite_url).standings()
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_brings_up_sqlite_by_itself_and_its_folder(tmp_path, open_ledger):
    url = f"sqlite:///{tmp_path}/var/deep/daejo.db"
    ensure(url)
    ensure(url)
    assert open_ledger(url).standings() == ()


def test_postgresql_is_brought_up_only_when_asked(postgres_url):
    ensure(postgres_url)
    assert schema_state(postgres_url) is SchemaState.NEEDED


def test_a_migration_that_fails_leaves_nothing_behind(database_url, database, open_ledger):
    migrate(database_url)

    def break_off(connection):
        command.downgrade(config_for(connection), "base")
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        database.write(break_off)
    assert schema_state(database_url) is SchemaState.CURRENT
    open_ledger(database_url).standings()


def test_several_that_migrate_at_once_are_one(database_url):
    script = f"from db import migrate; migrate({database_url!r})"
    processes = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(4)]
    assert [process.wait(60) for process in processes] == [0] * 4
    assert schema_state(database_url) is SchemaState.CURRENT


def test_a_worker_that_runs_on_under_an_upgrade_leases_nothing_more(database_url, database, open_ledger, now):
    migrate(database_url)
    ledger = open_ledger(database_url)
    assert ledger.lease_due(now, 1, 1, timedelta(minutes=1)) == ()
    database.write(lambda c: c.execute(text("UPDATE daejo_version SET version_num = '9999'")))
    with pytest.raises(LedgerError, match="later Daejo"):
        ledger.lease_due(now, 1, 1, timedelta(minutes=1))
