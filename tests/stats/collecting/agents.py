"""User-Agents as they come to a portal in Vietnam: 48 programs and 16 people."""

from tests.conftest import PHONE

_CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
_ANDROID = "Mozilla/5.0 (Linux; Android 14; {}) AppleWebKit/537.36 (KHTML, like Gecko)"
_IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
_POLITE = "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; {})"

BOTS = [
    # Search engines.
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    f"{_ANDROID.format('Nexus 5X')} Chrome/148.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Googlebot-Image/1.0",
    "Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)",
    "AdsBot-Google (+http://www.google.com/adsbot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 (compatible; coccocbot-image/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
    "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
    "DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)",
    f"{_IPHONE} Version/18.5 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)",
    "Mozilla/5.0 (compatible; PetalBot;+https://webmaster.petalsearch.com/site/petalbot)",
    "Mozilla/5.0 (compatible; SeznamBot/4.0; +http://napoveda.seznam.cz/seznambot-intro/)",
    # Language models.
    _POLITE.format("GPTBot/1.2; +https://openai.com/gptbot"),
    _POLITE.format("ChatGPT-User/1.0; +https://openai.com/bot"),
    _POLITE.format("ClaudeBot/1.0; +claudebot@anthropic.com"),
    _POLITE.format("PerplexityBot/1.0; +https://perplexity.ai/perplexitybot"),
    _POLITE.format("Amazonbot/0.1; +https://developer.amazon.com/support/amazonbot"),
    "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
    f"{_ANDROID.format('K')} Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)",
    "CCBot/2.0 (https://commoncrawl.org/faq/)",
    # Previews of a link that somebody sent.
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Zalo-preview/1.0",
    "TelegramBot (like TwitterBot)",
    "Twitterbot/1.0",
    "WhatsApp/2.23.20.0",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "SkypeUriPreview Preview/0.5",
    # Sellers of links.
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
    "Mozilla/5.0 (compatible; MJ12bot/v1.4.8; http://mj12bot.com/)",
    "Mozilla/5.0 (compatible; DotBot/1.2; +https://opensiteexplorer.org/dotbot)",
    # Programmers' tools.
    "curl/8.5.0",
    "Wget/1.21.4",
    "python-requests/2.32.3",
    "Python-urllib/3.13",
    "Python/3.13 aiohttp/3.12.0",
    "okhttp/4.12.0",
    "Go-http-client/2.0",
    "Java/17.0.11",
    "Scrapy/2.12.0 (+https://scrapy.org)",
    f"{_CHROME} HeadlessChrome/148.0.0.0 Safari/537.36",
    f"{_ANDROID.format('moto g power (2022)')} Chrome/148.0 Mobile Safari/537.36 Chrome-Lighthouse",
    # Watchmen.
    "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
    "Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)",
    "kube-probe/1.31",
]
PEOPLE = [
    PHONE,
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0",
    f"{_CHROME} Chrome/148.0.0.0 Safari/537.36 Edg/148.0.0.0",
    f"{_IPHONE} Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/140.0.0 "
    "Chrome/134.0.0.0 Safari/537.36",
    f"{_ANDROID.format('SM-A155F; wv')} Version/4.0 Chrome/148.0 Mobile Safari/537.36 Zalo android/24120530 "
    "ZaloTheme/light ZaloLanguage/vi",
    f"{_IPHONE} Mobile/15E148 Zalo iOS/650 ZaloTheme/light ZaloLanguage/vn",
    f"{_IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/520.0.0.38.101;FBBV/1;FBDV/iPhone14,2;FBMD/iPhone;FBSN/iOS;FBLC/vi_VN]",
    f"{_ANDROID.format('V2149; wv')} Version/4.0 Chrome/148.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/520.0.0.40.90;]",
    f"{_ANDROID.format('CUBOT NOTE 50')} Chrome/148.0 Mobile Safari/537.36",
    f"{_ANDROID.format('CUBOT_X30')} Chrome/148.0 Mobile Safari/537.36",
    "Opera/9.80 (Android; Opera Mini/36.2.2254/191.256; U; vi) Presto/2.12.423 Version/12.16",
    "Mozilla/5.0 (Linux; U; Android 10; vi-VN; M2006C3LG) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/100.0 UCBrowser/13.4.0.1306 Mobile Safari/537.36",
    f"{_ANDROID.format('SAMSUNG SM-S918B')} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.270 Safari/537.36 "
    "WebAppManager",
]
