"""Names against gold: what is asked for, what is left open, and how they are counted."""

from __future__ import annotations

from pathlib import Path
from tarfile import TarFile

import pytest
from evals.named import Named

from evals import named, names

XML = """<Document><token t_id="1" sentence="0">The</token><token t_id="2" sentence="0">Moor</token>
<token t_id="3" sentence="0">Works</token><token t_id="4" sentence="0">boss</token><token t_id="5" sentence="0">Hale</token>
<token t_id="6" sentence="7">Quill</token><Markables>
<ENTITY_MENTION m_id="10" syntactic_type="NAM"><token_anchor t_id="1"/><token_anchor t_id="2"/><token_anchor t_id="3"/>
</ENTITY_MENTION>
<ENTITY_MENTION m_id="11" syntactic_type="NAM"><token_anchor t_id="5"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="12" syntactic_type=""><token_anchor t_id="4"/><token_anchor t_id="5"/></ENTITY_MENTION>
<ENTITY m_id="20" ent_type="ORG"/><ENTITY m_id="21" ent_type="PER"/></Markables>
<Relations><REFERS_TO><source m_id="10"/><target m_id="20"/></REFERS_TO>
<REFERS_TO><source m_id="11"/><target m_id="21"/></REFERS_TO></Relations></Document>"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    inside = tmp_path / "intra_cross-doc_annotation" / "corpus_x"
    inside.mkdir(parents=True)
    (inside / "1_a.xml").write_text(XML)
    (tmp_path / "meantime").mkdir()
    with TarFile.open(tmp_path / "meantime" / "meantime.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "intra_cross-doc_annotation", "intra_cross-doc_annotation")
    return tmp_path


def test_a_name_has_no_article_and_what_lies_around_it_is_left_open(corpus: Path) -> None:
    (given,) = named.meantime(corpus, held_out=True)
    assert [(given.text[start:end], kind) for start, end, kind in given.names] == [
        ("Moor Works", "organisation"),
        ("boss", None),
        ("Hale", "person"),
    ]
    assert "Quill" not in given.text
    assert not list(named.meantime(corpus, held_out=False))


def test_a_wrong_kind_costs_the_name_but_not_its_span(monkeypatch: pytest.MonkeyPatch) -> None:
    given = Named("Moor met Hale", ((0, 4, "person"), (9, 13, "person")))
    monkeypatch.setattr(names, "found", lambda _: {(0, 4, "person"), (9, 13, "place")})
    assert names.scores([given]) == {"name F1": 50.0, "name span F1": 100.0}


def test_what_gold_leaves_open_is_not_held_against() -> None:
    text = "Ada Moor spoke to John Hale."
    everybody = names.found(Named(text, ()))
    assert (0, 8, "person") in everybody
    assert (0, 8, "person") not in names.found(Named(text, ((4, 8, None),)))
