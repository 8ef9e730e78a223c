"""Alembic's settings, made in code: there is no file to go astray."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from sqlalchemy import Connection


def config_for(connection: Connection) -> Config:
    """Settings that make Alembic work inside the transaction of ``connection``."""
    config = Config()
    # A percent sign in a path would start an interpolation.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
