"""Settings, all from the environment; docs/settings.md has the table. Nothing secret is written here."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from common import logs
from storefront import embedded, environment
from storefront.payments.keys import stripe_keys

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = embedded.DataFolder().path

# --- Mode and secrets -------------------------------------------------------
DEBUG = environment.flag("DEBUG", False)
# The demo shows test payments and invented people, and says so on every page.
DEMO = environment.flag("DEMO", True)


def _secret_key() -> str:
    """From the environment; the demo makes its own once and keeps it in its data folder."""
    if key := environment.text("SECRET_KEY", ""):
        return key
    if not DEMO:
        raise ImproperlyConfigured("SECRET_KEY is missing: set it to a long random text.")
    kept = DATA_DIR / "secret_key"
    if not kept.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        kept.write_text(secrets.token_urlsafe(48))
        kept.chmod(0o600)
    return kept.read_text().strip()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = environment.names("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.names("CSRF_TRUSTED_ORIGINS", "")
PUBLIC_URL = environment.text("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
HTTPS = PUBLIC_URL.startswith("https://")
BEHIND_PROXY = environment.flag("BEHIND_PROXY", False)

# --- The house --------------------------------------------------------------
INSTALLED_APPS = [
    "storefront",
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "django_countries",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "graphene_django",
    "common.outbox",
    "inheritors.registry",
    "inheritors.shops",
    "inheritors.settlement",
    "catalog.products",
    "catalog.listings",
    "catalog.media",
    "catalog.pricing",
    "catalog.stock",
    "catalog.search",
    "promotions.campaigns",
    "promotions.vouchers",
    "promotions.blindboxes",
    "promotions.collectibles",
    "storefront.accounts",
    "storefront.privacy",
    "storefront.checkout",
    "storefront.orders",
    "storefront.payments",
    "storefront.shipping",
    "storefront.pages",
    "storefront.portal",
    "storefront.console",
    "storefront.api",
    "storefront.demo",
]

MIDDLEWARE = [
    "storefront.health.Health",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "storefront.middleware.RequestLog",
    "storefront.middleware.Instant",
    "storefront.api.door.ApiDoor",
    "storefront.middleware.Doorkeeper",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "storefront.content_policy.ContentPolicy",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "storefront.middleware.ChannelOfRequest",
    "storefront.pages.basket.BasketFollows",
    "storefront.middleware.RefusalPages",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "storefront.urls"
WSGI_APPLICATION = "storefront.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "storefront" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "storefront.pages.context.shell",
            ],
        },
    },
]

# --- Database, cache, broker ------------------------------------------------
DATABASE_URL = environment.url("DATABASE_URL", ("postgres", "postgresql")) or embedded.database_url()
DATABASES = {
    "default": dj_database_url.parse(DATABASE_URL, engine="common.database", conn_max_age=600, conn_health_checks=True)
    | {"DISABLE_SERVER_SIDE_CURSORS": True},
}
# Behind a pooler that gives each transaction another session (PgBouncer's transaction mode), this must be off.
DATABASE_PREPARES = environment.flag("DATABASE_PREPARES", True)

REDIS_URL = environment.url("REDIS_URL", ("redis", "rediss")) or embedded.redis_url()
CACHES = {
    "default": {
        "BACKEND": "common.caching.LeanRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "heirloom",
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

# Tasks live apart from cached answers, so that emptying the cache loses none.
CELERY_BROKER_URL = environment.url("CELERY_BROKER_URL", ("redis", "rediss")) or (
    REDIS_URL if environment.text("REDIS_URL", "") else embedded.redis_url(1)
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
# How far the worker stands back where the machine is busy: what a buyer waits for goes first.
WORKER_NICE = environment.number("WORKER_NICE", 10, least=0, most=19)
CELERY_BEAT_SCHEDULE = {"outbox-sweep": {"task": "outbox.deliver", "schedule": 15.0}}
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")

# --- Who signs in, and how --------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "storefront.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("pages:account")
ACCOUNT_LOGOUT_REDIRECT_URL = reverse_lazy("pages:home")
ACCOUNT_ADAPTER = "storefront.accounts.arrival.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# An address is somebody's own once a mail to it was answered; before that nobody is told who has an account.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_FORMS = {"signup": "storefront.accounts.entrance.SignupForm"}
# By what an act costs others: a wrong guess, or a mail that somebody did not ask for.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/key",
    "signup": "20/h/ip",
    "confirm_email": "1/2m/key",
    "resend_confirmation": "20/h/ip",
    "reset_password": "20/h/ip,3/h/key",
    "reset_password_from_key": "20/h/ip",
    "change_password": "5/m/user",
    "manage_email": "10/h/user",
    "reauthenticate": "10/m/user",
    "api_key": "20/h/ip",
    "export": "5/d/user",
}
# The link of a mail that sets a new password, in seconds.
PASSWORD_RESET_TIMEOUT = 2 * 3600
MFA_ADAPTER = "storefront.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Heirloom"
# A phone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
# Nobody is signed in before their address is confirmed, so changing it later may go by mail here too.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Browsers let security keys work without https on localhost alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
# The demo's operator signs in with the password that the demo prints.
MFA_REQUIRED_FOR_OPERATORS = environment.flag("MFA_REQUIRED_FOR_OPERATORS", not DEMO)
# Days between asking for an account to be erased and its end; a link in the mail undoes it until then.
ACCOUNT_ERASURE_DAYS = environment.number("ACCOUNT_ERASURE_DAYS", 7)
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "storefront.accounts.arrival.name_tried"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
# Whose tries are counted: behind a proxy it is the address that the proxy names last, never the proxy's own.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
AXES_CLIENT_IP_CALLABLE = "allauth.core.internal.httpkit.get_client_ip"
AXES_LOCKOUT_CALLABLE = "storefront.errors.too_often"

# --- Language and time ------------------------------------------------------
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "storefront" / "locale", BASE_DIR / "storefront" / "wording" / "locale"]
# The channel that a visitor of a language sees until they choose another.
CHANNEL_OF_LANGUAGE = {"zh-hans": "cn", "en": "us"}

# --- Files ------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "storefront" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Invoices and the like. No proxy may serve this folder: only pages that know whose they are read from it.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "private", "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- Security ---------------------------------------------------------------
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "storefront.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
# A request of 10 MB is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
# Pictures and licences come in through the admin.
UPLOAD_MAX_BYTES = 32 * 1024 * 1024
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "script-src": [SELF],
        "style-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
# Where the admin differs, and why: docs/decisions/0203-the-admins-content-policy.md.
ADMIN_CONTENT_POLICY = {
    "script-src": [SELF, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
}

# --- Mail, logs, API --------------------------------------------------------
# The demo lays its mails into a folder: on the console they would be in the log, with their addresses and keys.
EMAIL_HOST = environment.text("EMAIL_HOST", "")
EMAIL_BACKEND = environment.text(
    "EMAIL_BACKEND", f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
)
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_PORT = environment.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD", "")
# STARTTLS unless told otherwise; port 465 speaks TLS from the first byte.
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = environment.flag("EMAIL_USE_TLS", not EMAIL_USE_SSL)
if EMAIL_USE_TLS and EMAIL_USE_SSL:
    raise ImproperlyConfigured("EMAIL_USE_TLS must be 0 with EMAIL_PORT 465, which speaks TLS by itself.")
# A mail server that does not answer keeps a worker no longer than this many seconds.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "Heirloom <shop@heirloom.example>")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
LOGGING = logs.settings(
    readable=not environment.flag("LOG_JSON", not sys.stderr.isatty()),
    level=environment.one_of("LOG_LEVEL", LOG_LEVELS, "INFO"),
)
GRAPHENE = {"SCHEMA": "storefront.api.schema.schema"}
# A GraphQL request beyond these limits is refused; the cost is the number of fields its answer may have.
GRAPHQL_MAX_BODY_BYTES = 1024 * 1024
GRAPHQL_MAX_TOKENS = 4000
GRAPHQL_MAX_DEPTH = 16
GRAPHQL_MAX_COST = 20_000
# Web pages of these origins may read the API's answers. It takes no cookies, so any origin is the usual choice.
GRAPHQL_ALLOWED_ORIGINS = environment.names("GRAPHQL_ALLOWED_ORIGINS", "*")
# Sites to which links of mails may lead that a client of the API asked for, beside this one.
ALLOWED_CLIENT_HOSTS = environment.names("ALLOWED_CLIENT_HOSTS", "127.0.0.1,localhost,[::1]" if DEMO else "")

# --- Adapters (chosen in storefront/wiring.py) ------------------------------
PAYMENT_GATEWAY = environment.text("PAYMENT_GATEWAY", "fake")
STRIPE_KEYS = stripe_keys(demo=DEMO) if PAYMENT_GATEWAY == "stripe" else None
SEARCH_ENGINE = environment.text("SEARCH_ENGINE", "postgres")
# Per cent that the platform keeps of a sale (DOMAIN.md, section 7).
# How long a basket's pieces are kept for its buyer at the payment step; 0 keeps none.
CHECKOUT_RESERVATION_MINUTES = environment.number("CHECKOUT_RESERVATION_MINUTES", 15, least=0)
PLATFORM_COMMISSION_PERCENT = environment.percent("PLATFORM_COMMISSION_PERCENT", "10")

UNFOLD = {
    "SITE_TITLE": "Heirloom 传家",
    "SITE_HEADER": "Heirloom 传家",
    "SITE_SYMBOL": "approval",
    "SITE_URL": reverse_lazy("console:home"),
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": lambda _request: static("seal.svg")}],
    # Cinnabar, from the lightest wash to the darkest.
    "COLORS": {
        "primary": {
            "50": "#faf1ec",
            "100": "#f0e1d8",
            "200": "#e4c3b6",
            "300": "#d79b8a",
            "400": "#cb7262",
            "500": "#bc3f31",
            "600": "#a93226",
            "700": "#8d2a20",
            "800": "#70231b",
            "900": "#541c17",
            "950": "#38211c",
        }
    },
}
