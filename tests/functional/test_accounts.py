"""Signing up, in and out: everybody arrives where they work, in the language they read."""

import re
import time
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client

from common.clock import now
from common.outbox.models import Message
from common.outbox.services import deliver
from storefront.accounts import sign_in as sign_in_tokens
from tests.factories.catalog import a_shop
from tests.factories.people import OperatorFactory, UserFactory
from tests.letters import letters, link_in, work

pytestmark = pytest.mark.django_db

PASSWORD = "kiln-fire-1280"


def sign_in(client, user, password=PASSWORD, address="/accounts/login/", follow=False):
    return client.post(address, {"login": user.email, "password": password}, follow=follow)


@pytest.fixture
def member():
    def make(user):
        user.set_password(PASSWORD)
        user.save()
        return user

    return make


@pytest.mark.parametrize(
    ("somebody", "room"),
    [(UserFactory, "/account/"), (lambda: a_shop().member(), "/portal/"), (OperatorFactory, "/console/")],
    ids=["shopper", "inheritor", "operator"],
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_everybody_arrives_in_their_own_room_and_language(client, member, somebody, room, language):
    response = sign_in(client, member(somebody()), address=f"{language}/accounts/login/")
    assert response.status_code == 302
    assert response.url == language + room


def test_whoever_wanted_a_page_gets_it_after_signing_in(client, member):
    user = member(a_shop().member())
    assert client.get("/en/portal/orders/").url == "/en/accounts/login/?next=/en/portal/orders/"
    assert sign_in(client, user, address="/en/accounts/login/?next=/en/portal/orders/").url == "/en/portal/orders/"


def test_an_address_of_another_site_is_not_followed(client, member):
    response = sign_in(client, member(UserFactory()), address="/accounts/login/?next=https://elsewhere.example/")
    assert response.url == "/account/"


def test_a_wrong_password_says_so_and_nothing_of_who_has_an_account(client, member):
    known = sign_in(client, member(UserFactory()), password="wrong")
    client.cookies.clear()
    unknown = sign_in(client, UserFactory.build(), password="wrong")
    assert known.status_code == unknown.status_code == 200
    errors = [page.context["form"].non_field_errors()[0] for page in (known, unknown)]
    assert errors[0] == errors[1]


def test_after_five_wrong_passwords_in_a_row_the_form_asks_to_wait(client, member):
    user = member(UserFactory())
    for _ in range(6):
        last = sign_in(client, user, password="wrong")
    assert "过几分钟" in last.context["form"].non_field_errors()[0]
    assert sign_in(client, user).status_code == 200


def test_after_many_wrong_passwords_the_door_is_shut_for_a_while_and_says_so(client, member, settings):
    # Whoever goes slower than the form's own limit, or knocks at another door.
    settings.ACCOUNT_RATE_LIMITS = False
    user = member(UserFactory())
    for _ in range(settings.AXES_FAILURE_LIMIT):
        last = sign_in(client, user, password="wrong")
    assert last.status_code == 429
    assert "一刻钟" in last.text
    assert sign_in(client, user).status_code == 429
    assert sign_in(client, member(UserFactory())).status_code == 302


def sign_up(client, email="new@example.com", language=""):
    return client.post(f"{language}/accounts/signup/", {"email": email, "password1": PASSWORD})


def test_whoever_signs_up_confirms_the_address_and_is_in_and_the_language_is_remembered(client, django_user_model):
    assert sign_up(client, language="/en").url == "/en/accounts/confirm-email/"
    assert client.get("/en/account/").status_code == 302
    (letter,) = letters("new@example.com")
    assert letter.subject == "Please confirm your address"
    link = link_in(letter)
    assert link.startswith("/en/accounts/confirm-email/")
    # A program that opens the links of mails confirms nothing.
    assert "Yes, it is mine" in client.get(link).text
    assert client.get("/en/account/").status_code == 302
    assert client.post(link).url == "/en/account/"
    assert client.get("/en/account/").status_code == 200
    assert django_user_model.objects.get(email="new@example.com").language == "en"


def test_before_the_address_is_confirmed_the_right_password_leads_to_the_letter_and_nowhere_else(client):
    sign_up(client)
    client.cookies.clear()
    answer = client.post("/accounts/login/", {"login": "new@example.com", "password": PASSWORD})
    assert answer.url == "/accounts/confirm-email/"
    assert client.get("/account/").status_code == 302


def test_signing_up_with_an_address_that_has_an_account_looks_the_same_and_its_owner_learns_of_it(member):
    known = member(UserFactory(language="en"))
    seen = []
    for email in ("new@example.com", known.email):
        browser = Client()
        answer = sign_up(browser, email)
        page = browser.get(answer.url).text.replace(email, "…")
        seen.append((answer.status_code, answer.url, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)))
    assert seen[0] == seen[1]
    (letter,) = letters(known.email)
    assert letter.subject == "You have an account already"


