"""Disjoint sets of strings (union-find), with the least member of a set as its name, whatever the order of joining."""

from __future__ import annotations


class Union:
    """Sets that only grow together. `root` of a string that was never joined is itself."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, item: str) -> str:
        path = []
        while (parent := self._parent.get(item, item)) != item:
            path.append(item)
            item = parent
        for each in path:
            self._parent[each] = item
        return item

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first
        self._parent.setdefault(first, first)

    def joined(self) -> list[str]:
        """Every string that was joined to one, itself included."""
        return sorted(self._parent)
