# One image for migrate, worker and beat. Two stages: what builds is not what runs.
#
# A machine that reaches packages through an index of its own passes it in:
#   docker compose build --build-arg PIP_INDEX_URL=… --build-arg PIP_TRUSTED_HOST=…
# PIP_CERT and PIP_INDEX_URL of the base image count as well: nothing here sets them.

FROM python:3.12-slim AS build
ARG PIP_INDEX_URL
ARG PIP_TRUSTED_HOST
WORKDIR /build
COPY requirements.lock ./
RUN python -m venv /opt/daejo \
 && /opt/daejo/bin/python -m pip install --quiet --disable-pip-version-check --no-cache-dir --no-deps --require-hashes \
    -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY daejo daejo
COPY db db
COPY worker worker
COPY tasks tasks
RUN /opt/daejo/bin/python -m pip install --quiet --disable-pip-version-check --no-cache-dir --no-deps --no-build-isolation . \
 && /opt/daejo/bin/python -m compileall -q /opt/daejo/lib

FROM python:3.12-slim
RUN groupadd --system --gid 10001 daejo \
 && useradd --system --uid 10001 --gid daejo --home-dir /var/lib/daejo --create-home daejo
COPY --from=build /opt/daejo /opt/daejo
ENV PATH=/opt/daejo/bin:$PATH PYTHONUNBUFFERED=1 PYTHONFAULTHANDLER=1
USER daejo
WORKDIR /var/lib/daejo
CMD ["daejo", "--help"]