def test_the_letter_is_sent_again_to_whom_it_is_due_and_nobody_learns_to_whom(client, member):
    sign_up(client)
    cache.clear()
    asked = [
        client.post("/account/confirm/", {"email": email})
        for email in ("new@example.com", member(UserFactory()).email, "nobody@example.com", "no address")
    ]
    assert {(answer.status_code, answer.url) for answer in asked} == {(302, "/accounts/confirm-email/")}
    work()
    assert [letter.to for letter in mail.outbox] == [["new@example.com"]] * 2
    client.post("/account/confirm/", {"email": "new@example.com"})
    assert len(letters("new@example.com")) == 2, "at most one every two minutes"


def test_a_link_that_is_too_old_or_used_says_so_and_offers_another(client):
    sign_up(client)
    link = link_in(letters("new@example.com")[0])
    with patch("django.core.signing.time.time", return_value=time.time() + 3 * 24 * 3600 + 1):
        late = client.get(link)
    assert late.status_code == 200 and "这个链接已经失效" in late.text and 'action="/account/confirm/"' in late.text
    client.post(link)
    assert "这个链接已经失效" in client.get(link).text


def test_an_account_that_nobody_confirmed_in_time_keeps_nobody_from_the_address(client, django_user_model):
    sign_up(client)
    squatter = django_user_model.objects.get(email="new@example.com")
    django_user_model.objects.update(date_joined=now() - timedelta(days=4))
    sign_up(client)
    assert django_user_model.objects.get(email="new@example.com").pk != squatter.pk


def test_an_account_in_use_is_never_given_up(client, member, django_user_model):
    known = member(UserFactory(date_joined=now() - timedelta(days=400)))
    sign_up(client, known.email)
    assert django_user_model.objects.get(email=known.email).pk == known.pk


def test_a_password_that_is_too_short_is_refused_in_chinese(client, django_user_model):
    response = client.post("/accounts/signup/", {"email": "new@example.com", "password1": "short"})
    assert response.context["form"].errors["password1"] == ["至少要 10 个字符。"]
    assert not django_user_model.objects.filter(email="new@example.com").exists()


def test_signing_out_leads_to_the_front_page(client, member):
    sign_in(client, member(UserFactory()))
    assert client.post("/en/accounts/logout/").url == "/en/"
    assert client.get("/account/").status_code == 302


def test_a_forgotten_password_is_replaced_by_the_link_in_the_mail_once(client, member):
    user = member(UserFactory(language="en"))
    client.post("/accounts/password/reset/", {"email": user.email})
    (letter,) = letters(user.email)
    assert letter.subject == "A new password"
    link = link_in(letter)
    assert link.startswith("/en/accounts/password/reset/key/")
    page = client.get(link, follow=True)
    assert page.status_code == 200
    client.post(page.request["PATH_INFO"], {"password1": "another-kiln-99", "password2": "another-kiln-99"})
    assert letters(user.email)[-1].subject == "Your password was changed"
    assert sign_in(client, user, password="another-kiln-99").status_code == 302
    client.logout()
    assert client.get(link, follow=True).context["token_fail"]


def test_asking_for_a_new_password_tells_nothing_of_who_has_an_account(client, member):
    known = member(UserFactory())
    answers = [client.post("/accounts/password/reset/", {"email": email}) for email in (known.email, "no@example.com")]
    assert len({(answer.status_code, answer.url) for answer in answers}) == 1
    assert [letter.subject for letter in letters("no@example.com")] == ["这个邮箱没有账户"]


def test_asking_for_letters_to_somebody_over_and_over_ends_with_the_page_of_too_many_tries(client, member):
    user = member(UserFactory())
    answers = [client.post("/accounts/password/reset/", {"email": user.email}) for _ in range(4)]
    assert answers[-1].status_code == 429 or "form" in answers[-1].context
    assert len(letters(user.email)) == 3


def reauthenticated(client, user):
    client.force_login(user)
    answer = client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": "/account/"})
    assert answer.status_code == 302, answer.content
    return client


def test_a_new_password_signs_out_every_other_device_and_is_told(client, member):
    user = member(UserFactory())
    other = Client()
    other.force_login(user)
    tokens = sign_in_tokens.begin(user, program="till", at=now())
    form = {"oldpassword": PASSWORD, "password1": "another-kiln-99", "password2": "another-kiln-99"}
    assert reauthenticated(client, user).post("/accounts/password/change/", form).url == "/account/security/"
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    with pytest.raises(sign_in_tokens.TokenRefused):
        sign_in_tokens.renew(tokens.refresh, turn=False, at=now())
    assert letters(user.email)[-1].subject == "密码已更改"


