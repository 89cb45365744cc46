"""Where the tests live: loaded before the settings are, so that nothing of a developer's own data is touched."""

import atexit
import os
import shutil
import tempfile

folder = tempfile.mkdtemp(prefix="bang-vang-tests-")
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ |= {
    "DATA_DIR": folder,
    "HTTPS": "0",
    "PAGE_CACHE_MB": "0",  # A test sees what it changed at once; the tests of kept pages switch it on.
    "DEBUG": "0",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "SECRET_KEY": "for the tests only, which never meet a reader in the world",
}
for name in ("PUBLIC_ORIGIN", "CSRF_TRUSTED_ORIGINS", "TRUSTED_PROXIES", "STATIC_ROOT", "IGNORED_NETWORKS"):
    os.environ.pop(name, None)
