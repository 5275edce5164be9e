"""A copy of one's data, and the end of an account: what goes, what stays, and until when one may change one's mind."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core import mail
from django.test import Client

from common.clock import now
from common.outbox.models import Message
from promotions.collectibles import services as collectibles
from promotions.collectibles.models import CollectibleVoucher, LedgerRecord, Piece
from storefront.accounts import book, sign_in
from storefront.accounts.models import Address, User
from storefront.checkout.models import Checkout
from storefront.orders.models import Order
from storefront.privacy import copies, erasure
from storefront.privacy.models import DataExport
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.checkout import HANGZHOU, a_buyer, ships
from tests.factories.people import OperatorFactory, UserFactory
from tests.factories.promotions import an_edition
from tests.letters import letters, link_in, work

pytestmark = pytest.mark.django_db

PASSWORD = "kiln-fire-1280"


@pytest.fixture
def somebody():
    ChannelFactory()
    user = UserFactory(first_name="若溪", last_name="欧阳", language="en")
    user.set_password(PASSWORD)
    user.save()
    book.add(user, address=HANGZHOU)
    return user


@pytest.fixture
def browser(somebody):
    client = Client()
    client.post("/accounts/login/", {"login": somebody.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.fixture
def order(somebody):
    ships()
    order = a_buyer(user_id=somebody.pk).checks_out(a_shop().sells("梅瓶", price="100", stock=5))
    a_buyer().checks_out(a_shop().sells("别人的", price="100", stock=5))
    return order


def files_in(content: bytes) -> dict:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        names = [name for name in packed.namelist() if name.endswith(".json")]
        return {name.removesuffix(".json"): json.loads(packed.read(name)) for name in names}


def test_the_copy_holds_what_is_kept_of_oneself_and_of_nobody_else(browser, somebody, order):
    TOTP.activate(somebody, "JBSWY3DPEHPK3PXP")
    browser.post("/en/account/data/export/")
    work()
    copy = browser.get("/en/account/data/").context["copy"]
    answer = browser.get(f"/account/data/{copy.pk}/")
    assert answer["Content-Disposition"].startswith("attachment") and "no-store" in answer["Cache-Control"]
    files = files_in(answer.content)
    assert files["profile"]["email"] == somebody.email
    assert files["addresses"][0]["street_address_1"] == HANGZHOU.street_address_1
    (placed,) = files["orders"]
    assert placed["number"] == order.number
    assert placed["orderline"][0]["product_name"]["zh-hans"] == "梅瓶"
    assert placed["shipping_address"]["last_name"] == "林"
    assert files["signing_in"]["second_steps"][0]["type"] == "totp"
    everything = str(files)
    for secret in (somebody.password, "JBSWY3DPEHPK3PXP", "别人的", browser.session.session_key):
        assert secret not in everything
    assert letters(somebody.email)[-1].subject == "Your data is ready"


def test_while_it_is_made_the_page_tells_how_far_it_is_and_looks_again_by_itself(browser, somebody):
    browser.post("/account/data/export/")
    message = Message.objects.get(topic=copies.WRITE)
    copies.handle_write(message.payload, now())
    page = browser.get("/account/data/")
    assert (page.context["done"], page.context["of"]) == (1, 7)
    assert 'hx-trigger="every 2s"' in page.text and '<progress id="progress" max="7" value="1">' in page.text
    browser.post("/account/data/export/")
    assert DataExport.objects.count() == 1


def test_only_its_owner_fetches_it_and_not_for_ever(browser, somebody):
    copy = copies.ask(somebody, language="en", at=now())
    work()
    stranger = Client()
    assert stranger.get(f"/account/data/{copy.pk}/").status_code == 302
    stranger.force_login(UserFactory())
    assert stranger.get(f"/account/data/{copy.pk}/").status_code == 404
    work(now() + copies.KEPT_FOR + timedelta(seconds=1))
    assert browser.get(f"/account/data/{copy.pk}/").status_code == 404
    assert DataExport.objects.get().content is None


# --- The end ------------------------------------------------------------------


def leaves(browser, password=PASSWORD):
    return browser.post("/account/leave/", {"password": password})


def the_day() -> None:
    work(now() + timedelta(days=settings.ACCOUNT_ERASURE_DAYS, seconds=1))


def test_an_account_is_erased_after_some_days_and_what_the_law_keeps_stays(browser, somebody, order):
    email, bought_as, kept_at = somebody.email, order.email, order.shipping_address_id
    tokens = sign_in.begin(somebody, program="till", at=now())
    TOTP.activate(somebody, "JBSWY3DPEHPK3PXP")
    undecided = a_buyer(user_id=somebody.pk)
    undecided.takes(a_shop().sells("壶", price="10", stock=1))
    undecided.fills_in()
    copies.ask(somebody, language="en", at=now())
    assert leaves(browser).url == "/account/data/"
    assert "Your account will be erased" in [letter.subject for letter in letters(email)]
    assert browser.get("/account/").status_code == 200
    the_day()
    gone = User.objects.get(pk=somebody.pk)
    assert (gone.first_name, gone.last_name, gone.is_active) == ("", "", False)
    assert gone.email == f"erased-{gone.pk}@erased.invalid"
    assert browser.get("/account/").status_code == 302
    for model in (EmailAddress, Authenticator, DataExport, Checkout):
        assert not model.objects.filter(user_id=gone.pk).exists(), model
    assert not Address.objects.filter(user_id=gone.pk).exists()
    needed = Order.objects.values("shipping_address").union(Order.objects.values("billing_address"))
    assert Address.objects.exclude(pk__in=needed).count() == 0, "What was typed into a basket went with it."
    with pytest.raises(sign_in.TokenRefused):
        sign_in.user_of(tokens.access, at=now())
    order = Order.objects.get(pk=order.pk)
    assert (order.user_id, order.email, order.shipping_address_id) == (gone.pk, bought_as, kept_at)
    assert order.shipping_address.street_address_1 == HANGZHOU.street_address_1
    assert order.lines.count() == 1
    assert mail.outbox[-1].subject == "Your account is erased" and mail.outbox[-1].to == [email]
    assert email not in str(list(Message.objects.filter(topic="account.mail").values_list("payload", flat=True)))


def test_somebody_new_may_sign_up_with_the_address_of_an_erased_account(browser, somebody, client):
    email = somebody.email
    leaves(browser)
    the_day()
    client.post("/accounts/signup/", {"email": email, "password1": PASSWORD})
    assert User.objects.get(email=email).pk != somebody.pk


def test_pieces_stay_in_the_ledger_under_a_number_that_names_nobody(somebody, browser):
    edition = an_edition(size=5)
    voucher = CollectibleVoucher.objects.create(edition=edition, source="order:1", holder=somebody, issued_at=now())
    type(edition).objects.update(issued=1)
    piece = collectibles.claim(code=voucher.code, user_id=somebody.pk, at=now())
    ledger = list(LedgerRecord.objects.values_list("digest", flat=True))
    leaves(browser)
    the_day()
    kept = Piece.objects.get(certificate=piece.certificate)
    assert kept.holder_id == somebody.pk
    assert list(LedgerRecord.objects.values_list("digest", flat=True)) == ledger
    assert Client().get(f"/pieces/{piece.certificate}/").status_code == 200


def test_a_link_in_the_letter_keeps_the_account_also_without_signing_in(browser, somebody):
    leaves(browser)
    link = link_in(letters(somebody.email)[-1])
    visitor = Client()
    assert "Keep it" in visitor.get(link).text
    somebody.refresh_from_db()
    assert somebody.erase_at, "a mail program that opens the link changes nothing"
    visitor.post(link)
    the_day()
    somebody.refresh_from_db()
    assert somebody.is_active and somebody.erase_at is None
    assert "opens nothing any more" in visitor.get(link).text


def test_a_button_keeps_it_too_and_asking_anew_begins_anew(browser, somebody):
    leaves(browser)
    browser.post("/account/keep/")
    leaves(browser)
    somebody.refresh_from_db()
    assert somebody.erase_at
    the_day()
    somebody.refresh_from_db()
    assert somebody.erased_at


def test_without_the_password_nothing_happens(browser, somebody):
    assert leaves(browser, "wrong").status_code == 422
    somebody.refresh_from_db()
    assert somebody.erase_at is None


def test_the_password_cannot_be_guessed_there(browser, somebody):
    for _ in range(6):
        last = leaves(browser, "wrong")
    assert last.status_code in (422, 429)
    assert leaves(browser).status_code in (422, 429)
    somebody.refresh_from_db()
    assert somebody.erase_at is None


@pytest.mark.parametrize("make", [OperatorFactory, lambda: a_shop().member()], ids=["operator", "member of a shop"])
def test_who_works_here_hands_over_first(make):
    user = make()
    with pytest.raises(erasure.HouseAccount):
        erasure.ask(user, at=now())