def test_a_new_address_counts_once_it_is_confirmed_and_the_old_one_is_told(client, member):
    user = member(UserFactory())
    old = user.email
    reauthenticated(client, user)
    client.post("/accounts/email/", {"email": "new@example.com", "action_add": ""})
    user.refresh_from_db()
    assert user.email == old
    client.post(link_in(letters("new@example.com")[0]))
    user.refresh_from_db()
    assert user.email == "new@example.com"
    assert letters(old)[-1].subject == "账户换了邮箱"
    client.logout()
    assert sign_in(client, user).status_code == 302


def test_an_address_of_somebody_else_is_never_taken_over_and_its_being_known_is_not_told(client, member):
    user, other = member(UserFactory()), member(UserFactory())
    reauthenticated(client, user)
    taken = client.post("/accounts/email/", {"email": other.email, "action_add": ""})
    free = client.post("/accounts/email/", {"email": "free@example.com", "action_add": ""})
    assert (taken.status_code, taken.url) == (free.status_code, free.url)
    for letter in letters(other.email):
        client.post(link_in(letter))
    user.refresh_from_db()
    assert user.email != other.email


@pytest.mark.parametrize("page", ["/accounts/email/", "/accounts/2fa/totp/activate/", "/account/data/export/"])
def test_whoever_finds_a_browser_open_is_asked_for_the_password_first(client, member, page):
    client.force_login(member(UserFactory()))
    answer = client.post(page, {"email": "new@example.com", "action_add": ""})
    assert answer.status_code == 302 and answer.url.startswith("/accounts/reauthenticate/")


def test_devices_are_listed_and_ended_one_by_one_or_all_at_once(client, member):
    user = member(UserFactory())
    phone, laptop = Client(headers={"User-Agent": "Mozilla/5.0 (iPhone) Safari/604.1"}), Client()
    for browser in (phone, laptop, client):
        sign_in(browser, user)
    tokens = sign_in_tokens.begin(user, program="till/1.0", at=now())
    shown = client.get("/account/security/").context["devices"]
    assert [device.is_this for device in shown] == [True, False, False, False]
    assert {"till", "Safari, iPhone"} <= {device.name for device in shown}
    one = next(device for device in shown if device.name == "Safari, iPhone")
    client.post("/account/security/sign-out/", {"device": one.id})
    assert phone.get("/account/").status_code == 302
    assert laptop.get("/account/").status_code == 200
    client.post("/account/security/sign-out/")
    assert laptop.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200
    with pytest.raises(sign_in_tokens.TokenRefused):
        sign_in_tokens.user_of(tokens.access, at=now())
    assert len(client.get("/account/security/").context["devices"]) == 1


def test_nobody_ends_the_devices_of_others(client, member):
    mine, theirs = Client(), Client()
    other = member(UserFactory())
    sign_in(theirs, other)
    (device,) = theirs.get("/account/security/").context["devices"]
    sign_in(mine, member(UserFactory()))
    assert mine.post("/account/security/sign-out/", {"device": device.id}).status_code == 404
    assert theirs.get("/account/").status_code == 200


def test_a_letter_that_was_sent_leaves_no_address_in_the_outbox(client):
    client.post("/accounts/password/reset/", {"email": "nobody@example.com"})
    letters("nobody@example.com")
    assert not [message for message in Message.objects.all() if "nobody@" in str(message.payload)]


def test_what_a_mail_server_says_is_kept_nowhere(client, settings):
    settings.EMAIL_BACKEND = "tests.functional.test_accounts.Unwilling"
    client.post("/accounts/password/reset/", {"email": "nobody@example.com"})
    message = Message.objects.get()
    assert not deliver(message_id=message.pk, at=now())
    message.refresh_from_db()
    assert "SMTPRecipientsRefused" in message.last_error and "nobody@" not in message.last_error


class Unwilling(BaseEmailBackend):
    """A mail server that refuses everybody, and says whom."""

    def send_messages(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (550, b"no")})


def test_a_part_of_a_page_asked_for_after_the_session_ended_sends_the_whole_page_to_sign_in(client):
    response = client.get("/console/", headers={"HX-Request": "true"})
    assert response.status_code == 204
    assert response["HX-Redirect"] == "/accounts/login/?next=/console/"


def test_the_account_page_offers_the_shop_to_its_members_only(client):
    client.force_login(UserFactory())
    assert "/portal/" not in client.get("/account/").text.split("<main")[1].split("</main")[0]
    client.force_login(a_shop().member())
    assert "/portal/" in client.get("/account/").text.split("<main")[1].split("</main")[0]


@pytest.mark.parametrize(
    ("somebody", "room"), [(lambda: a_shop().member(), "/portal/"), (OperatorFactory, "/console/")]
)
def test_what_is_behind_a_door_is_kept_by_no_browser(client, somebody, room):
    client.force_login(somebody())
    assert "no-store" in client.get(room)["Cache-Control"]
