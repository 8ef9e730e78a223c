"""What each kind of evidence counts, in log-odds.

Fitted by ``benchmarks/baselines.py --fit`` on the versions of 146 documents of three repositories.
"kept": spellings that only this version has, or has oftener, and the Korean has too; "lost":
those that the Korean lacks. "alone": blocks without a counterpart.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "address kept": 0.837,
    "address lost": -0.541,
    "alone in post": -0.46,
    "anchor kept": 0.354,
    "anchor lost": -0.174,
    "code kept": 0.981,
    "code lost": -0.089,
    "code word kept": 0.422,
    "explained": 0.748,
    "figure kept": 0.334,
    "figure lost": -1.884,
    "image kept": 0.355,
    "image lost": -0.355,
    "label kept": 0.118,
    "length": -0.87,
    "length alone in post": -0.365,
    "length of other alone": -0.757,
    "length of text alone": -0.375,
    "line kept": 1.417,
    "line lost": -0.405,
    "link kept": 0.453,
    "link lost": -0.895,
    "markup kept": 0.822,
    "markup lost": -1.206,
    "meaning kept": 0.3,
    "meaning lost": -0.629,
    "other alone": -0.568,
    "other paired": 0.216,
    "score": 0.321,
    "shape kept": 0.423,
    "shape lost": -0.603,
    "sign kept": 0.162,
    "sign lost": -0.889,
    "span kept": 0.199,
    "span lost": -1.021,
    "strong kept": 0.084,
    "strong lost": -0.54,
    "symbol kept": 0.001,
    "symbol lost": -0.183,
    "text alone": -0.391,
    "text paired": 0.251,
    "word kept": 0.552,
}

FORM = ("address", "anchor", "emphasis", "label", "markup", "other", "shape", "sign", "span", "strong")
"""Beginnings of the names that tell of a text's form, which pages and Markdown files have apart."""
