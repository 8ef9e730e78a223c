"""What each kind of evidence counts, in log-odds.

Fitted by ``benchmarks/baselines.py --fit`` on the versions of 146 documents of three repositories, on what
documents and essays were and became, and on the same with passages taken out or put in.
"kept": spellings that only this version has, or has oftener, and the Korean has too; "lost":
those that the Korean lacks. "alone": blocks without a counterpart.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "address kept": 1.027,
    "alone in post": -0.759,
    "anchor kept": 0.141,
    "code kept": 0.738,
    "code lost": -0.458,
    "code word kept": 0.475,
    "emphasis kept": 0.017,
    "emphasis lost": -0.321,
    "explained": 1.019,
    "figure kept": 0.354,
    "figure lost": -1.776,
    "image kept": 0.526,
    "label kept": 0.247,
    "length": -0.795,
    "length alone in post": -0.69,
    "length of other alone": -0.771,
    "length of text alone": -0.977,
    "line kept": 1.194,
    "line lost": -0.746,
    "link kept": 0.553,
    "link lost": -1.143,
    "markup kept": 0.588,
    "markup lost": -1.204,
    "meaning kept": 0.548,
    "meaning lost": -0.863,
    "other alone": -0.602,
    "other paired": 0.045,
    "score": 0.732,
    "shape kept": 0.729,
    "shape lost": -0.757,
    "sign kept": 0.379,
    "sign lost": -1.244,
    "span kept": 0.26,
    "span lost": -1.213,
    "strong kept": 0.256,
    "strong lost": -0.852,
    "symbol kept": 0.017,
    "symbol lost": -0.325,
    "text alone": -0.607,
    "text paired": 0.796,
    "word kept": 0.509,
}

FORM = ("address", "anchor", "emphasis", "label", "markup", "other", "shape", "sign", "span", "strong")
"""Beginnings of the names that tell of a text's form, which pages and Markdown files have apart."""
