# Build: packages, compiled code and collected static files. Nothing else of this stage reaches the image.
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PATH=/opt/venv/bin:$PATH
RUN python -m venv /opt/venv
COPY requirements.txt /build/
# Wheels only: no setup script of a package runs, and no compiler is needed.
RUN pip install --require-hashes --only-binary=:all: --requirement /build/requirements.txt

WORKDIR /app
COPY pyproject.toml requirements.txt manage.py clocks.py csv_uploads.py date_widgets.py networks.py number_formats.py request_rates.py table_files.py ./
COPY databases databases
COPY pagecache pagecache
COPY portal portal
COPY news news
COPY honours honours
COPY stats stats
COPY templates templates
COPY static static
COPY locale locale
# The settings make a secret key on their first run: its folder is thrown away with this stage.
RUN DATA_DIR=/build/data STATIC_ROOT=/app/collected python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q /app

FROM python:3.13-slim
# For `manage.py backup` and `restore`: the programs of PostgreSQL in the version of the service `db`.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/*
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATA_DIR=/data \
    STATIC_ROOT=/app/collected \
    TMPDIR=/data/tmp \
    HOST=0.0.0.0 \
    PORT=8000
RUN groupadd --gid 10001 portal \
    && useradd --uid 10001 --gid portal --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin portal \
    # An empty named volume takes over owner and folders from here.
    && mkdir -p /data/media /data/spool /data/tmp \
    && chown -R portal:portal /data
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
WORKDIR /app
USER 10001:10001
VOLUME ["/data"]
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=6s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(web.Request(f'http://127.0.0.1:{os.environ[\"PORT\"]}/suc-khoe/', headers={'Host': 'localhost'}), timeout=5)"]
# The workers' heartbeat lies in memory: a disk that hangs must not get them killed.
CMD ["gunicorn", "--config", "portal/gunicorn.conf.py", "--worker-tmp-dir", "/dev/shm", "portal.wsgi"]
