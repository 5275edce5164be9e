"""An address is checked by the facts of its own country, whichever came before it."""

import pytest

from storefront.accounts.addresses import AddressInput, AddressInvalid, checked

HANGZHOU = AddressInput(
    country="CN", last_name="陈", first_name="念一", street_address_1="中山中路 1 号", city="杭州市",
    city_area="上城区", country_area="浙江省", postal_code="310000",
)  # fmt: skip
TACOMA = AddressInput(
    country="us", last_name="Doe", street_address_1="1470 Pinewood Avenue", city="Tacoma", country_area="Washington",
    postal_code="98402",
)  # fmt: skip


def test_one_countrys_facts_never_reach_another():
    for _ in range(2):
        assert checked(HANGZHOU).country_area == "浙江省"
        assert checked(TACOMA).country_area == "WA"
        # A state of America's is none of China's, and China asks for a district where America knows none.
        with pytest.raises(AddressInvalid) as refused:
            checked(AddressInput(**{**_fields(HANGZHOU), "country_area": "Washington"}))
        assert "country_area" in refused.value.problems
        assert checked(TACOMA).city_area == ""


def _fields(address: AddressInput) -> dict[str, str]:
    return {name: getattr(address, name) for name in AddressInput.__dataclass_fields__}
