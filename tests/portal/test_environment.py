"""A wrong setting stops the start with one clear sentence; a missing one is safe."""

import os
import stat
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http.request import split_domain_port, validate_host

from portal import environment

ROOT = Path(__file__).resolve().parent.parent.parent


def start(tmp_path, command="check", **variables):
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return subprocess.run(
        [sys.executable, "manage.py", *command.split()],
        cwd=ROOT,
        env=clean | {"DATA_DIR": str(tmp_path)} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_any_setting_the_site_is_ready_to_deploy(tmp_path):
    ran = start(tmp_path, "check --deploy --fail-level WARNING")

    assert (ran.returncode, ran.stdout.strip()) == (0, "System check identified no issues (1 silenced).")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DEBUG", "yes", "DEBUG must be 0 or 1, not 'yes'."),
        ("HTTPS", "true", "HTTPS must be 0 or 1, not 'true'."),
        ("SECRET_KEY", "short", "SECRET_KEY must have at least 50 characters, not 5."),
        ("SECRET_KEY_FALLBACKS", "short", "SECRET_KEY_FALLBACKS must have at least 50 characters, not 5."),
        ("TRUSTED_PROXIES", "10.0.0.0/8,proxy", "TRUSTED_PROXIES must list addresses or networks"),
        ("ALLOWED_HOSTS", "https://portal.example", "ALLOWED_HOSTS must list host names like portal.example, without"),
        ("ALLOWED_HOSTS", "localhost,portal.example:80", "ALLOWED_HOSTS must list host names like portal.example,"),
        ("PUBLIC_ORIGIN", "portal.example", "PUBLIC_ORIGIN must be an address like https://portal.example, not"),
        ("PUBLIC_ORIGIN", "https://portal.example/x", "PUBLIC_ORIGIN must be an address like https://portal.example"),
        ("PUBLIC_ORIGIN", "http://portal.example", "PUBLIC_ORIGIN must begin with https:// while HTTPS is 1"),
        (
            "CSRF_TRUSTED_ORIGINS",
            "portal.example",
            "CSRF_TRUSTED_ORIGINS must list addresses like https://portal.example",
        ),
        ("DATABASE_URL", "mysql://host/name", "DATABASE_URL must be an address like sqlite:///path or postgres://"),
        ("DATABASE_URL", "nonsense", "DATABASE_URL must be an address like sqlite:///path or postgres://"),
        ("DATA_DIR", "/proc/none", "DATA_DIR: the folder /proc/none cannot be made"),
    ],
)
def test_a_typo_stops_the_start_with_one_sentence(tmp_path, name, value, sentence):
    ran = start(tmp_path, **{name: value})

    [line] = ran.stderr.strip().splitlines()
    assert (ran.returncode, line.startswith(sentence)) == (1, True)


def test_the_server_says_the_same_sentence(tmp_path):
    """gunicorn itself would show the way through its code to a wrong value, and start workers that die."""
    command = [sys.executable, "-m", "gunicorn", "--config", "portal/gunicorn.conf.py", "portal.wsgi"]
    wrong = {"DATA_DIR": str(tmp_path), "ALLOWED_HOSTS": "https://portal.example"}

    ran = subprocess.run(command, cwd=ROOT, env=os.environ | wrong, capture_output=True, text=True, timeout=120)

    [line] = ran.stderr.strip().splitlines()
    assert (ran.returncode, line.startswith("ALLOWED_HOSTS must list host names")) == (1, True)


@pytest.mark.parametrize(
    ("https", "hosts", "origin", "is_refused"),
    [
        (False, ["portal.example"], "", True),
        (False, ["localhost", "8.8.8.8"], "", True),
        (False, ["portal.example"], "https://portal.example", True),
        (False, ["portal.example"], "http://portal.example", False),
        (False, ["localhost", "testserver", "10.0.0.7", "portal.lan", "*"], "", False),
        (True, ["portal.example"], "", False),
    ],
)
def test_nobody_signs_in_without_https_under_a_public_name_by_mistake(https, hosts, origin, is_refused):
    refused = pytest.raises(ImproperlyConfigured, match="HTTPS must be 1 for ") if is_refused else nullcontext()

    with refused:
        environment.refuse_open_passwords(https, hosts, origin)


