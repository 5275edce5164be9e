"""Words of the registry's cells, put right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inheritors.registry.importing.tidy import tidy, without_variety


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("某某民歌\t", "某某民歌"),
        ("某县文化馆\r\n", "某县文化馆"),
        ("某某锣鼓\u3000 ", "某某锣鼓"),
        ("某州文化馆（某州中心、 某州活动中心）", "某州文化馆（某州中心、某州活动中心）"),
        ("某某技艺\xa0", "某某技艺"),
        ("2021</br>(第五批)", "2021（第五批）"),
        ("甲&amp;乙&nbsp;丙", "甲&乙丙"),
        ("Tibet Museum  Lhasa", "Tibet Museum Lhasa"),
        ("某医药(某派)", "某医药（某派）"),
        ("某医药（某派)", "某医药（某派）"),
        ("某技艺（某某制作技", "某技艺（某某制作技）"),
        ("阿不都•买买提", "阿不都·买买提"),
        ("\ue81b舞", "㑇舞"),
        ("零\u200b宽", "零宽"),
        ("Ⅷ (a)", "Ⅷ(a)"),
        ("", ""),
    ],
)
def test_words_are_put_right(written, meant):
    assert tidy(written) == meant


@given(st.text(alphabet=st.sampled_from("甲乙（）() \t\xa0\u3000ab&<br/>;·•\ue81b")))
def test_tidying_twice_changes_nothing_where_nothing_was_hidden_in_entities(text):
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("title", "base"),
    [
        ("剪纸", "剪纸"),
        ("剪纸（某县剪纸）", "剪纸"),
        ("剪纸（某州（某某）刻纸）", "剪纸"),
        ("格萨（斯）尔", "格萨（斯）尔"),
        ("抬阁（芯子、铁枝、飘色）（某某飘色）", "抬阁（芯子、铁枝、飘色）"),
        ("（某某）", "（某某）"),
        ("某某）", "某某）"),
    ],
)
def test_a_title_without_its_variety(title, base):
    assert without_variety(title) == base
