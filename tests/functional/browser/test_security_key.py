"""A security key is added and opens the account as its second step, under the strict content policy."""

import pytest
from playwright.sync_api import Browser

from tests.functional.browser.looking import Looker, opens_window, presses
from tests.live import LiveStore

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EMAIL, PASSWORD = "keeper-of-keys@example.com", "kiln-fire-1280"
KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
MAKE = (
    f"from storefront.accounts.models import User; User.objects.create_user('{EMAIL}', '{PASSWORD}').vouch_for_email()"
)


def test_a_key_is_added_and_opens_the_account(chromium: Browser, live_store: LiveStore) -> None:
    live_store.manage("shell", "-c", MAKE)
    # Browsers know keys for names only, not for numbers.
    page = opens_window(chromium, live_store.url.replace("127.0.0.1", "localhost"))
    looker = Looker(page)
    usb = page.context.new_cdp_session(page)
    usb.send("WebAuthn.enable")
    usb.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    looker.opens("/accounts/login/")
    page.fill("#id_login", EMAIL)
    page.fill("#id_password", PASSWORD)
    presses(page.locator("main button.btn"))
    page.wait_for_url("**/account/")
    looker.opens("/accounts/2fa/webauthn/add/")
    page.fill("#id_password", PASSWORD)
    presses(page.locator("main button.btn"))
    page.wait_for_url("**/webauthn/add/**")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/**")
    looker.keeps_still_and_obeys()

    looker.opens("/accounts/logout/")
    presses(page.locator("main button.btn"))
    page.wait_for_url(lambda url: "logout" not in url)
    looker.opens("/accounts/login/")
    page.fill("#id_login", EMAIL)
    page.fill("#id_password", PASSWORD)
    presses(page.locator("main button.btn"))
    page.wait_for_url("**/2fa/authenticate/")
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url("**/account/")
    looker.keeps_still_and_obeys()
    assert not looker.wrong, "\n".join(looker.wrong)
    page.context.close()