@pytest.mark.parametrize(
    ("given", "hosts", "https", "expected"),
    [
        ("", ["127.0.0.1", "localhost", "[::1]"], True, ""),
        ("", ["portal.example", "localhost"], True, "https://portal.example"),
        ("", ["Portal.Example", "localhost"], True, "https://portal.example"),
        ("", ["portal.example", "localhost"], False, ""),
        ("", ["portal.example", "www.portal.example"], True, ""),
        ("", [".portal.example"], True, ""),
        ("", ["*"], True, ""),
        ("https://Portal.example/", [], True, "https://portal.example"),
        ("https://portal.example:443", [], True, "https://portal.example"),
        ("https://portal.example:8443", [], True, "https://portal.example:8443"),
        ("http://127.0.0.1:8000", [], False, "http://127.0.0.1:8000"),
    ],
)
def test_the_public_origin_is_what_is_said_or_the_one_name_there_is(monkeypatch, given, hosts, https, expected):
    monkeypatch.setenv("PUBLIC_ORIGIN", given)

    assert environment.public_origin("PUBLIC_ORIGIN", hosts, https) == expected


@pytest.mark.parametrize("host", ["portal.example", "10.0.0.1", "[::1]"])
def test_the_site_answers_by_the_name_of_its_public_origin(host):
    asked = {f"https://{host}": host, f"https://{host}:8443": f"{host}:8443"}

    assert [
        validate_host(split_domain_port(given)[0], [environment.host_of(origin)]) for origin, given in asked.items()
    ] == [
        True,
        True,
    ]


@pytest.mark.parametrize("names", ["portal.example", "*", ".portal.example", "10.0.0.1, [::1],web_1"])
def test_host_names_are_taken_as_django_compares_them(monkeypatch, names):
    monkeypatch.setenv("ALLOWED_HOSTS", names)

    assert ", ".join(environment.hosts("ALLOWED_HOSTS", [])).replace(", ", ",") == names.replace(", ", ",")


def test_a_site_of_two_names_is_asked_which_of_them_is_public(tmp_path):
    names = {"ALLOWED_HOSTS": "portal.example,www.portal.example"}

    warned = start(tmp_path, "check --deploy", **names)
    told = start(tmp_path, "check --deploy --fail-level WARNING", PUBLIC_ORIGIN="https://portal.example", **names)

    assert ("portal.W001" in warned.stderr, told.returncode) == (True, 0)


@pytest.mark.parametrize("value", ["0", "65", "-1", "two", "1.5", "٣", "9" * 5000])
def test_a_number_out_of_range_is_refused(monkeypatch, value):
    monkeypatch.setenv("WEB_CONCURRENCY", value)

    with pytest.raises(ImproperlyConfigured, match="WEB_CONCURRENCY must be a whole number from 1 to 64"):
        environment.number("WEB_CONCURRENCY", default=2, most=64)


def test_the_secret_key_is_made_once_and_is_nobody_elses(tmp_path):
    first = environment.secret_key("UNSET_KEY", kept_in=tmp_path / "key")
    second = environment.secret_key("UNSET_KEY", kept_in=tmp_path / "key")

    assert (first, len(first) >= 50) == (second, True)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "key"]


def test_everything_is_written_under_one_folder(tmp_path):
    before = {path for path in ROOT.iterdir() if path.name != "__pycache__"}

    assert start(tmp_path, "migrate --verbosity 0").returncode == 0
    assert {path.name for path in tmp_path.iterdir()} >= {"bangvang.sqlite3", "secret_key"}
    assert {path for path in ROOT.iterdir() if path.name != "__pycache__"} == before


def test_a_choice_is_one_of_those_that_are_there(monkeypatch):
    monkeypatch.delenv("WORKER", raising=False)
    assert environment.choice("WORKER", {"threads": 1, "asgi": 2}, default="threads") == 1

    monkeypatch.setenv("WORKER", "gevent")
    with pytest.raises(ImproperlyConfigured, match="WORKER must be one of threads, asgi, not 'gevent'"):
        environment.choice("WORKER", {"threads": 1, "asgi": 2}, default="threads")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("METRICS_TOKEN", "short"),
        ("METRICS_TOKEN", "twenty characters and blanks"),
        ("EMAIL_URL", "mail.example"),
        ("EMAIL_URL", "http://mail.example"),
        ("SENTRY_DSN", "https://sentry.example"),
        ("LOG_FORMAT", "xml"),
        ("ACCESS_LOG", "yes"),
    ],
)
def test_a_wrong_setting_of_what_watches_the_site_is_told_in_one_sentence(tmp_path, variable, value):
    ran = start(tmp_path, "check", **{variable: value})

    assert (ran.returncode != 0, variable in ran.stderr.splitlines()[-1]) == (True, True)


def test_mail_goes_where_its_address_says(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://lan%40portal.example:p%2Fw@mail.example")

    assert environment.mailer("EMAIL_URL")["OPTIONS"] == {
        "host": "mail.example",
        "port": 587,
        "username": "lan@portal.example",
        "password": "p/w",
        "use_tls": True,
        "use_ssl": False,
        "timeout": 10,
    }
