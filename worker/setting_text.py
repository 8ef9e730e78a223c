"""How a setting that is more than a word is written in one environment variable."""

from __future__ import annotations

import ipaddress
import json
import re
from typing import Any
from urllib.parse import urlsplit

_DATABASE = re.compile(r"(/[0-9]{0,6})?")
QUOTE = "in a password # is written %23, / %2F, @ %40, : %3A, ? %3F and % %25"
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?\Z")


def split_list(value: Any) -> Any:
    """``"a, b"`` -> ``("a", "b")``; a list stays as it is."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if isinstance(value, list | tuple):
        return tuple(str(part) for part in value)
    return value


def check_allowed(entry: str) -> str:
    """A host name, an address or a network, normalised; ValueError where it is none of these."""
    text = entry.strip().lower()
    try:
        return str(ipaddress.ip_network(text.strip("[]"), strict=False))
    except ValueError:
        pass
    if "/" in text or ":" in text or not _HOST.match(text):
        raise ValueError(f"{entry!r} is no host name, no address and no network (10.0.0.0/8)")
    return text


def check_redis(url: str) -> str:
    """The address of a Redis; ValueError, which repeats nothing of it, where it cannot be one.

    A password with # or / ends the host too early, and what is left of it would be taken for a port.
    """
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("must begin with redis://, rediss:// or unix://")
    if not url.startswith("unix://"):
        _check_place(url)
        if not _DATABASE.fullmatch(urlsplit(url).path):
            raise ValueError(f"after the host comes the number of a database (/0), and no more; {QUOTE}")
    return url


def check_database(url: str) -> str:
    """The address of a database; the same for what SQLAlchemy would read otherwise than it was meant."""
    if not url.startswith("sqlite"):
        _check_place(url)
    return url


def _check_place(url: str) -> None:
    try:
        parts = urlsplit(url)
        fine = parts.port is None or parts.port > 0
    except ValueError:
        fine = False
    if not fine or parts.fragment or "@" in parts.path + parts.query or parts.netloc.count("@") > 1:
        raise ValueError(f"is no address with a host and a port; {QUOTE}")


def check_front(text: str) -> str:
    """What an address is put after, as an archive's TimeGate: ends in a slash, or in its query's ``=``."""
    try:
        parts = urlsplit(text)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine or parts.username is not None or parts.fragment or not text.isprintable() or " " in text:
        raise ValueError("must be http:// or https://, a host and a path that an address is put after")
    return text if text.endswith(("/", "=")) else text + "/"


def split_mirrors(value: Any) -> Any:
    """``"https://a.example/=http://127.0.0.1:8000/a/"`` -> a mapping; JSON is taken too.

    A prefix ends in a slash, or gets one: ``https://a.example`` must not match ``https://a.example.net``.
    """
    pairs = value
    if isinstance(value, str):
        pairs = json.loads(value) if value.lstrip().startswith("{") else dict(map(_pair, split_list(value)))
    if not isinstance(pairs, dict):
        return value
    return {_prefix(source): _prefix(target) for source, target in pairs.items()}


def _pair(text: str) -> tuple[str, str]:
    source, equals, target = text.partition("=http")
    if not equals:
        raise ValueError(f"{text!r} is not of the form PREFIX=PREFIX, both with http:// or https://")
    return source.strip(), "http" + target.strip()


def _prefix(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"{text!r} is no prefix of an address: it needs http:// or https:// and a host")
    return text if text.endswith("/") else text + "/"
