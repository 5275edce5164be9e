"""What each class of goods needs before publication (DOMAIN.md, section 3), rule by rule, without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from catalog.listings.compliance import examined
from catalog.listings.requirements import BatchDates, Dossier, VariantDossier
from catalog.listings.rules.food import dated, label_standard
from catalog.products.models import CraftFacts, FoodFacts, MedicineFacts
from common.text import both
from inheritors.shops.models import Licence

DAY = date(2026, 6, 1)
SHOP = 7
NOTHING = both("", "")


def licence(**changes) -> Licence:
    good = {
        "shop_id": SHOP,
        "kind": Licence.Kind.FOOD_PRODUCTION,
        "number": "SC11436020099999",
        "document": "licences/1.pdf",
        "valid_until": DAY,
    }
    return Licence(**(good | changes))


def craft_facts(**changes) -> CraftFacts:
    good = {
        "material": both("高岭土", "Kaolin"),
        "dimensions": both("高 28 厘米", "28 cm"),
        "maker": both("沈砚秋", "Shen Yanqiu"),
    }
    return CraftFacts(**(good | changes))


def food_facts(**changes) -> FoodFacts:
    good = {
        "label_name": both("普洱茶", "Pu-erh"),
        "ingredients": both("晒青茶", "Leaf"),
        "net_content": both("357 克", "357 g"),
        "producer": both("石泉茶坊", "Shiquan"),
        "storage": both("干燥", "Dry"),
        "standard_code": "GB/T 22111",
        "licence": licence(),
    }
    return FoodFacts(**(good | changes))


def medicine_facts(**changes) -> MedicineFacts:
    good = {name: both("有", "Some") for name in ("generic_name", "indications", "dosage", "contraindications")}
    good |= {
        "leaflet": both("请仔细阅读说明书", "Read the leaflet"),
        "manufacturer": both("某药厂", "A works"),
        "approval_number": "国药准字Z12345678",
        "otc_class": "B",
        "licence": licence(kind=Licence.Kind.DRUG_TRADE, number="赣DA0000001"),
    }
    return MedicineFacts(**(good | changes))


BATCH = BatchDates("B2601", date(2026, 1, 5), date(2027, 1, 5))


def dossier(facts, *, batches=(BATCH,), **changes) -> Dossier:
    kind = {CraftFacts: "craft", FoodFacts: "food", MedicineFacts: "medicine"}[type(facts)]
    good = {
        "product_id": 1,
        "day": DAY,
        "name": both("名", "Name"),
        "lede": NOTHING,
        "description": NOTHING,
        "shop_id": SHOP,
        "seller_is_organisation": True,
        "has_heritage": True,
        "has_picture": True,
        "has_price": True,
        "variants": (VariantDossier(1, NOTHING, kind, facts, tuple(batches)),),
    }
    return Dossier(**(good | changes))


def lacking(*args, **changes) -> list[str]:
    return [requirement.code for requirement in examined(dossier(*args, **changes)).missing]


# --- Every listing ------------------------------------------------------------


@pytest.mark.parametrize("facts", [craft_facts, food_facts, medicine_facts])
def test_what_is_complete_lacks_nothing(facts):
    examination = examined(dossier(facts()))
    assert examination.missing == () and examination.warnings == ()
    assert len({r.code for r in examination.requirements}) == len(examination.requirements)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": both("", "Only English")}, "NAME"),
        ({"has_price": False}, "PRICE"),
        ({"variants": ()}, "VARIANT"),
        ({"has_heritage": False}, "HERITAGE"),
    ],
)
def test_every_listing_has_a_name_a_price_and_a_variant(changes, code):
    assert code in lacking(craft_facts(), **changes)


@pytest.mark.parametrize(
    ("facts", "codes"), [(craft_facts, []), (food_facts, ["SELLER"]), (medicine_facts, ["SELLER"])]
)
def test_a_natural_persons_shop_sells_crafts_only(facts, codes):
    assert lacking(facts(), seller_is_organisation=False) == codes


def test_a_picture_and_an_english_name_are_wished_for_not_demanded():
    examination = examined(dossier(craft_facts(), has_picture=False, name=both("名", "")))
    assert examination.missing == () and len(examination.warnings) == 2


def test_each_variant_stands_under_the_law_of_its_own_class():
    whole = dossier(craft_facts())
    ginseng = VariantDossier(2, both("药用", "As medicine"), "medicine", medicine_facts(approval_number="无"))
    mixed = replace(whole, variants=(*whole.variants, ginseng))
    [requirement] = examined(mixed).missing
    assert (requirement.code, requirement.variant_ids) == ("APPROVAL_NUMBER", (2,))


def test_a_variant_whose_facts_were_never_entered_lacks_all_of_them():
    whole = dossier(craft_facts())
    bare = replace(whole, variants=(VariantDossier(1, NOTHING, "craft", None),))
    assert {"MATERIAL", "DIMENSIONS", "MAKER"} <= {r.code for r in examined(bare).missing}


def test_of_several_variants_the_message_names_the_one_that_lacks_something():
    whole = dossier(craft_facts())
    large = VariantDossier(2, both("大", "Large"), "craft", craft_facts(material=NOTHING))
    [requirement] = examined(replace(whole, variants=(*whole.variants, large))).missing
    assert "大" in str(requirement.message) or "Large" in str(requirement.message)


# --- Craft ----------------------------------------------------------------------


@pytest.mark.parametrize("field", ["material", "dimensions", "maker"])
@pytest.mark.parametrize("text", [NOTHING, both("  ", ""), both("", "English only"), {}])
def test_a_craft_says_in_chinese_of_what_how_large_and_by_whom(field, text):
    assert lacking(craft_facts(**{field: both("", "") if text == {} else text})) == [field.upper()]


def test_made_to_order_says_how_long_it_takes():
    assert lacking(craft_facts(made_to_order=True, lead_time_days=None)) == ["LEAD_TIME"]
    assert lacking(craft_facts(made_to_order=True, lead_time_days=45)) == []
    assert lacking(craft_facts(made_to_order=False, lead_time_days=None)) == []


# --- Food -----------------------------------------------------------------------


@pytest.mark.parametrize("field", ["label_name", "ingredients", "net_content", "producer", "storage"])
def test_a_food_bears_its_whole_label(field):
    assert lacking(food_facts(**{field: NOTHING})) == [field.upper()]


@pytest.mark.parametrize(
    "code",
    ["GB/T 22111", "GB 2757", "GH/T 1091", "QB/T 4067", "DBS53/ 001", "T/CTMA 005", "Q/SQ 0001S", "ＧＢ/Ｔ 22111"],
)
def test_a_standard_code_is_known_by_its_form(code):
    assert lacking(food_facts(standard_code=code)) == []


@pytest.mark.parametrize("code", ["", " ", "22111", "传统工艺", "GB/T", "ISO 9001"])
def test_what_is_no_standard_code_is_refused(code):
    assert lacking(food_facts(standard_code=code)) == ["STANDARD_CODE"]


@pytest.mark.parametrize(
    "changes",
    [
        {"number": "SC1143602009999"},
        {"number": "SC114360200999990"},
        {"number": "QS11436020099999"},
        {"number": "11436020099999"},
        {"kind": Licence.Kind.FOOD_TRADE},
        {"shop_id": SHOP + 1},
        {"document": ""},
        {"valid_until": DAY - timedelta(days=1)},
    ],
)
def test_a_production_licence_holds_on_the_day_or_the_food_waits(changes):
    assert lacking(food_facts(licence=licence(**changes))) == ["FOOD_LICENCE"]


def test_full_width_letters_of_a_licence_are_the_same_letters():
    assert lacking(food_facts(licence=licence(number="ＳＣ11436020099999"))) == []


@pytest.mark.parametrize(
    ("batches", "complete"),
    [
        ([], False),
        ([BATCH], True),
        ([replace(BATCH, batch="")], False),
        ([replace(BATCH, produced_on=None)], False),
        ([replace(BATCH, expires_on=DAY)], True),
        ([replace(BATCH, expires_on=DAY - timedelta(days=1))], False),
        ([replace(BATCH, expires_on=DAY - timedelta(days=1)), BATCH], True),
    ],
)
def test_a_food_has_a_batch_with_its_dates_that_still_keeps(batches, complete):
    assert lacking(food_facts(), batches=batches) == ([] if complete else ["BATCH"])


@pytest.mark.parametrize(
    ("produced_on", "standard"),
    [(date(2027, 3, 15), "GB 7718-2011"), (date(2027, 3, 16), "GB 7718-2025")],
)
def test_the_day_of_production_chooses_the_label_rules(produced_on, standard):
    assert label_standard(produced_on) == standard
    with_shelf_life = food_facts(shelf_life_days=540)
    only_shelf_life = BatchDates("B1", produced_on, None)
    # Under the newer rules the package says until when it keeps, not only for how long.
    assert dated(only_shelf_life, with_shelf_life, DAY) is (standard == "GB 7718-2011")
    assert not dated(only_shelf_life, food_facts(), DAY)


@pytest.mark.parametrize(
    "claim",
    [
        "零添加", "0添加", "０添加", "不添加防腐剂", "无添加", "未添加香精", "不含任何添加剂",
        "不使用添加剂", "没有任何添加", "零 添加",
        "zero additives", "No additives", "additive-free", "free from additives", "no added sugar",
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["name", "lede", "description", "ingredients", "variant"])
def test_nothing_said_of_a_food_claims_that_it_has_no_additives(claim, where):
    text = both(f"古树茶，{claim}，春采", claim)
    if where == "ingredients":
        assert lacking(food_facts(ingredients=text)) == ["ADDITIVE_CLAIM"]
    elif where == "variant":
        whole = dossier(food_facts())
        renamed = replace(whole, variants=(replace(whole.variants[0], name=text),))
        assert [r.code for r in examined(renamed).missing] == ["ADDITIVE_CLAIM"]
    else:
        assert lacking(food_facts(), **{where: text}) == ["ADDITIVE_CLAIM"]


@pytest.mark.parametrize("text", ["配料只有茶叶", "添加红糖熬成", "不加水", "With added rose petals", "无糖", "零售"])
def test_other_words_about_a_food_are_free(text):
    assert lacking(food_facts(), description=both(text, text)) == []


def test_a_craft_may_say_what_it_likes_of_additives():
    assert lacking(craft_facts(), description=both("釉料零添加", "")) == []


# --- Medicine -------------------------------------------------------------------


@pytest.mark.parametrize("letter", "ZHSBJ")
def test_an_approval_number_has_one_of_five_letters(letter):
    assert lacking(medicine_facts(approval_number=f"国药准字{letter}12345678")) == []


@pytest.mark.parametrize(
    "number",
    [
        "",
        "国药准字A12345678",
        "国药准字Z1234567",
        "国药准字Z123456789",
        "Z12345678",
        "国药准字Z1234567a",
        "国食健字G12345678",
    ],
)
def test_anything_else_is_no_approval_number(number):
    assert lacking(medicine_facts(approval_number=number)) == ["APPROVAL_NUMBER"]


@pytest.mark.parametrize("otc_class", ["", "C", "Rx"])
def test_only_otc_medicine_is_sold(otc_class):
    assert "OTC_CLASS" in lacking(medicine_facts(otc_class=otc_class))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"leaflet": both("本品为处方药", "")}, "PRESCRIPTION"),
        ({"dosage": both("凭医师处方使用", "")}, "PRESCRIPTION"),
        ({"leaflet": both("见盒", "Prescription only")}, "PRESCRIPTION"),
        ({"leaflet": both("本品系医疗机构制剂", "")}, "HOSPITAL_PREPARATION"),
        ({"generic_name": both("黄芪中药配方颗粒", "")}, "GRANULES"),
    ],
)
def test_what_may_not_be_sold_online_is_refused_with_its_reason(facts, code):
    found = {r.code: r for r in examined(dossier(medicine_facts(**facts))).missing}
    assert list(found) == [code]
    assert str(found[code].message)


def test_a_hospitals_own_number_gives_it_away():
    assert set(lacking(medicine_facts(approval_number="京药制字Z20053279"))) == {
        "HOSPITAL_PREPARATION",
        "APPROVAL_NUMBER",
    }


def test_to_be_an_otc_medicine_is_no_prescription():
    leaflet = both("甲类非处方药。请仔细阅读说明书并按说明使用。", "OTC")
    assert lacking(medicine_facts(leaflet=leaflet)) == []


@pytest.mark.parametrize(
    "field", ["generic_name", "indications", "dosage", "contraindications", "leaflet", "manufacturer"]
)
def test_a_medicine_shows_its_whole_leaflet(field):
    assert lacking(medicine_facts(**{field: NOTHING})) == [field.upper()]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": Licence.Kind.FOOD_PRODUCTION},
        {"number": " "},
        {"shop_id": SHOP + 1},
        {"document": ""},
        {"valid_until": DAY - timedelta(days=1)},
    ],
)
def test_a_medicines_seller_is_licensed_on_the_day(changes):
    good = {"kind": Licence.Kind.DRUG_TRADE, "number": "赣DA0000001"}
    assert lacking(medicine_facts(licence=licence(**(good | changes)))) == ["DRUG_LICENCE"]


# --- Words ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "最好的瓷器", "最佳之选", "全国第一", "国家级工艺", "顶级紫砂", "独一无二", "世界级大师", "首选",
        "the best vase", "No. 1", "the most beautiful",
    ],
)  # fmt: skip
def test_superlatives_are_pointed_out(text):
    [warning] = examined(dossier(craft_facts(), description=both(text, ""))).warnings
    assert text[:2] in str(warning) or text.split()[0] in str(warning)


@pytest.mark.parametrize(
    "text",
    [
        "最后一道釉", "最初在宋代", "最多烧六件", "最近一窑", "第一步揉泥", "第一批成员",
        "国家级非物质文化遗产", "国家级代表性传承人",
        "最低 1,280 度", "一件一款", "best before 2027", "the first firing",
    ],
)  # fmt: skip
def test_facts_are_not_taken_for_praise(text):
    assert examined(dossier(craft_facts(), description=both(text, ""))).warnings == ()


def test_only_a_medicine_may_say_what_it_treats_and_not_even_that_how_surely():
    treats, promises = both("用于治疗蚊虫叮咬", ""), both("三日根治", "")
    assert examined(dossier(food_facts(), description=treats)).warnings
    assert not examined(dossier(medicine_facts(), description=treats)).warnings
    assert examined(dossier(medicine_facts(), description=promises)).warnings


def test_a_word_is_pointed_out_once_and_holds_nothing_up():
    examination = examined(dossier(craft_facts(), lede=both("顶级", ""), description=both("顶级，顶级", "")))
    assert len(examination.warnings) == 1
    assert examination.missing == ()
