"""Where we never connect to. A canary listens on loopback: it must not be touched."""

from __future__ import annotations

import pytest

from daejo.errors import LookError, Refused, Unreachable
from daejo.originals.page import Request
from worker.fetch.address import parse_address
from worker.fetch.deny import forbidden

SPELLINGS = [
    "http://127.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://127.255.255.254:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.1:{port}/",
    "http://0x7f.0x0.0x0.0x1:{port}/",
    "http://017700000001:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/",
    "http://127.0.0.1.:{port}/",
    "http://127。0。0。1:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST:{port}/",
    "http://localhost.:{port}/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://[fe80::1%25lo]:{port}/",
    "http://user@127.0.0.1:{port}/",
    "http://example.com@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@example.com/",
    "http://example.com\\@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#@example.com/",
    "http://127.0.0.1:{port}?@example.com/",
    "http://127.0.0.1\t:{port}/",
    "http://127.0.0.1\r\nHost: x:{port}/",
    " http://127.0.0.1:{port}/",
    "http:/127.0.0.1:{port}/",
    "http:127.0.0.1:{port}/",
    "http:///127.0.0.1:{port}/",
    "//127.0.0.1:{port}/",
    "ftp://127.0.0.1:{port}/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:{port}/",
    "http://:{port}/",
    "http://127.0.0.1:0/",
    "http://127.0.0.1:99999/",
    "http://127.0.0.1:port/",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_this_machine_is_connected_to(site, web, spelling):
    with pytest.raises((Refused, Unreachable)):
        web(allow=()).fetch(Request(spelling.format(port=site.port)))
    assert site.hits == []


# To a redirect these are paths on the host that sent it.
RELATIVE = ("http:/127", "http:127", "http:///127")


@pytest.mark.parametrize("spelling", [text for text in SPELLINGS if not text.startswith(RELATIVE)])
def test_no_spelling_of_this_machine_is_connected_to_after_a_redirect(site, web, spelling):
    # The site itself is allowed by its name, the place that it redirects to is not.
    target = spelling.format(port=site.port).replace("\r\n", "")
    site.page("/", b"", "302 Found", Location=target.encode().decode("latin-1"))

    def resolve(host: str, port: int) -> list[str]:
        from worker.fetch.dial import system_resolve

        return ["127.0.0.1"] if host == "public.example" else list(system_resolve(host, port))

    careful = web(allow=("public.example",), resolve=resolve)
    with pytest.raises(LookError):
        careful.fetch(Request(f"http://public.example:{site.port}/"))
    assert site.paths == ["/"]


@pytest.mark.parametrize(
    "number",
    [
        "0.0.0.0",  # noqa: S104
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::8.8.8.8",
        "::ffff:10.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "3fff::1",
        "4000::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "localhost",
        "",
    ],
)
def test_what_is_not_the_public_internet_is_forbidden(number):
    assert forbidden(number)


PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "104.16.1.1",
    "172.15.0.1",
    "172.32.0.1",
    "192.0.1.1",
    "100.128.0.1",
    "2606:4700::6810:1",
    "2001:4860:4860::8888",
    "2a00:1450::1",
    "64:ff9b::808:808",
    "2002:808:808::1",
]


@pytest.mark.parametrize("number", PUBLIC)
def test_the_public_internet_is_not_forbidden(number):
    assert forbidden(number) is None


def test_one_private_answer_among_public_ones_condemns_the_name(site, web):
    mixed = web(allow=(), resolve=lambda *_: ["93.184.216.34", "127.0.0.1"])
    with pytest.raises(Refused, match=r"127\.0\.0\.1"):
        mixed.fetch(Request("http://mixed.example/"))
    assert site.hits == []


def test_a_name_that_is_rebound_is_not_asked_for_twice(site, web):
    """The first answer is allowed and checked; a second would lead to the canary."""
    answers = iter([["127.0.0.2"], ["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    with pytest.raises(Unreachable):
        web(allow=("127.0.0.2",), resolve=rebinding).fetch(Request(f"http://rebind.example:{site.port}/"))
    assert asked == ["rebind.example"]
    assert site.hits == []


def test_a_private_host_is_fetched_where_it_is_allowed(site, web):
    site.page("/", b"ours")
    for allow in ("127.0.0.1", "127.0.0.0/8", "localhost"):
        name = "localhost" if allow == "localhost" else "127.0.0.1"
        found = web(allow=(allow,), resolve=lambda *_: ["127.0.0.1"])
        assert found.fetch(Request(f"http://{name}:{site.port}/")).body == b"ours"


def test_a_strange_port_is_refused_though_the_address_is_public(web):
    public = web(allow=(), resolve=lambda *_: ["93.184.216.34"])
    with pytest.raises(Refused, match="port 6379"):
        public.fetch(Request("http://public.example:6379/"))


def test_the_certificate_is_held_against_the_name(web, tls_site):
    url, roots = tls_site
    named = web(tls=roots, resolve=lambda *_: ["127.0.0.1"])
    assert named.fetch(Request(url)).body == b"over TLS"
    with pytest.raises(Unreachable, match="no trust"):
        named.fetch(Request(url.replace("good.example", "other.example")))


@pytest.fixture
def tls_site(tmp_path):
    """A site with a certificate for good.example, and a context that trusts its maker."""
    import shutil
    import socket
    import ssl
    import subprocess
    import threading

    if shutil.which("openssl") is None:
        pytest.fail("no openssl on the path, which makes the certificate of this test")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    request = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    subject = "-subj /CN=good.example -addext subjectAltName=DNS:good.example"
    subprocess.run(
        [*request.split(), *subject.split(), "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        for _ in range(2):
            try:
                raw, _peer = listener.accept()
                with server.wrap_socket(raw, server_side=True) as sock:
                    sock.recv(65_536)
                    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nover TLS")
            except OSError:
                continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"https://good.example:{listener.getsockname()[1]}/", ssl.create_default_context(cafile=certificate)
    thread.join(5)
    listener.close()


# --- reading an address


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("HTTP://Example.COM", "http://example.com/"),
        ("https://example.com:443/a", "https://example.com/a"),
        ("https://example.com:8443/a#part", "https://example.com:8443/a"),
        ("https://예시.한국/글?q=가", "https://xn--vv4b17k.xn--3e0b707e/%EA%B8%80?q=%EA%B0%80"),
        ("https://example.com/a%20b?x=1&y=%EA%B0%80", "https://example.com/a%20b?x=1&y=%EA%B0%80"),
        ("https://example.com./", "https://example.com/"),
        ("https://example.com/a b|c?q={x}", "https://example.com/a%20b%7Cc?q=%7Bx%7D"),
        ("https://[2606:4700::1]/", "https://[2606:4700::1]/"),
    ],
)
def test_an_address_is_read_into_what_is_dialled(text, url):
    if "xn--vv4b" in url:
        url = "https://" + "예시.한국".encode("idna").decode() + url[url.index("/%EA") :]
    assert parse_address(text).url == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://",
        "https://exa mple.com/",
        "https://user@example.com/",
        "https://user:word@example.com/",
        "https://ex|ample.com/",
        "https://example.com/a\nb",
        "http://a..b/",
        "x" * 3000,
    ],
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(Refused):
        parse_address(text)
