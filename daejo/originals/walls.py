"""What a site writes where it stops showing a text: the table of shapes of such sentences.

A shape must be a whole sentence, and the first of its line. So an article that talks of
subscriptions ("every blog now says: subscribe to continue reading") is none, and neither is
"Subscribe to read more stories like this", which stands under whole texts.
"""

from __future__ import annotations

import re
from enum import IntEnum

LONGEST = 40
"""Words of a line that may be a wall; a longer one is a paragraph of somebody's."""

_ACT = (
    r"(?:subscribe|sign up|sign in|log in|login|register|join(?: \w+){0,2}|upgrade|"
    r"become an? (?:(?:paid|paying|free|premium) )?(?:\w+ )?(?:member|subscriber|patron)|"
    r"create (?:an?|your) (?:new |free )*account|"
    r"start (?:an?|your) (?:\w+ ){0,3}(?:trial|subscription|membership))"
)
_PARTS = {
    "what": r"(?:post|article|story|content|piece|page|essay|issue|edition|newsletter|episode|chapter|"
    r"section|report|column|analysis|interview|guide|tutorial|lesson)",
    "people": r"(?:(?:our|all|paid|paying|premium|registered|active|medium|pro|plus|digital|annual) )*"
    r"(?:subscribers|members|patrons|(?<=paying )supporters|(?<=paid )supporters|(?<=registered )users)",
    "act": f"{_ACT}(?: or {_ACT})?",
    "rest": r"(?:(?:the )?(?:full|whole|entire|complete|(?:rest|remainder) of (?:this|the))|this)",
    "paid": r"(?:an?|your|our) (?:\w+ ){0,4}(?:trial|subscription|membership|account)",
    "this": r"(?:this|(?:the )?(?:rest|remainder) of (?:this|the)|the (?:full|whole|entire))",
    "only": r"(?:(?:available|reserved|exclusive|exclusively|only|just) ){0,3}",
    "member": r"(?:members?|subscribers?)",
    "gains": r"(?: and (?:get|gain|unlock|support|access)(?: \w+){0,16})?",
    "aside": r"(?: (?:now|today|here|for \w+|with (?:\w+ ){0,2}\w+|to (?:\w+ ){0,6}\w+))?",
    "kindly": r"(?: for free)?(?: please)?",
    "you_have": r"you(?:ve| have)(?: now)?",
    "piece": r"(?:articles?|story|stories|posts?)",
}
_TAIL = (
    r"(?: (?:subscribe|sign up|sign in|log in|login|upgrade|join|register|or|and|now|today|here|please|free|"
    r"for free|on us|this month|for this month|for the month|per month|only))*"
)
"""What stands in one line with it: buttons, mostly."""

_SHAPES = (
    r"(?:sorry )?{this} {what} is (?:currently )?{only}(?:for|to) {people}",
    r"(?:the author made )?this {what} (?:is )?available (?:only )?to {people}",
    r"{act}{aside} to (?:continue|keep|finish) reading(?: (?:this|the) {what})?{gains}",
    r"{act}{aside} to (?:read|view|see|unlock|access|continue) {rest} {what}",
    r"(?:create (?:an?|your) (?:new |free )*account|log in|login|sign in|register) to read",
    r"to (?:(?:continue|keep) reading|read|view|unlock|access)(?: {rest}(?: {what})?)?{kindly} {act}",
    r"(?:continue|keep) reading(?: {rest} {what})?(?: for free)? with {paid}",
    r"(?:read|get|unlock|access|see) {rest} {what} with {paid}",
    r"already an? (?:paid|paying|premium|digital) (?:subscriber|member)",
    r"{you_have} (?:reached|hit) (?:your|the)(?: \w+){{0,4}} (?:{piece}|reading|content) limit",
    r"{you_have} (?:reached|hit) (?:your|the)(?: \w+){{0,3}} limit (?:of|for)(?: \w+){{0,3}} {piece}",
    r"{you_have} (?:read|used|viewed)(?: up)? (?:all|all of|the last of) your(?: \w+){{0,3}} {piece}",
    r"{you_have} (?:read|used|viewed) your last(?: \w+){{0,2}} {piece}",
    r"you have (?:no|0|zero)(?: more)?(?: free)?(?: more)? {piece} (?:left|remaining)",
    r"unlock {rest} {what}(?: (?:for|with|by) (?:\w+ ){{0,6}}\w+)?",
    r"{this} {what} is (?:locked|behind (?:a|the|our) paywall)",
)
_LABELS = (
    r"(?:this (?:{what} )?is )?(?:an? )?(?:for )?(?:paid |paying |premium )?{member} only(?: {what})?",
)
"""Also the badge of a card that leads to another story: a wall only right at the end of the text."""
_HINTS = (
    r"{act}{aside} to (?:continue|keep reading|finish reading|read|unlock|access|view)",
    r"to (?:continue|keep|finish) reading",
    r"to (?:read|see|view|unlock|access) the (?:full|rest|whole|entire|remainder)",
    r"{member} only",
    r"only (?:available )?(?:for|to) {people}",
    r"already an? (?:\w+ )?(?:subscriber|member)",
    r"free {piece} limit",
)
"""Enough, anywhere in a line, where the page itself says that its text is not free."""


class Wall(IntEnum):
    NONE = 0
    HINT = 1
    LABEL = 2
    SURE = 3


def _any_of(shapes: tuple[str, ...], tail: str = "") -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(shape.format(**_PARTS) for shape in shapes) + ")" + tail)


_SURE = _any_of(_SHAPES, _TAIL)
_LABEL = _any_of(_LABELS, _TAIL)
_HINT = re.compile(r"\b" + _any_of(_HINTS).pattern + r"\b")
_SENTENCE_END = re.compile(r"[.!?…\n|•·]")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´"))
_WORD = re.compile(r"\w+")
_QUOTES = ('"', "“", "”", "«", "„", "'", "‘")


def wall_in(line: str) -> Wall:
    """What a line of a page says of a wall, the strongest that it can be taken for."""
    if len(line) > LONGEST * 30 or line.startswith(_QUOTES):
        return Wall.NONE
    plain = line.casefold().translate(_APOSTROPHES)
    words = _WORD.findall(plain)
    if not 2 <= len(words) <= LONGEST:
        return Wall.NONE
    sentences = (_WORD.findall(sentence) for sentence in _SENTENCE_END.split(plain))
    first = " ".join(next((found for found in sentences if found), []))
    if _SURE.fullmatch(first):
        return Wall.SURE
    if _LABEL.fullmatch(first):
        return Wall.LABEL
    return Wall.HINT if _HINT.search(" ".join(words)) else Wall.NONE
