"""One request and its answer, on one connection: no redirects, no judgement."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field

from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from daejo.errors import Unreachable
from worker.fetch.address import Address
from worker.fetch.body import read_body
from worker.fetch.dial import Resolve, connect
from worker.fetch.rules import ERROR_BYTES, REDIRECT, FetchRules
from worker.fetch.watchdog import Watchdog


@dataclass(frozen=True, slots=True)
class Answer:
    """``headers`` has lower-case names; ``cookies`` the Set-Cookie headers.

    The body of a redirect is never read.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    cookies: tuple[str, ...] = field(default=())


def exchange(
    address: Address,
    headers: Mapping[str, str],
    rules: FetchRules,
    resolve: Resolve,
    tls: ssl.SSLContext,
    dog: Watchdog,
    *,
    cut: int | None = None,
) -> Answer:
    """GET ``address``. ``cut``: read only so many bytes of the body, and take them as the whole."""
    connection = connect(address, rules.allow, resolve, tls, dog)
    try:
        connection.request("GET", address.target, headers=dict(headers), preload_content=False)
        response = connection.getresponse()
        answer = _answer(response, rules, cut)
    except ssl.SSLError as error:
        raise _unreachable(f"no trust in {address.host} ({_reason(error)})", address, dog) from error
    except TimeoutError as error:
        raise dog.late() from error
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        raise _unreachable(f"{address.host} broke off its answer ({_reason(error)})", address, dog) from error
    finally:
        connection.dialled.close()  # type: ignore[attr-defined]
        connection.close()
    dog.left()  # a connection that we shut down in the middle of the headers looks like their end
    return answer


def _answer(response: BaseHTTPResponse, rules: FetchRules, cut: int | None) -> Answer:
    cookies = tuple(response.headers.getlist("Set-Cookie"))
    headers = {name.lower(): value for name, value in response.headers.items()}
    headers.pop("set-cookie", None)  # somebody's identity: it is not stored with the page
    status = response.status
    if status in REDIRECT or status == 304:
        return Answer(status, headers, cookies=cookies)
    if status == 200:
        body = read_body(response, cut or rules.max_bytes, cut=cut is not None)
    else:
        body = read_body(response, ERROR_BYTES, cut=True)
    return Answer(status, headers, body, cookies)


def _unreachable(sentence: str, address: Address, dog: Watchdog) -> Unreachable:
    return dog.late() if dog.expired else Unreachable(sentence, url=address.url)


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    if isinstance(error, ssl.SSLError):
        return error.reason or "TLS"
    if isinstance(error, OSError) and not isinstance(error, socket.gaierror) and error.strerror:
        return error.strerror
    return type(error).__name__
