"""Who may manage a shop, which licences it holds on a day, and what closing it does."""

from datetime import UTC, date, datetime

import pytest

from catalog.search.queries import Wanted, find
from common.errors import Invalid, NotAllowed, NotFound
from common.outbox.models import Message
from common.outbox.services import deliver
from inheritors.shops.models import Licence, Shop, ShopMember
from inheritors.shops.queries import is_owner, may_edit, shops_of
from inheritors.shops.services import LastOwner, add_licence, add_member, remove_member, set_active
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.people import UserFactory

AT = datetime(2026, 6, 1, tzinfo=UTC)
DAY = date(2026, 6, 1)
PDF = b"%PDF-1.7 ..."
pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return a_shop()


# --- Members ------------------------------------------------------------------


def test_members_may_edit_their_own_shop_and_no_other(shop):
    owner, editor, other = shop.member(), shop.member(role="editor"), a_shop()
    for user in (owner, editor):
        assert may_edit(user_id=user.pk, shop_id=shop.row.pk)
        assert not may_edit(user_id=user.pk, shop_id=other.row.pk)
        assert shops_of(user_id=user.pk) == [shop.row]
    assert is_owner(user_id=owner.pk, shop_id=shop.row.pk) and not is_owner(user_id=editor.pk, shop_id=shop.row.pk)
    assert not may_edit(user_id=None, shop_id=shop.row.pk)


def test_an_owner_lets_somebody_in_and_out_again(shop):
    owner, friend = shop.member(), UserFactory()
    add_member(shop_id=shop.row.pk, user_id=friend.pk, role="editor", by_user_id=owner.pk)
    assert may_edit(user_id=friend.pk, shop_id=shop.row.pk)
    add_member(shop_id=shop.row.pk, user_id=friend.pk, role="owner", by_user_id=owner.pk)
    assert ShopMember.objects.filter(user=friend).count() == 1
    remove_member(shop_id=shop.row.pk, user_id=owner.pk, by_user_id=friend.pk)
    assert not may_edit(user_id=owner.pk, shop_id=shop.row.pk)


def test_a_shop_keeps_an_owner(shop):
    owner = shop.member()
    shop.member(role="editor")
    with pytest.raises(LastOwner):
        remove_member(shop_id=shop.row.pk, user_id=owner.pk, by_user_id=owner.pk)
    with pytest.raises(LastOwner):
        add_member(shop_id=shop.row.pk, user_id=owner.pk, role="editor", by_user_id=owner.pk)
    assert is_owner(user_id=owner.pk, shop_id=shop.row.pk)


@pytest.mark.parametrize("role", ["editor", None])
def test_nobody_but_an_owner_changes_members_or_licences(shop, role):
    shop.member()
    somebody = shop.member(role=role) if role else UserFactory()
    with pytest.raises(NotAllowed):
        add_member(shop_id=shop.row.pk, user_id=somebody.pk, role="owner", by_user_id=somebody.pk)
    with pytest.raises(NotAllowed):
        licence(shop, somebody)
    with pytest.raises(NotFound):
        remove_member(shop_id=999_999, user_id=somebody.pk, by_user_id=somebody.pk)


def test_the_desk_names_the_first_owner(shop):
    friend = UserFactory()
    with pytest.raises(LastOwner):
        add_member(shop_id=shop.row.pk, user_id=friend.pk, role="editor", by_user_id=None)
    add_member(shop_id=shop.row.pk, user_id=friend.pk, role="owner", by_user_id=None)
    assert is_owner(user_id=friend.pk, shop_id=shop.row.pk)


def test_there_are_two_roles(shop):
    with pytest.raises(Invalid):
        owner = shop.member()
        add_member(shop_id=shop.row.pk, user_id=UserFactory().pk, role="king", by_user_id=owner.pk)


# --- Licences -----------------------------------------------------------------


def licence(shop, by, **changes) -> Licence:
    good = {
        "kind": "food_production",
        "number": "sc11436020099999",
        "document": PDF,
        "valid_until": DAY,
    }
    return add_licence(shop_id=shop.row.pk, by_user_id=by.pk, **(good | changes))


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


def test_a_licence_is_kept_with_its_document_and_renewed_under_its_number(shop):
    owner = shop.member()
    first = licence(shop, owner)
    assert first.number == "SC11436020099999" and first.document.read() == PDF
    again = licence(shop, owner, valid_until=date(2030, 1, 1))
    assert again.pk == first.pk and again.valid_until == date(2030, 1, 1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "SC123"}, "number"),
        ({"number": ""}, "number"),
        ({"kind": "drug_trade", "number": ""}, "number"),
        ({"kind": "driving"}, "kind"),
        ({"document": b""}, "document"),
        ({"document": b"<html><script>"}, "document"),
        ({"document": PDF + bytes(6 * 2**20)}, "document"),
    ],
)
def test_what_cannot_be_a_licence_is_refused(shop, changes, field):
    with pytest.raises(Invalid) as refusal:
        licence(shop, shop.member(), **changes)
    assert refusal.value.field == field and not Licence.objects.exists()


# --- Opening and closing ------------------------------------------------------


def test_a_shop_that_closes_takes_its_works_out_of_search_and_back_in_when_it_opens(shop):
    ware = shop.sells()
    wanted = Wanted(channel_id=ChannelFactory().pk)
    for hour, is_active in enumerate((False, True)):
        at = AT.replace(hour=hour)
        set_active(shop_id=shop.row.pk, is_active=is_active, at=at)
        message = Message.objects.get(topic="shop.changed", done_at=None)
        assert deliver(message_id=message.pk, at=at)
        assert find(wanted, at=at).product_ids == ([ware.product.pk] if is_active else [])
    set_active(shop_id=shop.row.pk, is_active=True, at=AT.replace(hour=5))
    assert not Message.objects.filter(done_at=None).exists()
    assert Shop.objects.get(pk=shop.row.pk).is_active
