"""Settings from the environment and from .env: read, checked, documented."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from daejo.errors import SettingsError
from worker.settings import ELSEWHERE, PREFIX, Settings

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable of ours, and no .env but the one that a test writes."""
    import os

    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch):
    def with_environment(**values: str) -> Settings:
        for name, value in values.items():
            monkeypatch.setenv(PREFIX + name, value)
        return Settings.load()

    return with_environment


def test_without_any_variable_all_defaults_are_in_force(load):
    settings = load()
    assert settings.database_url == "sqlite:///var/daejo.sqlite"
    assert settings.redis_url is None
    assert settings.allow == ()
    assert settings.robots is True
    assert settings.policy.pace.shortest.days == 1


def test_the_environment_goes_before_the_env_file(load, tmp_path):
    (tmp_path / ".env").write_text("DAEJO_TICK=7\nDAEJO_ANNOUNCE=8\nOTHER=ignored\n")
    settings = load(TICK="9")
    assert (settings.tick, settings.announce) == (9, 8)


def test_an_empty_value_leaves_the_default_in_force(load):
    # docker-compose.yml hands every variable on, set or not.
    assert load(TICK="", CONTACT="", ALLOW="", MIRRORS="", ROBOTS="").tick == 10


def test_lists_and_mirrors_are_written_with_commas(load):
    settings = load(
        POSTS="posts, /srv/more",
        ALLOW="localhost, 10.0.0.0/8 ,192.168.1.7,[::1]",
        MIRRORS="https://medium.com=http://127.0.0.1:8000/medium,https://a.example/x/=https://b.example/",
    )
    assert settings.post_paths == (Path("posts"), Path("/srv/more"))
    assert settings.allow == ("localhost", "10.0.0.0/8", "192.168.1.7/32", "::1/128")
    assert settings.mirrors == {
        "https://medium.com/": "http://127.0.0.1:8000/medium/",
        "https://a.example/x/": "https://b.example/",
    }


def test_mirrors_may_be_json(load):
    mirrors = load(MIRRORS='{"https://a.example/q=http/": "http://b.example"}').mirrors
    assert mirrors == {"https://a.example/q=http/": "http://b.example/"}


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("TICK", "soon", "DAEJO_TICK"),
        ("TICK", "0", "DAEJO_TICK"),
        ("MAX_BYTES", "5", "DAEJO_MAX_BYTES"),
        ("ROBOTS", "perhaps", "DAEJO_ROBOTS"),
        ("LEASE", "20", "lease must be at least look_limit"),
        ("LOOK_LIMIT", "5", "look_limit must be at least"),
        ("SHORTEST_WAIT", "9999", "longer than longest_wait"),
        ("ALLOW", "10.0.0.0/99", "10.0.0.0/99"),
        ("ALLOW", "http://localhost", "http://localhost"),
        ("MIRRORS", "https://medium.com", "PREFIX=PREFIX"),
        ("MIRRORS", "ftp://a/=http://b/", "ftp://a/"),
        ("MIRRORS", "{broken", "DAEJO_MIRRORS"),
        ("REDIS_URL", "localhost:6379", "redis://"),
        ("LOG_LEVEL", "LOUD", "DAEJO_LOG_LEVEL"),
        ("USER_AGENT", "Daejo\r\nX-Evil: 1", "one line"),
        ("CONTACT", "블로그", "ASCII"),
        ("TICKS", "5", "did you mean DAEJO_TICK?"),
        ("REDIS", "redis://x", "DAEJO_REDIS is no setting"),
    ],
)
def test_a_wrong_setting_is_told_in_one_line(load, name, value, told):
    with pytest.raises(SettingsError) as error:
        load(**{name: value})
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_misspelt_line_of_the_env_file_is_told_too(load, tmp_path):
    (tmp_path / ".env").write_text("# mine\nDAEJO_CONTAKT=me@example.org\n")
    with pytest.raises(SettingsError, match="did you mean DAEJO_CONTACT"):
        load()


