"""What an actor of the record shows of the actors of articles that it is: names, roles with their days, kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.records import Actor, ActorKind, Head, Name, Role


@dataclass(slots=True)
class Tally:
    """Actors of articles of one kind, added up: how many, under which names shown, with which names and roles. The role of
    an office without a name is its words, once an article."""

    kind: ActorKind
    shown: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    roles: dict[str, Role] = field(default_factory=dict)

    def add(self, head: Head, actor: Actor) -> None:
        self.shown[actor.name] += 1
        for name in actor.names:
            self.names[name.name] += name.count
        for role in (Role(actor.name),) if actor.kind == "office" else actor.roles:
            self.give(Role(role.role, head.published, head.published, role.count))

    def give(self, role: Role) -> None:
        """Adds a role with its first and last day."""
        known = self.roles.get(role.role)
        self.roles[role.role] = _added(known, role) if known is not None else role

    @classmethod
    def of(cls, head: Head, actor: Actor) -> Tally:
        made = cls(actor.kind)
        made.add(head, actor)
        return made


def joined(id: str, members: Iterable[Tally]) -> Actor:
    """The actor with that id out of those of its articles. Of an office that somebody holds only the role counts."""
    every = list(members)
    own = [each for each in every if each.kind != "office"] or every
    names, shown, kinds = Counter[str](), Counter[str](), Counter[ActorKind]()
    for each in own:
        names.update(each.names)
        shown.update(each.shown)
        kinds[each.kind] += each.shown.total()
    kind = min(kinds, key=lambda each: (-kinds[each], each))
    name = min(shown, key=lambda each: _shown_rank(each, kind, shown[each]))
    ordered = tuple(Name(*each) for each in sorted(names.items(), key=lambda each: (-each[1], each[0])))
    return Actor(id, kind, name, ordered, tuple(_roles(every)) if kind != "office" else ())


def _shown_rank(name: str, kind: ActorKind, count: int) -> tuple[bool, int, int, str]:
    """Full names before bare ones, then what most articles print, then the shorter."""
    return (len(name.split()) < 2 and kind == "person", -count, len(name), name)


def _roles(members: Iterable[Tally]) -> Iterator[Role]:
    """Each role with the first and last date of the articles that give it, most frequent first."""
    written: dict[str, dict[str, Role]] = defaultdict(dict)
    for role in (role for each in members for role in each.roles.values()):
        forms = written[role.role.casefold()]
        known = forms.get(role.role)
        forms[role.role] = _added(known, role) if known is not None else role
    made = [(key, _whole(list(forms.values()))) for key, forms in written.items()]
    made.sort(key=lambda each: (-each[1].count, each[0]))
    return (role for _, role in made)


def _whole(forms: Sequence[Role]) -> Role:
    """One role out of the ways to write it, in the one that is most frequent."""
    shown = min(forms, key=lambda role: (-role.count, role.role))
    days = [day for role in forms for day in (role.first, role.last) if day is not None]
    return Role(shown.role, min(days, default=None), max(days, default=None), sum(role.count for role in forms))


def _added(one: Role, other: Role) -> Role:
    days = [day for role in (one, other) for day in (role.first, role.last) if day is not None]
    return Role(one.role, min(days, default=None), max(days, default=None), one.count + other.count)
