"""What a page is when it is no article: by its status and headers, and by what it says."""

from __future__ import annotations

import re

from daejo.blocks import clean
from daejo.errors import (
    Blocked,
    Gone,
    LoginRequired,
    LookError,
    NotAnArticle,
    NotFound,
    Unparseable,
    Withheld,
)
from daejo.originals.guard import without_scripts
from daejo.originals.page import Page
from daejo.originals.soup import soup_of
from daejo.originals.transport import trouble

_SURELY_CHALLENGE = re.compile(r"^(?:just a moment\W*|attention required!? \| cloudflare)$", re.IGNORECASE)
"""Titles that no article of another site than Medium's has; a Medium story is known by its state first."""
_CHALLENGE_TITLE = re.compile(
    r"^(?:just a moment|attention required|checking your browser"
    r"|verify(?:ing)? you are (?:a )?human|are you a (?:robot|human)"
    r"|access (?:to this page has been )?denied|security check(?:point)?|ddos-guard"
    r"|please wait\W*$|bot verification|human verification|pardon our interruption|client challenge"
    r"|vercel security checkpoint|one moment, please|robot check|blocked$|403 forbidden|request rejected)",
    re.IGNORECASE,
)
_CHALLENGE_SIGNS = (
    "_cf_chl_opt",
    "cf-challenge-running",
    "px-captcha",
    "geo.captcha-delivery.com",
    "_Incapsula_Resource",
)
"""Never "challenge-platform": every ordinary Medium page of 2026 holds that."""
_CHALLENGE_WORDS = re.compile(
    r"verify you are human|enable javascript and cookies to continue|unusual traffic from your"
    r"|review the security of your connection",
    re.IGNORECASE,
)
_GONE_BY_AUTHOR = r"the author deleted this medium story|\b410 deleted by author"
_GONE_BY_ACCOUNT = r"deactivated or deleted their account"
_SUSPENDED = (
    r"this (?:account|user|author|post|story)(?:'s account)?(?: is| was| has been)? suspended"
    r"|account is under investigation"
)
_WITHHELD = (
    r"\b451 not available|unavailable (?:for|due to) legal reasons"
    r"|not available in your country|withheld in your country"
)
_TOMBSTONES: tuple[tuple[re.Pattern[str], type[LookError], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind, meaning)
    for pattern, kind, meaning in (
        (_GONE_BY_AUTHOR, Gone, "the author deleted this story"),
        (_GONE_BY_ACCOUNT, Gone, "the author's account was deactivated or deleted"),
        (_SUSPENDED, Gone, "Medium suspended the author or the story"),
        (_WITHHELD, Withheld, "the site withholds this page"),
        (r"\b403 blocked\b", Blocked, "the site says that we are blocked"),
        (r"out of nothing, something", NotFound, "Medium says that there is no such story"),
    )
)
_SOFT_404 = re.compile(
    r"^(?:error )?404\b|\b404(?: error)?$|page (?:not found|does not exist|doesn.t exist)|not found$"
    r"|nothing (?:was )?found|page unavailable|no longer (?:exists|available)",
    re.IGNORECASE,
)
_LOGIN_TITLE = re.compile(r"^(?:sign[ -]?in|log[ -]?in|login|sign[ -]?up|로그인)\b", re.IGNORECASE)
_LOGIN_PATH = re.compile(
    r"^https?://[^/?#]+(?:/[^?#]*)?/(?:sign-?_?in|log-?_?in|account/login|oauth/authorize)/?(?:[?#]|$)",
    re.IGNORECASE,
)
_NO_SCRIPT = re.compile(r"(?:enable|requires?|turn on|without) javascript", re.IGNORECASE)
_CONSENT = re.compile(
    r"before you continue to|we value your privacy|consent to (?:the use of )?cookies", re.IGNORECASE
)
_SAID_WITHIN = 60_000
"""Characters of markup, scripts and styles cut out, in which an error page says what it is."""
_FEW = 30
"""Words: fewer are no article, and "page not found" among them is what the page says."""
_SHORT = 120
"""Words. A page of fewer may be an error page whatever its status; an article that short is hardly one."""


def check_answer(page: Page, wanted: str | None) -> None:
    """Raise what the status and the headers say, where it is not "here is the page".

    ``wanted`` is the address that was asked for, where it is known: a page about logging in may
    have the address of a login page.
    """
    if page.status == 404 and b"410 Deleted by author" in page.body[:20_000]:
        raise Gone("the author deleted this story", status=page.status, url=page.url)
    if error := trouble(page.status, page.headers, page.body, page.url):
        raise error
    if _LOGIN_PATH.match(page.url) and (page.hops or wanted) and not _LOGIN_PATH.match(wanted or ""):
        raise LoginRequired("the site sent us to its login page", status=page.status, url=page.url)
    if not page.body or page.body.isspace():
        raise Unparseable("the page is empty", status=page.status, url=page.url)


def told_by(html: str, title: str, words_read: int) -> LookError | None:
    """What a page without a story says that it is, or None where it says nothing.

    ``words_read`` is how long a text a reader found: a long one is an article, whatever its title.
    """
    if _SURELY_CHALLENGE.match(title):
        return Blocked(f"the site shows a challenge page ({title[:60]!r})")
    if words_read >= _SHORT:
        return None
    if _CHALLENGE_TITLE.match(title) or any(sign in html for sign in _CHALLENGE_SIGNS):
        return Blocked(f"the site shows a challenge page ({title[:60]!r})")
    said = visible_text(html)
    if len(said.split()) > 10 * _SHORT:
        said = ""
    for pattern, kind, meaning in _TOMBSTONES:
        if pattern.search(title) or pattern.search(said):
            return kind(meaning)
    if _CHALLENGE_WORDS.search(said):
        return Blocked("the site shows a challenge page")
    if _SOFT_404.search(title) or (words_read < _FEW and _SOFT_404.search(said[:200])):
        return NotAnArticle(f"an error page with a good status ({title[:60]!r})")
    if _NO_SCRIPT.search(said):
        return Unparseable("the page holds no text before its script has run")
    if _CONSENT.search(said):
        return Blocked("the site asks for consent to its cookies first")
    if _LOGIN_TITLE.match(title):
        return LoginRequired(f"the site shows its login page ({title[:60]!r})")
    return None


def visible_text(html: str) -> str:
    """The first words of a page, for reading what an error page says: such pages are small."""
    shown = without_scripts(html)[:_SAID_WITHIN]
    return clean(soup_of(shown).get_text(" "))
