"""What image, compose file and proxy promise, as far as it shows without an engine (docs/deployment.md has the rest)."""

import ipaddress
import os
import re
import runpy
import subprocess

import pytest
from django.conf import settings
from django.urls import reverse
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser

from news.media import films

ROOT = settings.BASE_DIR
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = (ROOT / "docker-compose.yml").read_text()
CADDYFILE = (ROOT / "deploy" / "Caddyfile").read_text()
VARIABLES = sorted(
    {
        name
        for file in ("settings.py", "gunicorn.conf.py")
        for name in re.findall(r"environment\.\w+\(\s*[\"']([A-Z_]+)[\"']", (ROOT / "portal" / file).read_text())
    }
)
ROOMS = sorted(path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests")
SECRETS = {"SITE_ADDRESS": "portal.example", "SECRET_KEY": "k" * 50, "POSTGRES_PASSWORD": "p%40@:/w"}
ONLY_OF_THE_FILE = {"Content-Type", "Content-Length", "Last-Modified", "ETag"}


def compose_config(environment):
    bare = {name: value for name, value in os.environ.items() if name not in SECRETS}
    command = [
        "docker",
        "compose",
        "--env-file",
        os.devnull,
        "--file",
        ROOT / "docker-compose.yml",
        "config",
        "--quiet",
    ]
    return subprocess.run(command, env=bare | environment, capture_output=True, text=True, timeout=60)


@pytest.fixture
def compose():
    # No `skip` of conftest.py: Debian 12 has no such package, so CI cannot be asked for it.
    try:
        subprocess.run(["docker", "compose", "version"], capture_output=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("no `docker compose`: docker-compose.yml was not read by the program it is written for")
    return compose_config


def test_compose_takes_the_file_once_the_secrets_are_given(compose):
    assert (compose(SECRETS).returncode, compose(SECRETS).stderr) == (0, "")


@pytest.mark.parametrize("name", SECRETS)
def test_compose_names_the_secret_that_is_missing(compose, name):
    refused = compose({other: value for other, value in SECRETS.items() if other != name})

    assert refused.returncode != 0
    assert f"required variable {name} is missing a value: put " in refused.stderr


@pytest.mark.parametrize("name", SECRETS)
def test_no_secret_has_a_default(name):
    uses = re.findall(rf"\$\{{?{name}\b(..)", COMPOSE)

    assert set(uses) == {":?"}


@pytest.mark.parametrize("name", VARIABLES)
def test_compose_hands_every_variable_of_the_site_on(name):
    handed_on = re.findall(r"^    ([A-Z_]+): .+$", COMPOSE.partition("\nservices:")[0], re.MULTILINE)

    assert handed_on.count(name) == 1


@pytest.mark.parametrize("name", VARIABLES)
def test_readme_lists_every_variable_of_the_site(name):
    first_cells = re.findall(r"^\|([^|]+)\|", (ROOT / "README.md").read_text(), re.MULTILINE)

    assert [cell for cell in first_cells if f"`{name}`" in cell] != []


@pytest.mark.parametrize("folder", [*ROOMS, "templates", "static", "locale"])
def test_the_image_takes_every_room_along(folder):
    ignored = (ROOT / ".dockerignore").read_text().splitlines()

    assert (f"COPY {folder} {folder}\n" in DOCKERFILE, f"!{folder}" in ignored) == (True, True)


def test_the_images_are_pinned():
    images = re.findall(r"^(?:FROM|    image:) (\S+)", DOCKERFILE + COMPOSE, re.MULTILINE)

    assert len(images) == 4
    assert [image for image in images if not re.search(r":\d+", image)] == []


def test_the_image_has_the_python_of_the_project():
    versions = re.findall(r"^FROM python:([\d.]+)-slim", DOCKERFILE, re.MULTILINE)

    assert set(versions) == {(ROOT / ".python-version").read_text().strip()}


def test_the_image_asks_for_its_health_where_the_site_tells_it():
    assert f"{reverse('health')}'" in DOCKERFILE.partition("HEALTHCHECK")[2]


def test_the_trusted_proxy_is_caddy_and_no_other_container_gets_its_address():
    compose = re.sub(r"\$\{\w+_NETWORK:-([^}]+)\}", r"\1", COMPOSE)
    [caddy], [given_out] = re.findall(r"ipv4_address: (\S+)", compose), re.findall(r"ip_range: (\S+)", compose)

    assert re.findall(r"TRUSTED_PROXIES: (\S+)", compose) == [caddy]
    assert ipaddress.ip_address(caddy) not in ipaddress.ip_network(given_out)


def test_a_film_fits_through_the_proxy():
    largest = int(re.search(r"request_body /quan-tri/\* \{\s+max_size (\d+)MB", CADDYFILE)[1])

    assert largest * 10**6 > films.MAX_BYTES


def test_uploads_have_the_same_headers_from_caddy_as_from_the_site(client, settings):
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "a.jpg").write_bytes(b"photo")

    site = client.get("/media/a.jpg", secure=True).headers.items()

    assert headers_of_uploads() == {name: value for name, value in site if name not in ONLY_OF_THE_FILE}


def headers_of_uploads():
    hsts = re.search(r"\(hsts_1\) \{\n\theader (.+)\n", CADDYFILE)[1]
    security = re.search(r"\(security\) \{\n\theader \{\n(.+?)\n\t\}", CADDYFILE, re.DOTALL)[1]
    given = re.search(r"handle @upload \{\n\t\timport hsts_\S+\n\t\timport security (.+)\n\t\theader (.+)\n", CADDYFILE)
    lines = [hsts, *security.replace("{args[0]} {args[1]}", given[1]).splitlines(), given[2]]
    return {name: value.strip('"') for name, value in (line.strip().split(" ", 1) for line in lines)}


@pytest.mark.parametrize(
    ("peer", "lines", "scheme", "kept"),
    [
        ("10.1.1.1", "X-Forwarded-Proto: https", "https", ["X-FORWARDED-PROTO"]),
        ("10.1.1.2", "X-Forwarded-Proto: https", "http", ["X-FORWARDED-PROTO"]),
        ("10.1.1.1", "X-Forwarded-Ssl: on", "http", ["X-FORWARDED-SSL"]),
        ("10.1.1.1", "SCRIPT_NAME: /evil", "http", []),
        ("10.1.1.1", "PATH_INFO: /quan-tri/", "http", []),
        ("10.1.1.1", "X_Forwarded_For: 9.9.9.9", "http", []),
    ],
)
def test_gunicorn_believes_the_trusted_proxy_the_scheme_and_nothing_else(monkeypatch, peer, lines, scheme, kept):
    monkeypatch.setenv("TRUSTED_PROXIES", "10.1.1.1")
    ours = runpy.run_path(ROOT / "portal" / "gunicorn.conf.py")
    config = Config()
    for name in ("forwarded_allow_ips", "secure_scheme_headers", "forwarder_headers"):
        config.set(name, ours[name])

    request = next(RequestParser(config, iter([f"GET / HTTP/1.1\r\n{lines}\r\n\r\n".encode()]), (peer, 1)))

    assert (request.scheme, [name for name, _ in request.headers]) == (scheme, kept)
