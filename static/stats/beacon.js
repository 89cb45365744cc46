// Tells the server of this view as soon as the page is shown: it may come from a cache that the server knows nothing of.
"use strict";
{
  const { address, page } = document.currentScript.dataset;
  const tell = () => navigator.sendBeacon(address, new URLSearchParams({ page, referrer: document.referrer.slice(0, 500) }));
  if (document.prerendering) document.addEventListener("prerenderingchange", tell, { once: true });
  else tell();
}
