"""How the tables came to be: Alembic's scripts. Run through `db.migrate`, never with alembic.ini."""
