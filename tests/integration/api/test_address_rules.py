"""What a form must ask for, by country."""

from tests.integration.api.conftest import Asker

RULES = """query($c:CountryCode!){addressValidationRules(countryCode:$c){addressFormat allowedFields requiredFields
    countryAreaType countryAreaChoices{raw verbose} postalCodeType cityType}}"""


def test_the_form_of_a_country(ask: Asker):
    rules = ask(RULES, c="US").data["addressValidationRules"]
    assert {"streetAddress1", "streetAddress2", "city", "postalCode", "countryArea"} <= set(rules["allowedFields"])
    assert "streetAddress1" in rules["requiredFields"] and "streetAddress2" not in rules["requiredFields"]
    assert {"raw": "WA", "verbose": "Washington"} in rules["countryAreaChoices"]
    assert rules["postalCodeType"] == "zip"


def test_every_country_of_the_enum_is_answered(ask: Asker):
    for code in ("CN", "FR", "EU", "AQ"):
        assert ask(RULES, c=code).status == 200
    assert ask(RULES, c="XX").status == 400
