"""Each country's address is asked for in its own way, and what is wrong is told beside its field."""

import pytest
from django.utils import translation

from storefront.accounts.address_forms import layout
from storefront.pages.forms import AddressForm
from tests.factories.checkout import HANGZHOU, TACOMA

COUNTRIES = [("CN", "China"), ("US", "United States"), ("GB", "United Kingdom"), ("JP", "Japan"), ("HK", "Hong Kong")]


def form(home=HANGZHOU, language="en", **changes):
    typed = {field: getattr(home, field) for field in home.__dataclass_fields__} | {"email": "jo@example.com"}
    with translation.override(language):
        made = AddressForm(typed | changes, countries=COUNTRIES)
        made.full_clean()
    return made


@pytest.mark.parametrize(
    ("country", "order"),
    [
        ("CN", ["country_area", "city", "city_area", "street_address_1", "postal_code"]),
        ("US", ["street_address_1", "city", "country_area", "postal_code"]),
        ("GB", ["street_address_1", "city", "postal_code"]),
        ("JP", ["postal_code", "country_area", "street_address_1"]),
        ("HK", ["country_area", "city", "street_address_1"]),
    ],
)
def test_fields_stand_in_the_countrys_order(country, order):
    assert list(layout(country=country).order) == order
    made = form(country=country)
    assert [field.name for field in made.place] == order
    assert [name for name in made.fields if name in order] == order


def test_provinces_cities_and_districts_are_chosen_each_by_the_one_before():
    hangzhou = layout(country="CN", country_area="浙江省", city="杭州市")
    assert ("西湖区", "西湖区") in hangzhou.choices["city_area"]
    assert ("杭州市", "Hangzhou Shi") in layout(country="CN", country_area="浙江省", language="en").choices["city"]
    assert "city" not in layout(country="CN").choices, "Not before there is a province."
    assert ("WA", "Washington") in layout(country="US").choices["country_area"]
    assert len(layout(country="US").choices["country_area"]) > 50


@pytest.mark.parametrize(("country", "name"), [("CN", "省份"), ("US", "州"), ("JP", "都道府县")])
def test_the_region_has_the_name_that_it_has_there(country, name):
    made = form(country=country, language="zh-hans")
    with translation.override("zh-hans"):
        assert made.fields["country_area"].label == name


@pytest.mark.parametrize("home", [HANGZHOU, TACOMA])
def test_a_whole_address_passes_with_its_telephone_in_one_form(home):
    made = form(home)
    assert made.errors == {}
    assert made.address().phone in ("+8613800138000", "+12125509894")
    assert made.address().city == home.city


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"phone": "12"}, "phone"),
        ({"phone": "call me"}, "phone"),
        ({"phone": ""}, "phone"),
        ({"country_area": ""}, "country_area"),
        ({"country_area": "Narnia"}, "country_area"),
        ({"city": "杭州"}, "city"),
        ({"street_address_1": ""}, "street_address_1"),
        ({"postal_code": ""}, "postal_code"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(changes, wrong):
    assert list(form(**changes).errors) == [wrong]


def test_a_refused_postal_code_says_how_they_look_there():
    made = form()
    with translation.override("en"):
        made.refuse({"postal_code": "INVALID", "sorting": "REQUIRED"})
    assert made.errors["postal_code"] == ["Postal codes there look like 310026."]
    assert made.errors["street_address_1"] == ["This is needed."], "A field that the form does not have."


def test_a_number_of_another_country_passes_with_its_code():
    assert form(phone="+12125509894").address().phone == "+12125509894"
