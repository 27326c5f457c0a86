"""The tables of a record.

Row keys are integers inside; an id as the world sees it is derived: an item's is its article's id, a letter and its number
`n`. Of the words of an item only the spans and a digest are stored, since the words stand in the article's text: 4 bytes of
CRC-32 where a statement's words would take 150 bytes, a name's 10. The digest lets `verify` find words that are no longer
what was read; it guards against damage, not against somebody who means to deceive.

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
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from onrecord.store.columns import Lines, MeantActors, Moment, Pairs, Roles, Spans

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
    Column("text", Text, nullable=False),  # last of a listing's: heads then never read the pages that hold it
    Column("dated_from", Date),
    Column("dated_to", Date),
    Column("dated_confidence", Float),
    Column("dated_words", Spans),
)
Index("articles_by_day", articles.c.published.desc(), articles.c.id)
Index("articles_by_outlet", articles.c.outlet)


def _article() -> Column[int]:
    return Column("article", Integer, ForeignKey("articles.key"), primary_key=True)


casts = Table(
    "casts",
    metadata,
    _article(),
    Column("n", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("names", Pairs, nullable=False),
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
    Column("kind", Text, nullable=False),
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
    Column("said_from", Date),
    Column("said_to", Date),
    Column("confidence", Float, nullable=False),
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
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
    sqlite_with_rowid=False,
)
Index("dates_by_day", dates.c.first, dates.c.last, sqlite_where=dates.c.first.is_not(None))

mentions = Table(
    "mentions",
    metadata,
    _article(),
    Column("n", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("digest", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("actor", Integer),
    Column("confidence", Float, nullable=False),
    ForeignKeyConstraint(["article", "actor"], ["casts.article", "casts.n"]),
    sqlite_with_rowid=False,
)

actors = Table(
    "actors",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
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
    Column("what", Text, nullable=False),  # person, surname (a person without a given name), or a body's kind
    Column("words", Text, nullable=False),  # a person's name; a body's forms as JSON
    Column("count", Integer, nullable=False),
    Column("shown", Pairs, nullable=False),  # of bodies: the names that articles show, with how many do
    Column("names", Pairs, nullable=False),
    Column("roles", Roles, nullable=False),
    Column("how", Text, nullable=False),  # with `decided` and `tied`: evidence.Verdict
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

quotes = Table(
    "quotes",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("carriers", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
)
Index("quotes_by_carriers", quotes.c.carriers.desc(), quotes.c.statements.desc(), quotes.c.id)

quoted = Table(  # the statements whose quoted words can be told from others
    "quoted",
    metadata,
    Column("statement", Integer, ForeignKey("statements.key"), primary_key=True),
    Column("day", Integer),  # when it was said, else printed: of the days since year 1 (date.toordinal)
    Column("marks", Integer, nullable=False),  # how many rows of `marks` it has
    Column("pool", Integer),  # the least statement of those that likeness connects; null for one by itself
    Column("quote", Integer, ForeignKey("quotes.key")),
)
Index("quoted_by_pool", quoted.c.pool, sqlite_where=quoted.c.pool.is_not(None))
Index("quoted_by_quote", quoted.c.quote, sqlite_where=quoted.c.quote.is_not(None))

marks = Table(  # link.wordings.Wording.marks: by which words a statement is found
    "marks",
    metadata,
    Column("mark", Integer, primary_key=True),
    Column("statement", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
points = Table(  # of the figures that may belong to a series (link.series), each with the key of its own
    "points",
    metadata,
    Column("article", Integer, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("series", Integer, nullable=False),
    Column("day", Integer),  # of the toll of an event (date.toordinal)
    Column(
        "told", Text
    ),  # what such a toll counts, how many, on how many days before it may have been, places: dead|/40.0/6/vld
    ForeignKeyConstraint(["article", "n"], ["figures.article", "figures.n"]),
    sqlite_with_rowid=False,
)
Index("points_by_series", points.c.series)
Index("points_by_day", points.c.day, sqlite_where=points.c.day.is_not(None))

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

sketches = Table(  # what stories and copies are derived from, a row an article, by day: what is near in time is near on file
    "sketches",
    metadata,
    Column("day", Integer, primary_key=True),  # an ordinal; 0 for an article without a date
    Column("article", Integer, ForeignKey("articles.key"), primary_key=True),
    Column("terms", LargeBinary, nullable=False),  # link.stories_terms.trace
    Column("prints", LargeBinary),  # link.copies.signature; null for a text that is too short
    Column("block", Integer, nullable=False),  # articles of a week that likeness connects (link.stories) have the same number
    Column("story", Integer, ForeignKey("stories.key")),
    sqlite_with_rowid=False,
)
Index("sketches_by_block", sketches.c.block)
Index("sketches_by_story", sketches.c.story, sqlite_where=sketches.c.story.is_not(None))
Index("sketches_by_article", sketches.c.article)

stories = Table(
    "stories",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("block", Integer, nullable=False),  # of its first article
    Column("titled", Integer, ForeignKey("articles.key"), nullable=False),  # the article whose title it has
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("follows", Text),
)
Index("stories_by_block", stories.c.block)
Index("stories_by_day", stories.c.last.desc(), stories.c.id)

copies = Table(
    "copies",
    metadata,
    _article(),
    Column("original", Integer, ForeignKey("articles.key"), nullable=False),
    Column("share", Float, nullable=False),
)
Index("copies_by_original", copies.c.original)
