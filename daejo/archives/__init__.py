"""Web archives: which copies one has of an original (Memento, RFC 7089), and what a copy says."""

from daejo.archives.json_timemaps import ACCEPTED, read_timemap
from daejo.archives.nearest import in_order
from daejo.archives.recovering import Recovered, recover, same_story
from daejo.archives.standing import Sighting, stood
from daejo.archives.timemap import Copy, Part, TimeMap, absolute, link_to, next_part, read_links
from daejo.archives.unwrapping import raw_form
from daejo.archives.waiting import asks_to_wait
from daejo.archives.weblinks import as_http_date, http_date

__all__ = [
    "ACCEPTED",
    "Copy",
    "Part",
    "Recovered",
    "Sighting",
    "TimeMap",
    "absolute",
    "as_http_date",
    "asks_to_wait",
    "http_date",
    "in_order",
    "link_to",
    "next_part",
    "raw_form",
    "read_links",
    "read_timemap",
    "recover",
    "same_story",
    "stood",
]
