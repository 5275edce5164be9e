"""Addresses stand on pages and papers as their country writes them."""

import pytest

from storefront.accounts.models import Address
from storefront.accounts.written import full_name, place_lines

HANGZHOU = Address(
    country="CN", last_name="林", first_name="若溪", country_area="浙江省", city="杭州市", city_area="西湖区",
    street_address_1="文三路 90 号", street_address_2="3 幢 602 室", postal_code="310012",
)  # fmt: skip
TACOMA = Address(
    country="US", last_name="Doe", first_name="Jo", country_area="WA", city="TACOMA", street_address_1="1470 Pinewood",
    street_address_2="Flat 3", postal_code="98402",
)  # fmt: skip
TOKYO = Address(
    country="JP", last_name="山田", first_name="花", country_area="東京都", city="千代田区",
    street_address_1="丸の内 1-1", postal_code="100-0001",
)  # fmt: skip
BERLIN = Address(country="DE", last_name="Weiß", street_address_1="Torstr. 1", city="BERLIN", postal_code="10115")


@pytest.mark.parametrize(
    ("address", "name", "lines"),
    [
        (HANGZHOU, "林若溪", ["310012", "浙江省杭州市西湖区", "文三路 90 号, 3 幢 602 室"]),
        (TACOMA, "Jo Doe", ["1470 Pinewood, Flat 3", "TACOMA, WA 98402"]),
        (TOKYO, "山田花", ["〒100-0001", "東京都", "千代田区", "丸の内 1-1"]),
        (BERLIN, "Weiß", ["Torstr. 1", "10115 BERLIN"]),
        (Address(country="", city="Somewhere", street_address_1="x"), "", ["x", "Somewhere"]),
        (Address(country="JP", street_address_1="x"), "", ["x"]),
    ],
)
def test_written_as_its_country_writes_it(address, name, lines):
    assert full_name(address) == name
    assert place_lines(address) == lines
