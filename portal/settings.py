"""The settings of every environment; what differs between two machines is an environment variable (see README)."""

import ipaddress
from datetime import timedelta
from pathlib import Path

from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from portal import environment

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = environment.writable_folder("DATA_DIR", BASE_DIR / "var")

DEBUG = environment.flag("DEBUG", default=False)
HTTPS = environment.flag("HTTPS", default=not DEBUG)
SECRET_KEY = environment.secret_key("SECRET_KEY", kept_in=DATA_DIR / "secret_key")
SECRET_KEY_FALLBACKS = environment.secret_keys("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", environment.LOCAL_HOSTS)
PUBLIC_ORIGIN = environment.public_origin("PUBLIC_ORIGIN", ALLOWED_HOSTS, HTTPS)
CSRF_TRUSTED_ORIGINS = environment.origins("CSRF_TRUSTED_ORIGINS")
if not DEBUG:
    environment.refuse_open_passwords(HTTPS, ALLOWED_HOSTS, PUBLIC_ORIGIN)
if PUBLIC_ORIGIN:
    ALLOWED_HOSTS.append(environment.host_of(PUBLIC_ORIGIN))
    CSRF_TRUSTED_ORIGINS.append(PUBLIC_ORIGIN)
TRUSTED_PROXIES = [ipaddress.ip_network(network) for network in environment.networks("TRUSTED_PROXIES")]

INSTALLED_APPS = [
    "pagecache",
    "portal.apps.PortalConfig",
    "portal.identity",
    "portal.operations",
    "news",
    "honours",
    "stats",
    "unfold.apps.BasicAppConfig",  # Before the admin: its templates win.
    "unfold.contrib.filters",
    "portal.accounts.apps.AdminSiteConfig",
    "django.contrib.auth",
    "portal.accounts.apps.AccountsConfig",  # After auth, which creates the permissions of the roles.
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "ckeditor",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

MIDDLEWARE = [
    "stats.middleware.CountViews",  # First: it must see every response as the reader gets it.
    "pagecache.middleware.KeepPages",  # Before Django's work, which a kept page does not need.
    "portal.request_headers.NormalizeRequestHeaders",  # Before whitenoise and gzip; kept pages parse it themselves.
    "portal.hardening.SecurityHeaders",  # Errors, redirects and static files carry them too.
    "portal.untrusted_proxies.TellOfUntrustedProxies",  # Before the redirect to HTTPS, which would go on for ever.
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.identity.health.HealthCheckOfAnyHost",  # Before whatever asks for the host.
    "portal.canonical_host.RedirectToPublicOrigin",  # After HTTPS: browsers get HSTS of each name first.
    "portal.hardening.RefuseNul",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "portal.accounts.sessions.QuietAuthentication",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",  # Last: it replaces the response to a locked-out sign-in.
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.csp",
            ],
        },
    },
]

DATABASES = {"default": environment.database("DATABASE_URL", f"sqlite:///{DATA_DIR}/bangvang.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese"))]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "libraries"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["portal.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = environment.writable_folder("STATIC_ROOT", DATA_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder", "portal.staticfiles.AppFiles"]
PAGE_CACHE_BYTES = environment.number("PAGE_CACHE_MB", default=64, most=4096, least=0) * 2**20  # In each process.
PAGE_HOOKS = "stats.page_hooks"  # Knows the live numbers on a whole page and counts its views.
CLIENT_ADDRESS = "stats.collecting.visitors.client_address"  # Returns the client address of a request.
EVEN_CLOCK_SECONDS = 3600  # So long after a start or a change of the clock nothing is deleted for its age.
COMPOSED_PATHS = ("/tin/",)
# What an article's own part is made of, and the column that says of which article; None: of all.
COMPOSED_FROM = {
    "news.Article": "id",
    "news.Attachment": "article_id",
    "news.Correction": "article_id",
    "news.Photo": "article_id",
    "honours.Decision.articles": "article_id",
    "news.Category": None,
    "news.Source": None,
    "identity.SiteIdentity": None,
}
PUBLIC_MODELS = [  # Readers see their rows: each write of one ends the kept pages (pagecache/public_writes.py).
    "news.Article",
    "news.Attachment",
    "news.Category",
    "news.Correction",
    "news.FrontBlock",
    "news.Notice",
    "news.OldAddress",
    "news.Photo",
    "news.Source",
    "news.Topic",
    "news.Video",
    "honours.Change",
    "honours.Consultation",
    "honours.ConsultationFile",
    "honours.Decision",
    "honours.DecisionFile",
    "honours.Grant",
    "honours.Honour",
    "honours.Nominee",
    "honours.PublicHoliday",
    "honours.Unit",
    "identity.AgencyLink",
    "identity.Contact",
    "identity.SiteIdentity",
]

MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
SPOOL_DIR = DATA_DIR / "spool"
IMPORT_DIR = DATA_DIR / "import"  # Administrators put folders of an old portal here; the desk reads nothing else.
IGNORED_NETWORKS = [ipaddress.ip_network(network) for network in environment.networks("IGNORED_NETWORKS")]
HONOUR_GPC = environment.flag("HONOUR_GPC", default=False)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.staticfiles.JoinedStyles"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20  # A long article with its form; photos are files and count apart.
DATA_UPLOAD_MAX_NUMBER_FIELDS = (
    3000  # 200 photos and 50 documents of an article; Django's 1000 are enough for 95 photos.
)
# By the beginning of a path, behind the event loop alone, which receives bodies before Django; the proxy has the same.
REQUEST_BODY_BYTES = {"": 64 * 1000, "/quan-tri/": 600 * 10**6}
FILE_UPLOAD_PERMISSIONS = 0o644
# On the disk of MEDIA_ROOT: an upload is moved there; from another disk a film of 500 MB would be copied.
FILE_UPLOAD_TEMP_DIR = environment.writable_folder("TMPDIR", DATA_DIR / "tmp")

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
OTP_TOTP_ISSUER = "Bảng Vàng"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # A stranger cannot lock a reporter out.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_CLIENT_IP_CALLABLE = CLIENT_ADDRESS
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^suc-khoe/"]  # Asked by the container's own health check, over plain HTTP.
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS and environment.flag("HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.identity.error_pages.csrf_failure"
SESSION_COOKIE_AGE = environment.number("SESSION_HOURS", default=12, most=168) * 3600  # Since the sign-in.
SESSION_IDLE_SECONDS = environment.number("SESSION_IDLE_MINUTES", default=120, most=1440, least=5) * 60
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

OWN_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
# The script with which the state measures how its portals are used; it may load, send and draw from its own host only.
COUNTS_BY_BEACON = environment.choice("COUNT_BY", {"request": False, "beacon": True}, default="request")
MEASURING_SCRIPT = environment.script_address("MEASURING_SCRIPT")
MEASURING = [environment.origin_of(MEASURING_SCRIPT)] if MEASURING_SCRIPT else []
SECURE_CSP = OWN_CSP | {kind: [CSP.SELF, *MEASURING] for kind in ("script-src", "connect-src", "img-src")}
# Only the page of a YouTube film, opened by a click, may embed it.
VIDEO_PAGE_CSP = SECURE_CSP | {"frame-src": ["https://www.youtube-nocookie.com"]}
# The admin. Alpine, which Unfold uses, compiles its attributes ('unsafe-eval'; its build without that cannot read
# Unfold's expressions). The text editor places its dialogs by style attributes; a photo just chosen is shown as blob:.
ADMIN_CSP = OWN_CSP | {
    "script-src": [CSP.SELF, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF],
    "style-src-elem": [CSP.SELF, CSP.NONCE],  # Besides the styles of the text editor (news/text/editor.py).
    "style-src-attr": [CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF],  # The preview of an article, the only page that allows it.
}
# The preview: the page of an article as readers get it, in a frame of its form.
PREVIEW_CSP = SECURE_CSP | {"frame-ancestors": [CSP.SELF]}
SILENCED_SYSTEM_CHECKS = [
    # It gets no more fixes: its sample pages are not served, and every body is cleaned (news/text/html.py).
    "ckeditor.W001",
    # HSTS_PRELOAD=0 is a choice: a list that browsers are delivered with is left after months only.
    "security.W021",
]

UNFOLD = {
    "SITE_TITLE": _("Bảng Vàng – the desk"),
    "SITE_HEADER": "Bảng Vàng",
    "SITE_SYMBOL": "award_star",
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("favicon.svg")}],
    "STYLES": [
        lambda request: static("desk/desk.css"),  # It holds the portal's colours too.
        lambda request: static("desk/flow.css"),
    ],
    "SCRIPTS": [
        lambda request: static("desk/unfold.js"),
        lambda request: static("desk/icons.js"),
    ],
    "SIDEBAR": {"navigation": "portal.accounts.admin_site.navigation"},
    "ACCOUNT": {
        "navigation": [
            {"title": _("Change password"), "link": reverse_lazy("admin:password_change")},
            {"title": _("Second factor"), "link": reverse_lazy("admin:second_factor_setup")},
        ]
    },
}

# Seen from outside (portal/monitoring).
METRICS_TOKEN = environment.token("METRICS_TOKEN")
ACCESS_LOG = environment.flag("ACCESS_LOG", default=False)
LOG_ADDRESSES = environment.flag("LOG_ADDRESSES", default=False)  # Of readers and of who is locked out.
LOG_FORMAT = environment.choice("LOG_FORMAT", {"text": "line", "json": "json"}, default="text")
if mailer := environment.mailer("EMAIL_URL"):
    MAILERS = {"default": mailer}
    ADMINS = environment.names("ADMIN_EMAILS", [])
    SERVER_EMAIL = environment.text("SERVER_EMAIL", ADMINS[0] if ADMINS else "root@localhost")
EMAIL_SUBJECT_PREFIX = "[Bảng Vàng] "
environment.report_to_sentry("SENTRY_DSN")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
        "json": {"()": "portal.monitoring.logs.JsonLines"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT},
        "mail": {"class": "portal.monitoring.logs.MailToAdministrators", "level": "ERROR", "formatter": "line"},
        "none": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console", "mail"], "level": "WARNING"},
    "loggers": {
        "access": {"level": "INFO"},
        # Django's own handler would mail the headers of the request, with addresses.
        "django": {"handlers": [], "level": "WARNING"},
        # Scanners send foreign Host headers; one line each would bury what matters.
        # Without any handler Python's handler of last resort would write it to stderr.
        "django.security.DisallowedHost": {"handlers": ["none"], "propagate": False},
    },
}
