"""Actors across articles against gold: what is asked for, whom it gets, and how it is counted."""

from __future__ import annotations

from pathlib import Path
from tarfile import TarFile

import pytest
from evals.actors import Answer, Asked

from evals import actors
from onrecord.records import Article, Findings, Mention, Span

XML = """<Document doc_id="{doc}"><token t_id="1" sentence="0">Carmaker</token><token t_id="2" sentence="0">Moor</token>
<token t_id="3" sentence="0">hired</token><token t_id="4" sentence="0">Hale</token><token t_id="5" sentence="0">.</token>
<Markables>
<ENTITY_MENTION m_id="10" syntactic_type="NAM"><token_anchor t_id="1"/><token_anchor t_id="2"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="11" syntactic_type="PRE.NAM"><token_anchor t_id="2"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="12" syntactic_type="NAM"><token_anchor t_id="4"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="13" syntactic_type="NOM"><token_anchor t_id="1"/></ENTITY_MENTION>
<TIMEX3 functionInDocument="CREATION_TIME" value="2009-02-03"/>
<ENTITY m_id="20" ent_type="ORG" instance_id="ORG1"/><ENTITY m_id="21" ent_type="PER"/></Markables>
<Relations><REFERS_TO><source m_id="10"/><source m_id="11"/><source m_id="13"/><target m_id="20"/></REFERS_TO>
<REFERS_TO><source m_id="12"/><target m_id="21"/></REFERS_TO></Relations></Document>"""


def test_gold_names_are_the_innermost_of_persons_and_organisations(tmp_path: Path) -> None:
    inside = tmp_path / "intra_cross-doc_annotation" / "corpus_x"
    inside.mkdir(parents=True)
    (inside / "1_a.xml").write_text(XML.format(doc="1"))
    (tmp_path / "meantime").mkdir()
    with TarFile.open(tmp_path / "meantime" / "meantime.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "intra_cross-doc_annotation", "intra_cross-doc_annotation")
    ((article, asked),) = actors.documents(tmp_path)
    assert article.text == "Carmaker Moor hired Hale.\n"
    assert str(article.published) == "2009-02-03"
    assert [(each.span.of(article.text), each.kind, each.entity) for each in asked] == [
        ("Moor", "organisation", "ORG1"),
        ("Hale", "person", "1 21"),
    ]


def test_b_cubed_by_hand() -> None:
    """Gold {1, 2, 3}, {4}; found {1, 2}, {3, 4}: precision (1 + 1 + 1/2 + 1/2) / 4, recall (2/3 + 2/3 + 1/3 + 1) / 4."""
    pairs = [("a", "x"), ("a", "x"), ("a", "y"), ("b", "y")]
    assert actors.b_cubed(pairs) == pytest.approx((75.0, 100 * 2 / 3, 100 * 12 / 17))
    assert actors.b_cubed([]) == (0.0, 0.0, 0.0)


def test_a_name_that_nothing_touches_is_a_cluster_of_its_own() -> None:
    missed = [Answer(Asked(Span(at, at + 1), "person", "a"), "Moor", None) for at in (0, 5)]
    made = actors.scores(missed)
    assert (made["B-Cubed P"], made["B-Cubed R"], made["names found"]) == (100.0, 50.0, 0.0)


def test_the_last_person_or_organisation_in_a_gold_name_answers_for_it() -> None:
    text = "Norland carmaker Moor of Norland"
    kinds = [(0, 7, "place"), (17, 21, "organisation"), (25, 32, "place")]
    mentions = tuple(Mention(Span(s, e), kind, text[s:e], f"a.e{n}") for n, (s, e, kind) in enumerate(kinds))  # type: ignore[arg-type]
    found = Findings(Article(text), mentions=mentions)
    assert actors._actor(found, Span(0, len(text))) == "a.e1"
    assert actors._actor(found, Span(25, len(text))) == "a.e2"
    assert actors._actor(found, Span(8, 16)) is None
