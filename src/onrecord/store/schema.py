"""The tables of a record.

Row keys are integers inside; an id as the world sees it is derived: an item's is its article's id, a letter and the
number `n` kept here. Kinds are one letter, confidences thousandths, days numbers, and texts are compressed (columns, packed).
The names in an article are one row, as they are only ever asked for together.

Of the words of an item only the spans and a digest are stored, since the words stand in the article's
text: 4 bytes of CRC-32 where a statement's words would take 150 bytes, a name's 10. The digest lets `verify` find words that
are no longer what was read; it guards against damage, not against somebody who means to deceive.

`articles`, `statements`, `figures`, `dates`, `mentions` and `casts` are kept as read and never changed. `actors`,
`actor_names`, `actor_roles`, `tenures` and `links` are derived from `casts`, and so are `signatures`, `terms` and `crowds`:
what the articles say of names, added up, so that links can follow an article that is added (store.updating). `datings` are
derived from `traces` and `sought`, which hold of each article's text what other articles may share (store.dating); `quotes`,
`quoted` and `marks` from the quoted words of `statements` and from who the actors are (store.quoting); `sketches`, `stories`
and `copies` from the articles' texts and days (store.stories); `points` from the figures of each article (store.placing).
`corrections` are a person's: what is derived follows them, and of them only `standing` and `actors` are derived.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from onrecord.store.columns import (
    ActorId,
    Coded,
    Day,
    Forms,
    Lines,
    MeantActors,
    Moment,
    Pairs,
    Roles,
    Spans,
    Thousandths,
)
from onrecord.store.packed import Body, Found

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("external_id", Text),
    Column("path", Text),
    Column("url", Text),
    Column("outlet", Text(collation="NOCASE")),
    Column("title", Text),
    Column("authors", Lines, nullable=False),
    Column("published", Date),
    Column("published_how", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("dated_from", Date),
    Column("dated_to", Date),
    Column("dated_confidence", Float),
    Column("dated_words", Spans),
    Column("length", Integer, nullable=False, server_default="0"),  # of the text, in characters
)
Index("articles_by_day", articles.c.published.desc(), articles.c.id)
Index("articles_by_outlet", articles.c.outlet)


def _article() -> Column[int]:
    return Column("article", Integer, ForeignKey("articles.key"), primary_key=True)


texts = Table("texts", metadata, _article(), Column("body", Body, nullable=False))  # apart: heads then lie near each other

casts = Table(
    "casts",
    metadata,
    _article(),
    Column("n", Integer, primary_key=True),
    Column("kind", Coded("actor"), nullable=False),
    Column("name", Text, nullable=False),
    Column("names", Forms, nullable=False),  # of the one that is shown the count alone (values.names)
    Column("roles", Roles, nullable=False),
    Column("anonymous", Text),  # how one without a name speaks (records.AnonymousKind); null where there is a name
    sqlite_with_rowid=False,
)
Index("casts_of_offices", casts.c.article, casts.c.n, sqlite_where=casts.c.kind == "office")

statements = Table(
    "statements",
    metadata,
    Column("key", Integer, primary_key=True),  # the row of statement_words
    Column("article", Integer, ForeignKey("articles.key"), nullable=False),
    Column("n", Integer, nullable=False),
    Column("kind", Coded("statement"), nullable=False),
    Column("source", Spans, nullable=False),
    Column("cue", Spans, nullable=False),
    Column("content", Spans, nullable=False),
    Column("source_digest", Integer, nullable=False),
    Column("cue_digest", Integer, nullable=False),
    Column("content_digest", Integer, nullable=False),
    Column("speaker", Integer),
    Column("role", Text),
    Column("anonymous", Text),  # how one without a name speaks (records.AnonymousKind); null where there is a name
    Column("via", Lines, nullable=False),
    Column("said_from", Day),
    Column("said_to", Day),
    Column("confidence", Thousandths, nullable=False),
    UniqueConstraint("article", "n"),
    ForeignKeyConstraint(["article", "speaker"], ["casts.article", "casts.n"]),
)

figures = Table(
    "figures",
    metadata,
    _article(),
    Column("n", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("digest", Integer, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("qualifier", Text, nullable=False),
    Column("unit", Text),
    Column("counted", Text),
    Column("counted_start", Integer),
    Column("counted_end", Integer),
    Column("statement", Integer),
    Column("as_of", Text),
    Column("confidence", Float, nullable=False),
    Column("line", Integer, nullable=False, server_default="0"),  # with the article: the row of line_words (lines.key)
    ForeignKeyConstraint(["article", "statement"], ["statements.article", "statements.n"]),
    sqlite_with_rowid=False,
)

dates = Table(
    "dates",
    metadata,
    _article(),
    Column("n", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("digest", Integer, nullable=False),
    Column("type", Coded("date"), nullable=False),
    Column("value", Text, nullable=False),
    Column("first", Day),
    Column("last", Day),
    Column("line", Integer, nullable=False, server_default="0"),  # as of figures
    sqlite_with_rowid=False,
)
Index("dates_by_day", dates.c.first, dates.c.last, sqlite_where=dates.c.first.is_not(None))

mentions = Table("mentions", metadata, _article(), Column("found", Found, nullable=False))

_COUNTED = ("statements", "direct", "mixed", "speakerless", "figures", "dates", "mentions")
sizes = Table(  # how many there are of each in an article, so that nothing is counted one by one
    "sizes", metadata, _article(), *(Column(name, Integer, nullable=False) for name in _COUNTED)
)

actors = Table(
    "actors",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", ActorId, nullable=False, unique=True),
    Column("kind", Coded("actor"), nullable=False),
    Column("name", Text, nullable=False),
    Column("anonymous", Text),  # how one without a name speaks (records.AnonymousKind); null where there is a name
    Column("statements", Integer, nullable=False),
)
Index("actors_by_statements", actors.c.statements.desc(), actors.c.name, actors.c.id)

actor_names = Table(
    "actor_names",
    metadata,
    Column("actor", Integer, ForeignKey("actors.key"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),  # words.folded: what a name that is asked for is held against
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("actor_names_by_name", actor_names.c.folded)

actor_roles = Table(
    "actor_roles",
    metadata,
    Column("actor", Integer, ForeignKey("actors.key"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("role", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("count", Integer, nullable=False),
    Column("held", Integer, nullable=False, server_default="0"),  # 1 where only offices without a name give it
    sqlite_with_rowid=False,
)

Index("actor_roles_by_role", actor_roles.c.role)

heads = Table(  # by the head noun of a role, or of a part of it, the roles that actors have or once had
    "heads",
    metadata,
    Column("head", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    sqlite_with_rowid=False,
)

tenures = Table(  # the seats that articles give actors by name, from the first to the last (link.offices.Tenure)
    "tenures",
    metadata,
    Column("actor", Integer, ForeignKey("actors.key"), primary_key=True),
    Column("seat", Text, primary_key=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    sqlite_with_rowid=False,
)
Index("tenures_by_seat", tenures.c.seat)

links = Table(
    "links",
    metadata,
    Column("article", Integer, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("actor", Integer, ForeignKey("actors.key"), nullable=False),
    Column("signature", Integer),  # of `signatures`; null for who stays in its article
    Column("seat", Text),  # of an office without a name: which it says it is (language.seats)
    ForeignKeyConstraint(["article", "n"], ["casts.article", "casts.n"]),
    sqlite_with_rowid=False,
)
Index("links_by_actor", links.c.actor, links.c.signature)
Index("links_by_seat", links.c.seat, sqlite_where=links.c.seat.is_not(None))
Index("links_by_signature", links.c.signature, sqlite_where=links.c.signature.is_not(None))

signatures = Table(  # link.signatures, each with its tally and what was decided of it
    "signatures",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("block", Integer, nullable=False),
    Column("what", Coded("signature"), nullable=False),  # person, surname (one without a given name), or a body's kind
    Column("words", Text, nullable=False),  # a person's name; a body's forms as JSON
    Column("count", Integer, nullable=False),
    Column("shown", Pairs, nullable=False),  # of bodies: the names that articles show, with how many do
    Column("names", Forms, nullable=False),  # 0 where they are those shown
    Column("roles", Roles, nullable=False),
    Column("how", Coded("verdict"), nullable=False),  # with `decided` and `tied`: evidence.Verdict
    Column("decided", Text, nullable=False),
    Column("tied", Text),
)
Index("signatures_by_block", signatures.c.block)
Index("signatures_chosen", signatures.c.block, sqlite_where=signatures.c.how == "chosen")

terms = Table(  # what signatures of a block share
    "terms",
    metadata,
    Column("term", Text, primary_key=True),
    Column("block", Integer, nullable=False),
    sqlite_with_rowid=False,
)

crowds = Table(  # of each block, which of its signatures stand in one article, and in how many
    "crowds",
    metadata,
    Column("block", Integer, primary_key=True),
    Column("members", Text, primary_key=True),  # keys of signatures in order: 12,12,45
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)

traces = Table(  # link.datingtraces of articles with a day
    "traces",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

sought = Table(  # the same of articles without one
    "sought",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

due = Table(  # articles without a day, of which what the record tells must be looked at again
    "due",
    metadata,
    Column("article", Integer, ForeignKey("articles.key"), primary_key=True),
)

datings = Table(  # what the record tells of when an article without a day came out
    "datings",
    metadata,
    Column("article", Integer, ForeignKey("articles.key"), primary_key=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("words", Spans, nullable=False),
    Column("kind", Text, nullable=False),
)


rejected = Table(
    "rejected",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("path", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("path", "step", "reason"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("what", Text, nullable=False),
    Column("meant", MeantActors, nullable=False),
    Column("value", Text),
    Column("articles", Lines, nullable=False),
    Column("made", Moment, nullable=False),
    Column("undone", Moment),
    Column("standing", Text, nullable=False),
    Column("actors", Lines, nullable=False),
)