def test_variables_of_compose_and_of_tests_are_nobodys_business(load):
    load(POSTS_DIR="/x", TEST_REDIS_URL="redis://x", CONCURRENCY="4")


def test_we_say_who_we_are_and_how_to_reach_the_operator(load):
    assert re.fullmatch(r"Daejo/[0-9.]+ \(.+\)", load().agent)
    assert "+https://blog.example/about" in load(CONTACT="https://blog.example/about").agent
    assert load(USER_AGENT="Mine/2").agent == "Mine/2"


# --- what is written about them


def table() -> str:
    """The settings as a Markdown table; docs/operating.md holds it word by word."""
    rows = ["| variable | default | what it decides |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = _shown(field.get_default(call_default_factory=True))
        rows.append(f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows)


def _shown(default: Any) -> str:
    if default in (None, "", (), {}):
        return "(none)"
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f"`{default:g}`" if isinstance(default, float) else f"`{default}`"


def test_every_setting_is_in_the_operators_manual():
    assert table() in (ROOT / "docs/operating.md").read_text()


def test_the_example_env_file_has_every_setting_that_compose_hands_on():
    compose = (ROOT / "docker-compose.yml").read_text()
    handed = set(re.findall(r"\$\{(DAEJO_[A-Z_]+)", compose))
    example = set(re.findall(r"^#?\s?(DAEJO_[A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert handed == example
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    assert handed <= known | set(ELSEWHERE)
    own = {PREFIX + name for name in ("DATABASE_URL", "REDIS_URL", "POSTS")}  # compose decides these itself
    assert known - handed == own


def test_the_example_env_file_can_be_used_as_it_is(load, tmp_path):
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text())
    assert load() == Settings()


@pytest.mark.parametrize(
    "url",
    [
        "redis://:se#cret@redis:6379/0",
        "redis://:se/cret@redis:6379/0",
        "redis://:se?cret@redis:6379/0",
        "redis://:se@cret@redis:6379/0",
        "redis://:12/cret@redis:6379/0",
        "redis://redis:port/0",
        "redis://redis:6379/zero",
        "redis://[::1/0",
    ],
)
def test_a_redis_address_that_cannot_be_one_is_one_line_without_its_password(load, url):
    with pytest.raises(SettingsError, match="DAEJO_REDIS_URL") as told:
        load(REDIS_URL=url)
    assert "cret" not in str(told.value)
    assert "\n" not in str(told.value)


def test_redis_addresses_that_are_fine_are_taken(load):
    for url in ("redis://h", "redis://h:6379", "rediss://u:p%23%2F@h:1/15", "unix:///run/r.sock?db=1"):
        assert load(REDIS_URL=url).redis_url == url


@pytest.mark.parametrize("password", ["se#cret", "se/cret", "se?cret", "se@cret", "12/cret"])
def test_a_database_address_with_an_unquoted_password_is_one_line_without_it(load, password):
    with pytest.raises(SettingsError, match="DAEJO_DATABASE_URL") as told:
        load(DATABASE_URL=f"postgresql://daejo:{password}@postgres:5432/daejo")
    assert "cret" not in str(told.value)
    assert load(DATABASE_URL="postgresql://daejo:p%23%2F@postgres/daejo?sslmode=require")


def test_a_look_has_time_for_its_wait_and_its_page(load):
    with pytest.raises(SettingsError, match="look_limit must be at least"):
        load(DEADLINE="30", HOST_GAP="10", LOOK_LIMIT="45")
    assert load(DEADLINE="30", HOST_GAP="10", LOOK_LIMIT="50")


def test_an_env_file_of_another_encoding_is_told_in_one_line(load, tmp_path):
    (tmp_path / ".env").write_bytes("DAEJO_CONTACT=가\n".encode("cp949"))
    with pytest.raises(SettingsError, match=r"\.env is not UTF-8"):
        load()
