"""Connections that go only to an address that was checked.

A name is resolved once; all answers are checked; the number that was checked is the number that is
dialled, and the peer is compared afterwards. So a name server that answers differently the second
time (DNS rebinding) changes nothing. This is where miniflux has its guard too (`net.Dialer.Control`).
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Sequence

from urllib3.connection import HTTPConnection, HTTPSConnection

from daejo.errors import LookError, Refused, Unreachable
from worker.fetch.address import Address
from worker.fetch.deny import allowed, forbidden
from worker.fetch.rules import CONNECT_TRIES, DEFAULT_PORTS
from worker.fetch.watchdog import Watchdog

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port -> numeric addresses, best first; OSError where there are none."""

CONNECT_SECONDS = 10.0


def system_resolve(host: str, port: int) -> Sequence[str]:
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class CheckedHTTPConnection(HTTPConnection):
    """An HTTP connection over a socket that was dialled for it."""

    dialled: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.dialled


class CheckedHTTPSConnection(HTTPSConnection):
    """The same with TLS: the certificate is held against the host's name, not its number."""

    dialled: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.dialled


def connect(
    address: Address, allow: Sequence[str], resolve: Resolve, tls: ssl.SSLContext, dog: Watchdog
) -> HTTPConnection:
    """A connection to the host of ``address``; Refused or Unreachable where there is to be none."""
    numbers = _checked(address, allow, _answers(address, resolve, dog))
    sock = _dial(numbers, address, dog)
    timeout = dog.left()
    connection: CheckedHTTPConnection | CheckedHTTPSConnection
    if address.scheme == "https":
        connection = CheckedHTTPSConnection(address.host, address.port, timeout=timeout, ssl_context=tls)
    else:
        connection = CheckedHTTPConnection(address.host, address.port, timeout=timeout)
    connection.dialled = sock
    return connection


def _answers(address: Address, resolve: Resolve, dog: Watchdog) -> Sequence[str]:
    """What the name server says. It is asked in a thread: ``getaddrinfo`` knows no time-out."""
    found: list[Sequence[str] | Exception] = []

    def ask() -> None:
        try:
            found.append(resolve(address.host, address.port))
        except (OSError, UnicodeError) as error:
            found.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(dog.left())
    if not found:
        raise Unreachable(f"the name {address.host} was not resolved in time", url=address.url)
    answer = found[0]
    if isinstance(answer, Exception) or not answer:
        raise Unreachable(f"the name {address.host} is not known", url=address.url)
    return answer


def _checked(address: Address, allow: Sequence[str], numbers: Sequence[str]) -> Sequence[str]:
    """All the numbers, where each may be dialled; one that may not condemns the host."""
    for number in numbers:
        if allowed(number, address.host, allow):
            continue
        why = forbidden(number)
        if why is not None:
            told = address.origin if number == address.host else f"{address.host} is at {number}, which"
            raise Refused(
                f"{told} is not on the public internet ({why}); where this is meant, name it in DAEJO_ALLOW",
                url=address.url,
            )
        if address.port not in DEFAULT_PORTS:
            raise Refused(
                f"port {address.port} is none of the web's own (80, 443); "
                "where this is meant, name the host in DAEJO_ALLOW",
                url=address.url,
            )
    return numbers


def _dial(numbers: Sequence[str], address: Address, dog: Watchdog) -> socket.socket:
    trouble: LookError = Unreachable(f"{address.host} does not answer", url=address.url)
    for number in numbers[:CONNECT_TRIES]:
        try:
            return _dial_one(number, address.port, dog)
        except TimeoutError:
            trouble = Unreachable(f"{address.host} does not answer (time-out)", url=address.url)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            trouble = Unreachable(f"{address.host} does not answer ({reason})", url=address.url)
    raise trouble


def _dial_one(number: str, port: int, dog: Watchdog) -> socket.socket:
    family = socket.AF_INET6 if ":" in number else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.settimeout(min(CONNECT_SECONDS, dog.left()))
        sock.connect((number, port))
        _same_peer(sock, number)
        sock.settimeout(dog.left())
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        dog.watch(sock)
    except BaseException:
        with contextlib.suppress(OSError):
            sock.close()
        raise
    return sock


def _same_peer(sock: socket.socket, number: str) -> None:
    if ipaddress.ip_address(sock.getpeername()[0]) != ipaddress.ip_address(number):
        raise OSError("the connection ended somewhere else")
