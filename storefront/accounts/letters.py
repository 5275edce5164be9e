"""Letters about an account: written when they are delivered, in the language of whoever reads them, as text and HTML.

What waits in the outbox names people by id. A link that opens something is made at delivery and is kept nowhere.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from common.outbox import services as outbox
from common.outbox.models import Message
from storefront.accounts import keys
from storefront.accounts.models import User

TOPIC = "account.mail"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says: a few sentences, at most one thing to do, and a remark in small print."""

    subject: str
    paragraphs: Sequence[str]
    act: str = ""
    url: str = ""
    remark: str = ""


class MailRefused(Exception):
    """The mail server did not take a letter. Its own words name people, so they are left out."""


def write(kind: str, *, at: datetime, user: User | None = None, **facts: Any) -> None:
    """Send a letter once this transaction has committed. Without `to` it goes to the user's own address."""
    key = f"{TOPIC}:{uuid.uuid4()}"
    payload = {"kind": kind, "user": user.pk if user else None, "language": translation.get_language(), **facts}
    with transaction.atomic():
        outbox.enqueue(topic=TOPIC, key=key, payload={**payload, "key": key}, at=at)


def handle(payload: Mapping[str, Any], at: datetime) -> None:
    """Deliver one letter. Somebody who is gone by now gets none. What named people is taken out of the outbox."""
    user = User.objects.filter(pk=payload["user"]).first() if payload["user"] else None
    to = payload.get("to") or (user.email if user else "")
    if to and not (payload["user"] and (user is None or user.erased_at)):
        language = user.language if user else payload["language"]
        with translation.override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
            letter = LETTERS[payload["kind"]](user, payload)
            if letter is not None:
                send(letter, to=to)
    Message.objects.filter(key=payload["key"]).update(payload={"kind": payload["kind"]})


def send(letter: Letter, *, to: str) -> None:
    """Hand a letter to the mail server, in the active language."""
    context = {"letter": letter, "language": translation.get_language(), "home": address("pages:home")}
    mail = EmailMultiAlternatives(letter.subject, render_to_string("mails/letter.txt", context).strip() + "\n", to=[to])
    mail.attach_alternative(render_to_string("mails/letter.html", context), "text/html")
    try:
        mail.send()
    except Exception as fault:  # Whatever a mail server or its library says, it may say an address.
        raise MailRefused(type(fault).__name__) from None


def address(name: str, *args: Any) -> str:
    """A page of the store as a mail names it: of its public address, whatever host somebody claimed to speak to."""
    return f"{settings.PUBLIC_URL}{reverse(name, args=args)}"


def _client_url(base: str, **query: str) -> str:
    """An address of a client's site with what its page needs to go on, named as Saleor names it."""
    parts = urlsplit(base)
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, urlencode(query))))))


def _not_you() -> str:
    return _("If this was not you, set a new password and tell us: somebody knows the one you have.")


def _confirm(user: User, facts: Mapping[str, Any]) -> Letter:
    return Letter(
        _("Please confirm your address"),
        [_("This address was given to us for an account at Heirloom. With your confirmation it is yours.")],
        _("Confirm the address"),
        address("account_confirm_email", keys.confirmation(facts["address"])),
        _("The link is good for three days. If you know nothing of it, do nothing: then nobody gets in with it."),
    )


def _already_exists(user: User | None, facts: Mapping[str, Any]) -> Letter:
    return Letter(
        _("You have an account already"),
        [
            _("Somebody, most likely you, wanted to open an account with this address. There is one already."),
            _("Sign in as usual. If you do not know the password any more, set a new one."),
        ],
        _("Set a new password"),
        address("account_reset_password"),
        _("If you know nothing of it, do nothing: nothing has changed."),
    )


def _unknown_account(user: User | None, facts: Mapping[str, Any]) -> Letter:
    return Letter(
        _("There is no account with this address"),
        [
            _("Somebody, most likely you, asked for a new password. No account has this address."),
            _("Perhaps you signed up with another one. Orders as a guest need no account."),
        ],
        _("Open an account"),
        address("account_signup"),
        _("If you know nothing of it, do nothing: nothing has changed."),
    )


def _reset(user: User, facts: Mapping[str, Any]) -> Letter:
    if base := facts.get("redirect"):
        url = _client_url(base, email=user.email, token=keys.password_key(user))
    else:
        uid, token = keys.password_key(user).split("-", 1)
        url = address("account_reset_password_from_key", uid, token)
    return Letter(
        _("A new password"),
        [_("Here you set a new password for your account.")],
        _("Set a new password"),
        url,
        _("The link works once, and for two hours. If you did not ask for it, do nothing: your password stays."),
    )


