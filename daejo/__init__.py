"""Daejo (대조): which paragraph of a translation is out of date, why, and how sure we are.

This package is the craft: text in, values out. It knows no network, database, queue, clock,
environment, randomness or log; whoever needs the time hands it in.
"""

__version__ = "0.1.0"
