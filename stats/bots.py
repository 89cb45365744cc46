"""Which User-Agents are programs."""

from functools import lru_cache

import crawleruseragents

# Beside the list of the library: tools, monitors and previews that come to a portal without calling themselves bots.
TOKENS = (
    "bot",
    "crawl",
    "spider",
    "headless",
    "lighthouse",
    "python",
    "aiohttp",
    "httpx",
    "curl",
    "wget",
    "okhttp",
    "go-http-client",
    "httpclient",
    "java/",
    "dart/",
    "php/",
    "ruby",
    "libwww",
    "node",
    "undici",
    "axios",
    "guzzle",
    "postman",
    "kube-probe",
    "healthcheck",
    "prometheus",
    "uptime",
    "monitor",
    "facebookexternalhit",
    "preview",
    "scrapy",
    "phantomjs",
    "google-inspectiontool",
)
# People's browsers that a list takes for a program: Cubot makes phones.
PEOPLE = ("cubot",)


@lru_cache(maxsize=4096)
def is_bot(agent: str) -> bool:
    """Whether this User-Agent is a program's. Every browser sends one, so none at all is a program's too."""
    lowered = agent.strip().lower()
    if len(lowered) < 2:
        return True
    if any(name in lowered for name in PEOPLE):
        return False
    return any(token in lowered for token in TOKENS) or crawleruseragents.is_crawler(agent)
