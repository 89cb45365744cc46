"""The state's measuring script: one address, for whose host alone the policy of the readers' pages is widened."""

import pytest
from django.conf import settings as site
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from django.utils.csp import CSP

from portal import environment

SCRIPT = "https://do.example.gov.vn/ma.js?id=1"


def test_without_the_setting_no_page_knows_another_site(reader, db):
    answer = reader.get("/")

    assert '<script src="http' not in answer.text
    assert "https://" not in answer["Content-Security-Policy"]
    assert answer["Cross-Origin-Embedder-Policy"] == "require-corp"


def test_with_it_readers_pages_load_it_say_so_and_the_desk_does_not(reader, db):
    own = {kind: [CSP.SELF, "https://do.example.gov.vn"] for kind in ("script-src", "connect-src", "img-src")}
    with override_settings(MEASURING_SCRIPT=SCRIPT, SECURE_CSP=site.OWN_CSP | own):
        answer, privacy, desk = reader.get("/"), reader.get("/quyen-rieng-tu/"), reader.get("/quan-tri/login/")

    assert f'<script src="{SCRIPT}" async></script>' in answer.text
    assert answer["Content-Security-Policy"].count("https://do.example.gov.vn") == 3
    assert answer["Cross-Origin-Embedder-Policy"] == "unsafe-none"
    assert SCRIPT in privacy.text.split("<main")[1]
    assert "do.example" not in desk["Content-Security-Policy"] + desk.text
    assert desk["Cross-Origin-Embedder-Policy"] == "require-corp"


@pytest.mark.parametrize("given", ["", SCRIPT, "https://do.example:8443/a/b.js"])
def test_its_address_is_taken(given, monkeypatch):
    monkeypatch.setenv("MEASURING_SCRIPT", given)

    assert environment.script_address("MEASURING_SCRIPT") == given
    assert environment.origin_of("https://do.example:8443/a/b.js") == "https://do.example:8443"


@pytest.mark.parametrize(
    "given",
    [
        *("http://do.example/a.js", "//do.example/a.js", "https://do.example", "https://u:p@do.example/a.js"),
        *(
            "https://*.example/a.js",
            "https://do.example/a;b",
            "https://do.example/a' b",
            'https://do.example/"',
            "a.js",
        ),
    ],
)
def test_a_typo_stops_the_start(given, monkeypatch):
    monkeypatch.setenv("MEASURING_SCRIPT", given)

    with pytest.raises(ImproperlyConfigured, match="MEASURING_SCRIPT"):
        environment.script_address("MEASURING_SCRIPT")
