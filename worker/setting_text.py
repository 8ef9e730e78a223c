"""How a setting that is more than a word is written in one environment variable."""

from __future__ import annotations

import ipaddress
import json
import re
from typing import Any
from urllib.parse import urlsplit

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
