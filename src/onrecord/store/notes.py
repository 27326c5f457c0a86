"""What a record notes about itself: by which onrecord and which model it was last written, how far it is linked."""

from __future__ import annotations

from sqlalchemy import Connection, select

from onrecord.store.schema import meta


def read(connection: Connection) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(select(meta.c.key, meta.c.value))}


def write(connection: Connection, **notes: str) -> None:
    for key, value in notes.items():
        done = connection.execute(meta.update().where(meta.c.key == key).values(value=value))
        if not done.rowcount:
            connection.execute(meta.insert().values(key=key, value=value))
