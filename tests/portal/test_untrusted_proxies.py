"""A proxy that is not trusted is told in the log, where somebody looks when every page redirects to itself."""

import pytest


@pytest.mark.parametrize("trusted", [True, False])
def test_the_log_names_the_proxy_and_the_setting_once(db, client, settings, caplog, trusted):
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    options = {"secure": trusted, "headers": {"x-forwarded-proto": "https"}, "REMOTE_ADDR": "172.18.0.3"}

    for _request in range(2):
        client.get("/suc-khoe-nao/", **options)

    told = [record.getMessage() for record in caplog.records if "TRUSTED_PROXIES=172.18.0.3" in record.getMessage()]
    assert len(told) == (0 if trusted else 1)
