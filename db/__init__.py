"""The memory: the only room that knows SQLAlchemy. `SqlLedger` is `daejo.ports.Ledger`."""

from db.ledger import SqlLedger
from db.schema import SchemaState, ensure, migrate, schema_state

__all__ = ["SchemaState", "SqlLedger", "ensure", "migrate", "schema_state"]
