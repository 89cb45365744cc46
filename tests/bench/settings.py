"""The portal's settings with the one change a variant is about."""

import os

from portal.settings import *  # noqa: F403
from portal.settings import BASE_DIR, MIDDLEWARE, PAGE_CACHE_BYTES, PAGE_HOOKS, TEMPLATES

EVEN_CLOCK_SECONDS = 0  # A week of the bench is over before a clock was watched for an hour.
_variant = os.environ.get("BENCH_VARIANT")

if _variant == "uncached":
    PAGE_CACHE_BYTES = 0
elif _variant == "uncounted":
    PAGE_HOOKS = "tests.bench.uncounted"
elif _variant == "made":  # Each page is made anew, from what is made once per content version.
    MIDDLEWARE = [door for door in MIDDLEWARE if door != "pagecache.middleware.KeepPages"]
elif _variant == "plainblog":
    ROOT_URLCONF = "tests.bench.plainblog.urls"
    MIDDLEWARE = [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ]
    TEMPLATES = [{**TEMPLATES[0], "DIRS": [BASE_DIR / "tests/bench/plainblog/templates"]}]
