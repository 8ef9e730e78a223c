"""Mirrors: addresses that begin with one prefix are fetched from another.

For a caching mirror that an operator runs, and for the local origin of the demonstration. Everybody
else goes on speaking of the original's own address: only the connection knows.
"""

from __future__ import annotations

from collections.abc import Mapping

from worker.fetch.address import Address, parse_address


class Mirrors:
    """``prefixes`` end in a slash. The longest one that fits is taken."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._there = sorted(prefixes.items(), key=lambda pair: -len(pair[0]))
        self._back = sorted(((b, a) for a, b in prefixes.items()), key=lambda pair: -len(pair[0]))

    def there(self, address: Address) -> Address:
        """Where this address is fetched from."""
        return _swap(address, self._there)

    def back(self, address: Address) -> Address:
        """The original's address, where a mirror's redirect named one of its own."""
        return _swap(address, self._back)


def _swap(address: Address, pairs: list[tuple[str, str]]) -> Address:
    url = address.url
    for source, target in pairs:
        if url.startswith(source):
            return parse_address(target + url[len(source) :])
    return address