def _client_confirm(user: User, facts: Mapping[str, Any]) -> Letter:
    letter = _confirm(user, {"address": facts["address"]})
    url = _client_url(facts["redirect"], email=user.email, token=keys.confirmation(facts["address"]))
    return Letter(letter.subject, letter.paragraphs, letter.act, url, letter.remark)


def _client_new_email(user: User, facts: Mapping[str, Any]) -> Letter:
    letter = _confirm(user, {"address": facts["address"]})
    url = _client_url(facts["redirect"], token=keys.confirmation(facts["address"]))
    return Letter(letter.subject, letter.paragraphs, letter.act, url, letter.remark)


def _email_changed(user: User, facts: Mapping[str, Any]) -> Letter:
    return Letter(
        _("Your account has a new address"),
        [_("From now on you sign in with {address}. This one is not in use any more.").format(address=user.email)],
        remark=_("If this was not you, answer this mail at once: we give the account back to you."),
    )


def _told(subject: str, text: str) -> Letter:
    return Letter(subject, [text], _("Look at your account"), address("pages:security"), _not_you())


def _password_changed(user: User, facts: Mapping[str, Any]) -> Letter:
    return _told(
        _("Your password was changed"), _("Your account has a new password. Every other device has been signed out.")
    )


def _totp_activated(user: User, facts: Mapping[str, Any]) -> Letter:
    return _told(
        _("A second step guards your account"),
        _("From now on, signing in asks for a code of your authenticator app. Keep your recovery codes."),
    )


def _totp_deactivated(user: User, facts: Mapping[str, Any]) -> Letter:
    return _told(
        _("The second step is switched off"), _("Signing in asks for no code of an authenticator app any more.")
    )


def _codes_generated(user: User, facts: Mapping[str, Any]) -> Letter:
    return _told(_("You have new recovery codes"), _("The old recovery codes open nothing any more."))


def _key_added(user: User, facts: Mapping[str, Any]) -> Letter:
    return _told(_("A security key was added"), _("It opens your account from now on, as the second step."))


def _key_removed(user: User, facts: Mapping[str, Any]) -> Letter:
    return _told(_("A security key was removed"), _("It opens your account no more."))


def _export_ready(user: User, facts: Mapping[str, Any]) -> Letter:
    return Letter(
        _("Your data is ready"),
        [_("What we keep of you lies ready as one file. Only you can fetch it, signed in, within seven days.")],
        _("Fetch it"),
        address("pages:data"),
    )


def _client_erase(user: User, facts: Mapping[str, Any]) -> Letter:
    return Letter(
        _("Do you want to leave?"),
        [_("Somebody, most likely you, asked that your account be erased. Please confirm it.")],
        _("Erase my account"),
        _client_url(facts["redirect"], token=keys.erasure(user)),
        _("The link is good for one day. If you did not ask for it, do nothing: your account stays."),
    )


def _erase_asked(user: User, facts: Mapping[str, Any]) -> Letter | None:
    if user.erase_at is None:
        # It was undone before the letter was written.
        return None
    return Letter(
        _("Your account will be erased"),
        [
            _(
                "As you asked, your account will be erased in {days} days. Until then everything works as before."
            ).format(days=settings.ACCOUNT_ERASURE_DAYS),
            _("Your orders stay in our books, as the law asks; nobody can sign in to see them then."),
        ],
        _("Keep my account"),
        address("pages:keep_account", keys.keeping(user)),
        _not_you(),
    )


def _erased(user: User | None, facts: Mapping[str, Any]) -> Letter:
    return Letter(
        _("Your account is erased"),
        [
            _("Your name, your addresses and everything you signed in with are gone. This is our last letter."),
            _("Your orders stay in our books for as long as the law asks."),
        ],
    )


LETTERS: dict[str, Callable[[Any, Mapping[str, Any]], Letter | None]] = {
    "email_confirmation": _confirm,
    "email_confirmation_signup": _confirm,
    "account_already_exists": _already_exists,
    "unknown_account": _unknown_account,
    "password_reset_key": _reset,
    "password_reset": _password_changed,
    "password_set": _password_changed,
    "password_changed": _password_changed,
    "email_changed": _email_changed,
    "totp_activated": _totp_activated,
    "totp_deactivated": _totp_deactivated,
    "recovery_codes_generated": _codes_generated,
    "webauthn_added": _key_added,
    "webauthn_removed": _key_removed,
    "client_confirm": _client_confirm,
    "client_new_email": _client_new_email,
    "client_erase": _client_erase,
    "export_ready": _export_ready,
    "erase_asked": _erase_asked,
    "erased": _erased,
}
