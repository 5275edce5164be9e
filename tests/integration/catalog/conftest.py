"""What the tests of the catalogue share."""

import pytest

from catalog.pricing.models import Channel
from tests.factories.catalog import AShop, ChannelFactory, a_shop


@pytest.fixture
def shop(db) -> AShop:
    return a_shop()


@pytest.fixture
def cn(db) -> Channel:
    return ChannelFactory()


@pytest.fixture
def us(db) -> Channel:
    return ChannelFactory(us=True)
