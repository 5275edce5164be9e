"""People who sign in, their addresses, and apps with tokens."""

from __future__ import annotations

import secrets
import uuid
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils.crypto import salted_hmac
from django_countries.fields import CountryField


class UserManager(BaseUserManager["User"]):
    """Creates users; the e-mail address is the name they sign in with, in lower case."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> User:
        user = self.model(email=email.strip().lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> User:
        """Whoever may run commands vouches for the address, so no mail asks to confirm it."""
        user = self.create_user(email, password, is_staff=True, is_superuser=True, is_operator=True, **extra)
        user.vouch_for_email()
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A shopper; a member of shops (shops.ShopMember) when an inheritor; an operator when `is_operator`."""

    email = models.EmailField(unique=True)
    first_name = models.CharField(max_length=150, blank=True)
    last_name = models.CharField(max_length=150, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    is_active = models.BooleanField(default=True)
    # May enter Django's admin.
    is_staff = models.BooleanField(default=False)
    # May enter the console: approve listings, run campaigns, see orders.
    is_operator = models.BooleanField(default=False)
    date_joined = models.DateTimeField(db_default=Now())
    default_shipping_address = models.ForeignKey(
        "accounts.Address", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    default_billing_address = models.ForeignKey(
        "accounts.Address", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Part of what every session and token is checked against: a new one ends them all (accounts/devices.py).
    sign_in_key = models.CharField(max_length=32, blank=True, editable=False)
    # The account is erased at this instant unless its owner changes their mind (storefront/privacy).
    erase_at = models.DateTimeField(null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_an_address")]

    def __str__(self) -> str:
        return self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django's, over the password; here over the key as well. Without a key it is Django's own."""
        key_salt = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"
        return salted_hmac(key_salt, self.password + self.sign_in_key, secret=secret, algorithm="sha256").hexdigest()

    def new_sign_in_key(self) -> None:
        """End every session and token of this account, the one that asks included, once this is saved."""
        self.sign_in_key = secrets.token_hex(16)

    def vouch_for_email(self) -> None:
        """Count the address as confirmed and as the only one: a mail was answered, or the house says so."""
        EmailAddress.objects.filter(user_id=self.pk).exclude(email=self.email).delete()
        EmailAddress.objects.update_or_create(
            user_id=self.pk, email=self.email, defaults={"verified": True, "primary": True}
        )

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name or self.email.partition("@")[0]


class Address(models.Model):
    """A postal address with Saleor's fields. Rows are never edited once an order points at them."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="addresses")
    first_name = models.CharField(max_length=256, blank=True)
    last_name = models.CharField(max_length=256, blank=True)
    company_name = models.CharField(max_length=256, blank=True)
    street_address_1 = models.CharField(max_length=256, blank=True)
    street_address_2 = models.CharField(max_length=256, blank=True)
    city = models.CharField(max_length=256, blank=True)
    city_area = models.CharField(max_length=128, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    country = CountryField()
    country_area = models.CharField(max_length=128, blank=True)
    phone = models.CharField(max_length=32, blank=True)

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}, {self.city}"


class ApiSession(models.Model):
    """A program that signed in for somebody. `turn` counts its refresh tokens: only the newest opens anything."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_sessions")
    # What the program calls itself, as its User-Agent says.
    program = models.CharField(max_length=200, blank=True)
    turn = models.PositiveIntegerField(default=0)
    turned_at = models.DateTimeField()
    created_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.program} of user {self.user_id}"


class Permission(models.TextChoices):
    """What an app may do; Saleor's names."""

    HANDLE_PAYMENTS = "HANDLE_PAYMENTS"
    MANAGE_CHECKOUTS = "MANAGE_CHECKOUTS"
    MANAGE_DISCOUNTS = "MANAGE_DISCOUNTS"
    MANAGE_ORDERS = "MANAGE_ORDERS"
    MANAGE_PRODUCTS = "MANAGE_PRODUCTS"


class App(models.Model):
    """Another program that speaks GraphQL with the store's trust."""

    name = models.CharField(max_length=60)
    permissions = ArrayField(models.CharField(max_length=40, choices=Permission), default=list)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.name


class AppToken(models.Model):
    """A bearer token of an app; only its SHA-256 is kept."""

    app = models.ForeignKey(App, on_delete=models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    # The last four characters, so that a person can tell tokens apart.
    tail = models.CharField(max_length=4)

    def __str__(self) -> str:
        return f"…{self.tail}"
