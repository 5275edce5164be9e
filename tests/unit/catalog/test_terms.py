"""From text to terms: what is found by which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.terms import document_terms, query_terms

SENTENCE = "十一只青花缠枝莲梅瓶出窑，留六只。Kaolin & porcelain stone, Ⅷ-7."


@pytest.mark.parametrize(
    "words",
    ["梅瓶", "青花", "莲", "缠枝莲梅瓶", "kaolin", "KAOLIN", "porcelain stones", "viii-7", "Ⅷ-7", "ｋａｏｌｉｎ 梅瓶"],
)
def test_words_inside_a_sentence_find_it(words):
    assert set(query_terms(words)) <= document_terms([SENTENCE])


@pytest.mark.parametrize("words", ["瓶梅", "花缠莲", "glaze", "kao", "梅瓶 glaze"])
def test_words_that_are_not_there_do_not(words):
    assert not set(query_terms(words)) <= document_terms([SENTENCE])


@pytest.mark.parametrize("words", ["CUP-12", "cup-12", "cup", "T-shirt", "shirt", "tie-dye", "dye", "1.5", "Ⅷ-7"])
def test_joined_words_are_found_whole_and_by_what_says_something(words):
    assert set(query_terms(words)) <= document_terms(["CUP-12 Ⅷ-7", "T-shirt, tie-dye, 1.5 L"])


@pytest.mark.parametrize("words", ["1", "12", "7", "t", "5", "cup-3", "up-12"])
def test_a_letter_or_number_of_a_code_finds_nothing(words):
    """Every work has a code with some number in it: "1" would find them all."""
    assert not set(query_terms(words)) <= document_terms(["CUP-12 Ⅷ-7", "T-shirt, tie-dye, 1.5 L"], beginnings=True)


def test_a_letter_or_digit_that_stands_alone_is_found():
    assert set(query_terms("1")) <= document_terms(["A set of 1 cup"])


def test_beginnings_of_words_are_found_in_titles():
    title = document_terms(["Porcelain vase"], beginnings=True)
    assert {"por", "porcel", "porcelain", "vase"} <= title
    assert "po" not in title


@pytest.mark.parametrize(
    ("one", "many"), [("vase", "vases"), ("box", "boxes"), ("dish", "dishes"), ("brush", "brushes"), ("glass", "glass")]
)
def test_a_plural_finds_the_single_one_and_the_other_way_round(one, many):
    assert query_terms(one) == query_terms(many)


def test_small_words_do_not_narrow_but_may_be_all_there_is():
    assert query_terms("the vase of lotus") == ["vase", "lotus"]
    assert query_terms("the") == ["the"]


def test_a_joint_between_two_chinese_words_belongs_to_neither():
    assert query_terms("沈砚秋的梅瓶") == ["沈砚", "砚秋", "梅瓶"]
    assert query_terms("的") == ["的"]


@pytest.mark.parametrize("words", ["", "   ", "！？、", "--", "\x00"])
def test_marks_alone_say_nothing(words):
    assert query_terms(words) == []


@given(st.text(max_size=300))
def test_any_text_finds_itself(text):
    assert set(query_terms(text)) <= document_terms([text])


@given(st.text(alphabet="青花缠枝莲梅瓶", min_size=1, max_size=12), st.text(max_size=20), st.text(max_size=20))
def test_any_chinese_words_are_found_between_whatever(words, before, after):
    assert set(query_terms(words)) <= document_terms([before + words + after])


@given(st.text())
def test_a_question_stays_short_whatever_is_asked(text):
    terms = query_terms(text * 50)
    assert len(terms) <= 32 and all(len(term) <= 40 for term in terms)
