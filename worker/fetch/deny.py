"""Addresses that are not the public internet. What is judged is the number that is dialled, never a text.

``ipaddress.is_global`` alone is not enough: on Python 3.10 to 3.13.0 it is true for ``::127.0.0.1``,
``64:ff9b::7f00:1``, ``2002:7f00:1::``, ``192.0.0.192``, ``224.0.0.1``, ``fec0::1`` (facts 4.3,
measured). So an address that carries another inside is unwrapped, and a table of our own stands on
top: IANA's special-purpose registries (RFC 6890 and after), and the cloud metadata addresses.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address

type_ip = IPv4Address | IPv6Address

_DENIED = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared (CGNAT)",
    "127.0.0.0/8": "this machine",
    "169.254.0.0/16": "link-local, cloud metadata",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "protocol assignments",
    "192.0.2.0/24": "documentation",
    "192.31.196.0/24": "AS112",
    "192.52.193.0/24": "AMT",
    "192.88.99.0/24": "6to4 relay",
    "192.168.0.0/16": "private",
    "192.175.48.0/24": "AS112",
    "198.18.0.0/15": "benchmarking",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved, broadcast",
    "::/96": "unspecified, this machine, or IPv4-compatible",
    "::ffff:0:0/96": "IPv4-mapped",
    "::ffff:0:0:0/96": "IPv4-translated",
    "64:ff9b:1::/48": "local NAT64",
    "100::/64": "discard",
    "2001::/23": "protocol assignments",
    "2001:db8::/32": "documentation",
    "3fff::/20": "documentation",
    "5f00::/16": "segment routing",
    "fc00::/7": "private",
    "fe80::/10": "link-local",
    "fec0::/10": "site-local",
    "ff00::/8": "multicast",
}
_TABLE = [(ipaddress.ip_network(network), why) for network, why in _DENIED.items()]
_GLOBAL_V6 = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def forbidden(text: str) -> str | None:
    """Why this numeric address is not dialled; None where it is a public one."""
    ip = _number(text)
    if ip is None:
        return "not a number"
    carried = _carried(ip)
    if carried is not None:
        inner = _reason(carried)
        return f"{inner}, inside {ip}" if inner else _reason(ip)
    return _reason(ip)


def allowed(text: str, host: str, allow: Sequence[str]) -> bool:
    """Whether the operator named this host, this address or a network that holds it."""
    ip = _number(text)
    for entry in allow:
        if entry == host:
            return True
        try:
            network = ipaddress.ip_network(entry)
        except ValueError:
            continue
        if ip is not None and ip.version == network.version and ip in network:
            return True
    return False


def _number(text: str) -> type_ip | None:
    try:
        return ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None


def _reason(ip: type_ip) -> str | None:
    for network, why in _TABLE:
        if ip.version == network.version and ip in network:
            return why
    if isinstance(ip, IPv6Address) and ip not in _GLOBAL_V6 and ip not in _NAT64:
        return "not assigned"
    if ip.is_multicast or ip.is_unspecified or ip.is_loopback:
        return "special"
    return None


def _carried(ip: type_ip) -> IPv4Address | None:
    """The IPv4 address that a translating or tunnelling IPv6 address stands for."""
    if not isinstance(ip, IPv6Address):
        return None
    number = int(ip)
    if ip.sixtofour is not None:
        return ip.sixtofour
    if ip.teredo is not None:
        return ip.teredo[1]
    if ip in _NAT64:
        return IPv4Address(number & 0xFFFFFFFF)
    return ip.ipv4_mapped
