"""The page with Stripe's element, and the way back from 3-D Secure."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from catalog.pricing.models import Channel
from common.clock import now
from storefront.checkout import services
from storefront.checkout.services.pay import expire_unpaid
from storefront.orders.links import guest_path, signed_id
from storefront.orders.models import OrderStatus
from storefront.payments.models import Transaction
from storefront.payments.queries import money_of
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works

pytestmark = pytest.mark.django_db


@pytest.fixture
def vase():
    return a_shop().sells(stock=5, price="100")


@pytest.fixture
def order(stripe, vase):
    return a_buyer().places(vase)


def opens(order):
    return Client().get(f"{guest_path(order)}payment/")


def comes_back(order):
    answer = Client().get(f"{guest_path(order)}payment/done/?redirect_status=succeeded&payment_intent=pi_of_mine")
    assert answer.status_code == 302
    order.refresh_from_db()
    return answer


def leads_to(answer):
    """The order to whose page an answer sends the buyer."""
    return signed_id(answer.headers["Location"].strip("/").rpartition("/")[2])


def intent_of(order) -> str:
    return order.transactions.get().psp_reference


def policy(answer) -> dict[str, set[str]]:
    parts = [part.split() for part in answer.headers["Content-Security-Policy"].split(";")]
    return {name: set(sources) for name, *sources in parts}


def test_it_has_what_the_element_needs_and_nothing_secret(stripe, order):
    page = opens(order)
    text = page.content.decode()
    assert re.search(r'data-key="pk_test_\w+"', text)
    assert f'data-secret="{stripe.intents[intent_of(order)]["client_secret"]}"' in text
    assert "/payment/done/" in text
    assert 'src="https://js.stripe.com/v3/"' in text
    assert "sk_test" not in text
    assert "whsec" not in text


def test_only_this_page_lets_stripe_in_and_only_where_stripe_says(order):
    ours, theirs = policy(Client().get("/basket/")), policy(opens(order))
    assert theirs["script-src"] == {"'self'", "https://js.stripe.com", "https://*.js.stripe.com"}
    assert theirs["connect-src"] == {"'self'", "https://api.stripe.com"}
    assert theirs["frame-src"] == {
        "'self'", "https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com",
    }  # fmt: skip
    changed = {name for name in theirs if theirs[name] != ours.get(name)}
    assert changed == {"script-src", "connect-src", "frame-src"}
    assert "stripe" not in str(ours)


def test_two_windows_show_the_same_payment(stripe, order):
    opens(order)
    opens(order)
    assert len(stripe.intents) == 1
    assert Transaction.objects.count() == 1


def test_after_3d_secure_the_order_is_paid_when_stripe_says_so(stripe, order):
    opens(order)
    stripe.buyer_pays(intent_of(order), card="3ds")
    comes_back(order)
    assert order.paid_at is None, "The address says succeeded; Stripe does not."
    stripe.buyer_proves(intent_of(order))
    comes_back(order)
    assert order.paid_at


def test_a_declined_card_is_told_and_another_one_can_be_tried(stripe, order):
    opens(order)
    stripe.buyer_pays(intent_of(order), card="declined")
    told = Client().get(comes_back(order).url).content.decode()
    assert "银行拒绝了这次付款" in told, "Who comes back with nothing done is told so, in the language of the page."
    assert "Your card was declined." not in told
    stripe.buyer_pays(intent_of(order))
    comes_back(order)
    assert order.paid_at


@pytest.mark.parametrize("paid", [True, False])
def test_what_needs_no_payment_leads_to_its_order(stripe, order, paid):
    if paid:
        opens(order)
        stripe.buyer_pays(intent_of(order))
        comes_back(order)
    else:
        order.status = OrderStatus.CANCELED
        order.save()
    assert leads_to(opens(order)) == order.pk


def test_while_the_bank_works_on_it_there_is_nothing_to_do(stripe, order):
    opens(order)
    stripe.buyer_pays(intent_of(order), card="alipay")
    assert opens(order).status_code == 302
    page = Client().get(guest_path(order)).content.decode()
    assert "/payment/" not in page
    stripe.bank_answers(intent_of(order))
    comes_back(order)
    assert order.paid_at


def test_when_stripe_does_not_answer_the_order_is_kept(stripe, order):
    stripe.next_requests(*["unavailable"] * 3)
    answer = opens(order)
    assert leads_to(answer) == order.pk
    page = Client().get(guest_path(order)).content.decode()
    order.refresh_from_db()
    assert order.status == OrderStatus.UNCONFIRMED
    assert opens(order).status_code == 200, page


def test_an_order_that_runs_out_is_let_go_at_stripe_first(stripe, order, vase):
    opens(order)
    expire_unpaid(order_id=order.pk, at=now())
    order.refresh_from_db()
    assert order.status == OrderStatus.EXPIRED
    assert stripe.intents[intent_of(order)]["status"] == "canceled"
    assert vase.left == 5


def test_an_order_that_was_paid_in_the_last_moment_does_not_run_out(stripe, order):
    """Its report was lost; giving it up asks Stripe, and Stripe says that it is paid."""
    opens(order)
    stripe.buyer_pays(intent_of(order))
    expire_unpaid(order_id=order.pk, at=now())
    order.refresh_from_db()
    assert order.paid_at


def test_an_order_whose_bank_still_works_does_not_run_out(stripe, order):
    opens(order)
    stripe.buyer_pays(intent_of(order), card="alipay")
    outbox_works(at=now() + timedelta(minutes=40))
    order.refresh_from_db()
    assert order.status == OrderStatus.UNCONFIRMED


def test_a_promised_order_is_taken_by_stripe_when_the_shop_confirms(stripe, vase):
    from storefront.payments.services import capture

    Channel.objects.filter(slug="cn").update(capture=Channel.Capture.ON_CONFIRMATION)
    order = a_buyer().places(vase)
    opens(order)
    stripe.buyer_pays(intent_of(order))
    comes_back(order)
    assert order.paid_at is None
    assert opens(order).status_code == 302
    capture(order_id=order.pk, at=now())
    stripe.next_requests("lose the answer")
    outbox_works()
    order.refresh_from_db()
    assert order.paid_at
    assert money_of(order_id=order.pk).charged == order.total
    assert len([path for _method, path, _key in stripe.requests if path.endswith("/capture")]) == 2


def test_with_the_test_gateway_there_is_no_such_page(vase):
    order = a_buyer().places(vase)
    assert leads_to(opens(order)) == order.pk


def test_the_whole_way_from_the_basket(stripe, vase):
    """The checkout's own button leads to the element."""
    buyer = a_buyer()
    buyer.takes(vase)
    buyer.fills_in()
    placed = services.place_order(checkout_id=buyer.checkout_id, at=now())
    from storefront.pages.queries.checkouts import next_page, pay_choices

    assert next_page(is_paid=placed.is_paid) == "pages:payment"
    assert [choice.code for choice in pay_choices()] == ["element"]
