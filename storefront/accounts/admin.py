"""People and apps in the admin: who may enter which room. People make their accounts themselves, by signing up."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from common.look_only import LookOnly
from storefront.accounts.models import Address, App, AppToken, User

# Where somebody is signed in is theirs to see and to end, on their own page.
admin.site.unregister(UserSession)
# allauth's list would show what is in them.
admin.site.unregister(Authenticator)


@admin.register(Authenticator)
class AuthenticatorAdmin(LookOnly, ModelAdmin):
    """Second steps, without their secrets. For somebody who lost theirs a superuser takes it away."""

    list_display = ["user", "type", "created_at", "last_used_at"]
    list_select_related = ["user"]
    list_filter = ["type"]
    search_fields = ["user__email"]
    fields = ["user", "type", "created_at", "last_used_at"]

    def has_delete_permission(self, request: HttpRequest, obj: Authenticator | None = None) -> bool:
        return request.user.is_active and request.user.is_superuser


@admin.register(User)
class UserAdmin(ModelAdmin):
    list_display = ["email", "is_operator", "is_staff", "is_active", "date_joined"]
    list_filter = ["is_operator", "is_staff", "is_active", "language"]
    search_fields = ["email", "first_name", "last_name"]
    ordering = ["-pk"]
    fields = [
        ("first_name", "last_name"),
        "email",
        "language",
        ("is_active", "is_operator"),
        ("is_staff", "is_superuser"),
        "groups",
        ("date_joined", "last_login"),
    ]
    readonly_fields = ["email", "date_joined", "last_login"]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Only a superuser gives roles away, or takes them."""
        roles = [] if request.user.is_superuser else ["is_operator", "is_staff", "is_superuser", "groups"]
        return [*self.readonly_fields, *roles]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Somebody who left is made inactive: their orders stay."""
        return False


@admin.register(Address)
class AddressAdmin(LookOnly, ModelAdmin):
    """Orders point at these rows, so none is edited."""

    list_display = ["last_name", "first_name", "city", "country", "user"]
    list_select_related = ["user"]
    search_fields = ["last_name", "first_name", "city", "user__email"]


class TokenInline(LookOnly, TabularInline):
    """The last characters; the token itself is kept nowhere."""

    model = AppToken
    fields = ["tail"]
    extra = 0


@admin.register(App)
class AppAdmin(ModelAdmin):
    """`manage.py create_app` makes one and prints its token. Here it is switched off."""

    list_display = ["name", "permissions", "is_active", "created_at"]
    list_filter = ["is_active"]
    search_fields = ["name"]
    fields = ["name", "permissions", "is_active", "created_at"]
    readonly_fields = ["permissions", "created_at"]
    inlines = [TokenInline]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
