"""What each kind of evidence counts."""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {}
