"""What the store writes to a buyer, read back from a real mail server."""

import pytest

from common.clock import now
from common.outbox import services as outbox
from common.outbox.models import Message
from storefront.orders.mails import MailNotSent, handle
from storefront.orders.services import refuse_return
from storefront.orders.services.cancellation import cancel
from tests.factories.catalog import a_shop
from tests.factories.checkout import a_buyer, outbox_works
from tests.factories.orders import approves, arrives, asks_back, paid, receives, sends
from tests.factories.people import UserFactory
from tests.mail_server import mail_server, plain, rich, subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(settings):
    with mail_server(settings) as box:
        yield box


@pytest.fixture
def shop():
    return a_shop()


@pytest.fixture
def vase(shop):
    return shop.sells("青花梅瓶", stock=9, price="113")


def test_a_paid_order_is_told_in_chinese_with_its_invoice(post, vase):
    order = paid(vase, quantity=2)
    [mail] = post.kept
    assert subject(mail) == f"订单 {order.number}：谢谢你"
    assert mail["To"] == order.email
    assert "青花梅瓶 ×2" in plain(mail)
    assert "https://shop.example/orders/" in plain(mail)
    assert "青花梅瓶" in rich(mail)
    assert 'lang="zh-Hans"' in rich(mail)
    [attached] = mail.iter_attachments()
    assert attached.get_filename() == f"{order.invoices.get().number}.pdf"
    assert attached.get_content().startswith(b"%PDF")


def test_an_english_order_is_told_in_english(post, vase):
    order = paid(vase, buyer=a_buyer(us=True, language="en"))
    [mail] = post.kept
    assert subject(mail) == f"Order {order.number}: thank you"
    assert "Meiping vase ×1" in plain(mail)
    assert "https://shop.example/en/orders/" in plain(mail)
    assert "发票" not in plain(mail)


def test_the_link_opens_the_order_for_whoever_holds_the_mail(post, vase, client):
    order = paid(vase)
    link = next(word for word in plain(post.kept[0]).split() if word.startswith("https://shop.example"))
    assert str(order.pk) not in link
    page = client.get(link.removeprefix("https://shop.example"))
    assert str(order.number) in page.content.decode()


def test_every_step_is_told_once(post, shop, vase):
    order = paid(vase, quantity=3)
    sends(order, shop, {vase: 2})
    arrives(order)
    asked = asks_back(order, vase)
    approves(asked, shop)
    receives(asked, shop, put_back=1)
    cancel(order_id=order.pk, by="operator", at=now())
    for _ in range(2):
        outbox_works()
    told = [subject(mail).partition("：")[2] for mail in post.kept]
    assert sorted(told) == sorted(
        ["谢谢你", "包裹已寄出", "包裹已签收", "可以寄回了", "已取消", "¥113 退给你", "¥117 退给你"]
    )
    sent = next(mail for mail in post.kept if "寄出" in subject(mail))
    assert "SF1234567890" in plain(sent)
    assert "青花梅瓶 ×2" in plain(sent)
    refunded = [mail for mail in post.kept if "退给你" in subject(mail)]
    assert all(next(mail.iter_attachments()).get_content().startswith(b"%PDF") for mail in refunded)


def test_why_a_return_was_declined_is_told(post, shop, vase):
    order = paid(vase)
    sends(order, shop)
    arrives(order)
    asked = asks_back(order, vase)
    refuse_return(return_id=asked.pk, shop_ids=[shop.row.pk], answer="瓶口磕了", by_user_id=UserFactory().pk, at=now())
    outbox_works()
    assert "瓶口磕了" in plain(post.kept[-1])
    assert "瓶口磕了" in rich(post.kept[-1])


def test_who_has_not_paid_is_reminded_and_who_has_is_not(post, vase):
    from datetime import timedelta

    waiting, done = a_buyer().places(vase), a_buyer().checks_out(vase)
    outbox_works(at=now() + timedelta(minutes=4))
    reminders = [mail["To"] for mail in post.kept if "等你付款" in subject(mail)]
    assert reminders == [waiting.email]
    assert done.paid_at


def a_mail(order):
    return {"kind": "paid", "order_id": str(order.pk)}


def test_a_mail_that_is_sent_again_is_the_same_mail(post, vase):
    order = paid(vase)
    handle(a_mail(order), now())
    assert len({mail["Message-ID"] for mail in post.kept}) == 1


@pytest.mark.parametrize("answer", ["451 Later", "421 Busy"])
def test_what_the_server_does_not_take_now_is_tried_again_and_names_nobody(post, vase, answer):
    post.answer = answer
    order = paid(vase)
    message = Message.objects.get(topic="mail.send", key__startswith="mail.send:paid")
    assert message.done_at is None
    assert order.email not in message.last_error
    assert answer[:3] in message.last_error
    post.answer = None
    outbox.deliver(message_id=message.pk, at=message.due_at)
    assert len(post.kept) == 1


def test_an_address_where_nobody_lives_is_written_down_and_left_alone(post, vase):
    post.answer = "550 No such person"
    order = paid(vase)
    assert Message.objects.get(key__startswith="mail.send:paid").done_at
    assert order.events.get(kind="mail_refused").payload == {"mail": "paid", "code": 550}


def test_no_server_is_said_without_an_address(post, vase, settings):
    order = paid(vase)
    settings.EMAIL_PORT = 9
    with pytest.raises(MailNotSent) as fault:
        handle(a_mail(order), now())
    assert order.email not in str(fault.value)
    assert fault.value.__cause__ is None


def test_an_address_with_a_line_break_reaches_no_header(post, vase):
    """The outbox keeps the mail, and nothing is sent to a second address."""
    order = paid(vase)
    order.email = "a@example.com\nBcc: b@example.com"
    order.save()
    with pytest.raises(MailNotSent) as fault:
        handle(a_mail(order), now())
    assert "example.com" not in str(fault.value)
    assert len(post.kept) == 1
