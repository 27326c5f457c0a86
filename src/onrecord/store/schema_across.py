"""The tables of what articles have in common, all derived: quotes (store.quoting), stories and copies (store.stories), and
series of figures (store.placing). With them EVERY is the metadata of all tables."""

from __future__ import annotations

from sqlalchemy import Column, Date, Float, ForeignKey, ForeignKeyConstraint, Index, Integer, LargeBinary, Table, Text

from onrecord.store.schema import metadata

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
    Column("article", Integer, ForeignKey("articles.key"), primary_key=True),
    Column("original", Integer, ForeignKey("articles.key"), nullable=False),
    Column("share", Float, nullable=False),
)
Index("copies_by_original", copies.c.original)

EVERY = metadata
