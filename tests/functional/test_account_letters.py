"""Letters about an account, as a real mail server gets them: both forms, both languages, and links that work."""

import re

import pytest
from django.test import Client

from storefront.accounts.models import User
from tests.letters import work
from tests.mail_server import mail_server, plain, rich, subject

pytestmark = pytest.mark.django_db

PASSWORD, NEW = "kiln-fire-1280", "another-kiln-99"
WORDS = {
    "": ("请确认你的邮箱", "设置新密码", "zh-Hans"),
    "/en": ("Please confirm your address", "A new password", "en"),
}


@pytest.fixture
def post(settings):
    with mail_server(settings) as box:
        yield box


def newest(post):
    work()
    return post.kept[-1]


def path_in(mail):
    """The one thing to follow, the same in both forms."""
    url = re.search(r"^https://shop\.example\S+$", plain(mail), re.MULTILINE)[0]
    assert url in rich(mail)
    return url.removeprefix("https://shop.example")


@pytest.mark.parametrize("language", WORDS)
def test_an_address_is_confirmed_and_a_password_set_by_letters_that_arrive(post, language):
    confirming, setting, tag = WORDS[language]
    browser = Client()
    browser.post(f"{language}/accounts/signup/", {"email": "new@example.com", "password1": PASSWORD})
    letter = newest(post)
    assert (subject(letter), letter["To"]) == (confirming, "new@example.com")
    assert f'lang="{tag}"' in rich(letter)
    assert path_in(letter).startswith(f"{language}/accounts/")
    browser.post(path_in(letter))
    assert User.objects.get().emailaddress_set.get().verified

    browser = Client()
    browser.post(f"{language}/accounts/password/reset/", {"email": "new@example.com"})
    letter = newest(post)
    assert (subject(letter), letter["To"]) == (setting, "new@example.com")
    form = browser.get(path_in(letter), follow=True)
    browser.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert User.objects.get().check_password(NEW)


def test_a_chinese_subject_travels_in_plain_ascii_and_reads_as_it_was_written(post):
    Client().post("/accounts/signup/", {"email": "new@example.com", "password1": PASSWORD})
    assert subject(newest(post)) == "请确认你的邮箱"
    assert post.subjects_on_the_wire[-1].startswith("=?utf-8?")
