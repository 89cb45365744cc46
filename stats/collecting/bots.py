"""Recognises bots by their User-Agent: by rules about its wording, since new bots come every week.

Measured on two public collections of User-Agents; tests/stats/collecting/test_agents.py holds the error rates.
"""

import re
from functools import lru_cache

# Browsers name their engine or themselves; phones before Android name their platform instead.
BROWSERS = (
    *("webkit", "gecko", "khtml", "presto", "trident", "msie", "opera", "browser", "chrome/", "chromium/"),
    *("lynx", "links", "w3m", "navigator", "mosaic", "amiga", "netfront", "up.link", "midp", "series60", "nintendo"),
    "fban/",  # Facebook's apps.
)
# An app that names no browser is a person's if it names a device. Dalvik is Android itself, which fetches what apps
# need.
DEVICE = re.compile(r"^(?!dalvik/).*(iphone|ipad|\bios\b|android|windows phone|appletv|roku|player|upnp)")
# Bots give the address of a site or a mailbox for complaints.
ADDRESS = re.compile(r"https?:|www\.|@[a-z\d-]+\.[a-z]|\+[a-z\d-]+\.[a-z]{2}")
# Old browsers put another browser's name here to be taken for it; today only bots put their name here.
LIKENESS = re.compile(r"compatible; (?!msie |a?browse|ibrowse|konqueror|windows|u;|linux|amiga)|gecko(;|, (?!safari))")
WORDS = (
    # What bots do.
    *("crawl", "spider", "slurp", "scrape", "scrapi", "scrapy", "fetch", "grabber", "harvest", "archiv", "collector"),
    *("extract", "indexer", "indexing", "scanner", "/scan", "sniffer", "recon-", "exploit", "checker", "tester"),
    *("monitor", "uptime", "pinger", "probe", "synthetic", "automat", "inspect", "validat", "verif", "audit"),
    *("measure", "survey", "research", "analys", "analyz", "intelligence", "semantic", "classifi", "metadata"),
    *("opengraph", "preview", "render", "screenshot", "snapshot", "capture", "thumb", "favicon", "image size"),
    *("transcoder", "weblight", "externalhit", "search console", "pagespeed", "page speed", "lighthouse"),
    *("observatory", "prospect", "newswire", "feed", "google-", "-google", "cloudflare"),
    # What bots are made with, and services that watch sites through a real browser.
    *("headless", "phantomjs", "selenium", "playwright", "puppeteer", "cypress", "splash/", "splash ", "cursor/"),
    *("devtools", "nutch", "httrack", "python", "curl/", "wget", "httpclient", "burp", "nuclei", "nikto", "nessus"),
    *("qualys", "sucuri", "pingdom", "statuscake", "site24x7", "datadog", "dynatrace", "ruxit", "catchpoint", "ptst/"),
    *("thousandeyes", "ghost inspector"),
)
# Short words only at the end or the beginning of a word: "turbotabbee" and "checkout" are no bots.
SHORT_WORDS = re.compile(r"(bots?|check|proxy|headers|seo|agent|rigor|rss)\b|bot[_-]|\brss")
# The model of a phone is left out: it may be any word ("M bot 54", "Spider 8") and its build any number.
MODEL = re.compile(r"(android[ /-]?[\d.]*)(; ?[a-z]{2}[-_][a-z]{2}(?=;))?; ?[^;)]*")


@lru_cache(maxsize=4096)
def is_bot(agent: str) -> bool:
    """Return whether this User-Agent is a bot's. An empty one is: every browser sends a User-Agent."""
    agent = agent.strip().lower()
    if not _names_any(BROWSERS, agent) and not DEVICE.search(agent):
        return True
    said = MODEL.sub(r"\1", agent)
    return _names_any(WORDS, said) or any(sign.search(said) for sign in (SHORT_WORDS, LIKENESS, ADDRESS))


def _names_any(words, agent):
    return any(word in agent for word in words)
