"""Two trees of documents held against each other: which files belong together, and how each pair stands."""

from daejo.trees.bare import bare_article
from daejo.trees.contract import Contract, Standing, contract
from daejo.trees.making import Kept, made_at, revised
from daejo.trees.names import is_document, language_of, matcher, split_pattern
from daejo.trees.narrowing import narrowed
from daejo.trees.pairing import Paired, apart, by_suffix, inner_folders, language_folder, pair_up
from daejo.trees.sections import Section, heading_over, sections
from daejo.trees.signals import Signal
from daejo.trees.standing import (
    Audit,
    Audited,
    FailOn,
    HeldAgainst,
    LeftOut,
    Located,
    Status,
    fails,
    located,
    severities,
    status_of,
)
from daejo.trees.unseen import unseen
from daejo.trees.untold import aside, untold

__all__ = [
    "Audit",
    "Audited",
    "Contract",
    "FailOn",
    "HeldAgainst",
    "Kept",
    "LeftOut",
    "Located",
    "Paired",
    "Section",
    "Signal",
    "Standing",
    "Status",
    "apart",
    "aside",
    "bare_article",
    "by_suffix",
    "contract",
    "fails",
    "heading_over",
    "inner_folders",
    "is_document",
    "language_folder",
    "language_of",
    "located",
    "made_at",
    "matcher",
    "narrowed",
    "pair_up",
    "revised",
    "sections",
    "severities",
    "split_pattern",
    "status_of",
    "unseen",
    "untold",
]
