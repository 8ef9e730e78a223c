"""Settings: what an operator may decide, read from the environment and from ``.env``, checked once at start.

Every setting is an environment variable ``DAEJO_<NAME>``; docs/operating.md has them in a table (a test
holds the two together). A variable that begins with ``DAEJO_`` and is no setting is an error: a
misspelt limit must not silently leave the default in force.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from dotenv import dotenv_values
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from daejo.changes import Weight
from daejo.errors import SettingsError
from daejo.findings import Policy as FindingsPolicy
from worker.setting_text import (
    check_allowed,
    check_database,
    check_front,
    check_redis,
    split_list,
    split_mirrors,
)

if TYPE_CHECKING:
    from daejo.verdict import Policy

PREFIX = "DAEJO_"
SOFT = 0.8
"""The part of a limit after which a task is told to end; the rest is for ending."""
ELSEWHERE = ("DAEJO_POSTS_DIR", "DAEJO_CONCURRENCY", "DAEJO_REDIS_MAXMEMORY", "DAEJO_POSTGRES_PASSWORD")
"""Read by docker-compose.yml and by nobody else; they may stand in the same ``.env``."""
TEST_PREFIX = "DAEJO_TEST_"

Listed = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    """All settings of one process. Frozen; ``Settings.load()`` raises SettingsError in one line."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True
    )

    # --- memory and queues
    database_url: str = Field(
        "sqlite:///var/daejo.sqlite", description="SQLAlchemy address of the database; SQLite or PostgreSQL"
    )
    redis_url: str | None = Field(
        None, description="Redis, for Celery and for the flag streams; without it flags wait in the database"
    )
    queue_prefix: str = Field(
        "daejo:", min_length=1, max_length=40, description="what every Redis key of ours begins with"
    )

    # --- what is watched
    posts: Listed = Field((), description="post files and folders that are surveyed, separated by commas")

    # --- fetching
    contact: str = Field(
        "",
        max_length=200,
        description="address or page that the sites we visit can reach you at (recommended)",
    )
    user_agent: str = Field(
        "", max_length=300, description="who we say we are; made from contact where empty"
    )
    allow: Listed = Field(
        (), description="private hosts, addresses or networks that may be fetched from, separated by commas"
    )
    mirrors: Annotated[dict[str, str], NoDecode] = Field(
        default_factory=dict,
        description="PREFIX=PREFIX, separated by commas: addresses that begin so are fetched from there",
    )
    robots: bool = Field(True, description="obey robots.txt (RFC 9309)")
    max_bytes: int = Field(
        5_000_000, ge=10_000, le=100_000_000, description="most bytes of a page, on the wire and unpacked"
    )
    deadline: float = Field(
        30.0, gt=0, le=90, description="seconds that the whole of a page may take, redirects included"
    )
    host_gap: float = Field(
        1.0, ge=0, le=60, description="seconds between two pages that one process fetches from the same host"
    )
    per_host: int = Field(2, ge=1, le=50, description="originals of one host looked at at the same time")

    # --- a web archive, for originals as they were when they were translated
    archive: str = Field(
        "",
        max_length=500,
        description="a web archive's TimeGate (RFC 7089), put before an original's address; empty: none",
    )
    archive_timemap: str = Field(
        "", max_length=500, description="the same for its TimeMaps, where the TimeGate does not name them"
    )
    archive_raw: bool = Field(
        False, description="ask for copies as they were captured (`id_` after the date: Wayback, pywb)"
    )
    archive_gap: float = Field(5.0, ge=0, le=60, description="seconds between two questions to the archive")
    archive_daily: int = Field(200, ge=1, description="posts that the archive is asked for in 24 hours")

    # --- the timetable
    tick: float = Field(10.0, ge=0.5, description="seconds between two leases of what is due")
    announce: float = Field(5.0, ge=0.5, description="seconds between two sendings of new flags")
    survey: float = Field(300.0, ge=1, description="seconds between two surveys of the posts")
    prune: float = Field(
        86_400.0, ge=60, description="seconds between two removals of what is kept no longer"
    )
    learn: float = Field(
        86_400.0,
        ge=0,
        description="seconds between two tries to learn your own lexicon from your posts; 0: never, "
        "nor is it used",
    )
    recall: float = Field(900.0, ge=600, description="seconds between two rounds of asking the archive")
    batch: int = Field(20, ge=1, le=1000, description="looks that may wait in the queue")
    look_limit: float = Field(150.0, ge=2, description="seconds after which a look's process is killed")
    lease: float = Field(300.0, description="seconds after which a look that never ended is tried again")

    # --- how often an original is looked at
    shortest_wait: float = Field(
        24.0, gt=0, description="hours between two looks at a text that changes often"
    )
    longest_wait: float = Field(
        336.0, gt=0, description="hours between two looks at a text that never changes"
    )

    # --- what calls for somebody
    raises: Weight = Field(
        Weight.MINOR,
        description="least weight of an edit that makes a translation stale: substantive, minor or cosmetic",
    )
    confirm: bool = Field(
        False,
        description="a paragraph revised after its original changed waits to be confirmed by `daejo ack`; "
        "else the revision is believed",
    )

    # --- what is kept
    keep_pages: int = Field(3, ge=1, description="raw pages kept of each original, newest first")
    keep_flags: int = Field(90, ge=1, description="days that a sent flag is kept, here and in its stream")

    # --- logs
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="least level logged")
    log_format: Literal["json", "console"] = Field("json", description="a log line as JSON, or for reading")

    @field_validator("posts", "allow", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return split_list(value)

    @field_validator("allow")
    @classmethod
    def _allowed(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(check_allowed(entry) for entry in value)

    @field_validator("archive", "archive_timemap")
    @classmethod
    def _archive(cls, value: str) -> str:
        return check_front(value) if value else value

    @field_validator("mirrors", mode="before")
    @classmethod
    def _mirrors(cls, value: Any) -> Any:
        return split_mirrors(value)

    @field_validator("user_agent", "contact")
    @classmethod
    def _one_line(cls, value: str) -> str:
        if not value.isascii() or not (value == "" or value.isprintable()):
            raise ValueError("must be one line of plain ASCII: it goes into a request header")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        return check_database(value)

    @field_validator("redis_url")
    @classmethod
    def _redis(cls, value: str | None) -> str | None:
        return None if value is None else check_redis(value)

    @model_validator(mode="after")
    def _sane(self) -> Self:
        if self.lease < self.look_limit + self.tick:
            raise ValueError(
                f"lease must be at least look_limit + tick ({self.look_limit + self.tick:g}): "
                "else a look is tried again while it is under way"
            )
        needed = (self.deadline + self.host_gap) / SOFT
        if self.look_limit < needed:
            raise ValueError(
                f"look_limit must be at least (deadline + host_gap) / {SOFT:g} ({needed:g}): "
                "else a slow page looks like a look that hangs"
            )
        if self.shortest_wait > self.longest_wait:
            raise ValueError("shortest_wait is longer than longest_wait")
        return self

    @classmethod
    def load(cls, **overrides: Any) -> Self:
        """The settings of this process; SettingsError says in one line which one is wrong, and how."""
        try:
            named = dotenv_values(".env")
        except UnicodeDecodeError:
            raise SettingsError(".env is not UTF-8: save it as UTF-8 (it may be EUC-KR/CP949)") from None
        unknown = unknown_names([*os.environ, *named])
        if unknown:
            raise SettingsError(unknown)
        try:
            return cls(**overrides)
        except ValidationError as error:
            raise SettingsError(_one_sentence(error)) from None

    def require_redis(self, what: str) -> str:
        """The address of Redis; SettingsError where ``what`` cannot do without one."""
        if self.redis_url is None:
            raise SettingsError(
                f"DAEJO_REDIS_URL is not set, and {what} talks through Redis; "
                "without one, daejo run --every 15m does all in one process"
            )
        return self.redis_url

    @property
    def agent(self) -> str:
        """The User-Agent sent: name/version and a contact (draft-illyes-webbotauth-cbcp)."""
        if self.user_agent:
            return self.user_agent
        who = f"+{self.contact}" if self.contact else "checks translations against their originals"
        return f"Daejo/{version('daejo')} ({who})"

    @property
    def post_paths(self) -> tuple[Path, ...]:
        return tuple(Path(path).expanduser() for path in self.posts)

    @property
    def lease_length(self) -> timedelta:
        return timedelta(seconds=self.lease)

    @property
    def round_lease(self) -> timedelta:
        """A lease of `daejo run`, which waits in no queue: as long as two looks may take."""
        return min(self.lease_length, timedelta(seconds=2 * (self.deadline + self.host_gap)))

    @property
    def policy(self) -> Policy:
        from daejo.pace import Pace  # the craft takes half a second to import; `daejo --help` waits for us
        from daejo.verdict import Policy

        return Policy(
            pace=Pace(
                shortest=timedelta(hours=self.shortest_wait), longest=timedelta(hours=self.longest_wait)
            ),
            findings=FindingsPolicy(raised=at_least(self.raises), confirm=self.confirm),
        )


def at_least(weight: Weight) -> frozenset[Weight]:
    """``weight`` and all that weighs more."""
    order = tuple(Weight)
    return frozenset(order[order.index(weight) :])


def unknown_names(names: Iterable[str]) -> str:
    """A sentence on the first name that begins with our prefix and is no setting; empty if none is."""
    known = {PREFIX + name.upper() for name in Settings.model_fields} | set(ELSEWHERE)
    for name in sorted(names):
        if name.startswith(PREFIX) and not name.startswith(TEST_PREFIX) and name.upper() not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else "; docs/operating.md lists the settings"
            return f"{name} is no setting of Daejo{hint}"
    return ""


def _one_sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = PREFIX + str(first["loc"][0]).upper() if first["loc"] else "The settings"
    return f"{place}: {first['msg'].removeprefix('Value error, ')}"
