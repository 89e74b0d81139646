#!/bin/sh
# Makes .venv from a Python >= 3.11 and puts the locked uv into it. The Makefile calls this; nothing else has to be there first.
# PYTHON=… chooses an interpreter. Ways, in order: python -m venv · a uv on the PATH · the system's pip · apt-get as root · say what to install.
set -eu
cd "$(dirname "$0")/.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT

say() { printf '%s\n' "$@" >&2; }

die() {
    say "$@"
    exit 1
}

new_enough() { command -v "$1" >/dev/null && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for name in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11 python; do
        if new_enough "$name"; then
            command -v "$name"
            return
        fi
        test -z "${PYTHON:-}" || die "PYTHON=$PYTHON is not a Python 3.11 or newer."
    done
    die "No Python 3.11 or newer was found. On Debian 12, Ubuntu 24.04 or newer: sudo apt-get install python3 python3-venv" \
        "Elsewhere: install one and call: make PYTHON=/path/to/python3.12"
}

with_venv() {
    "$python" -m venv --clear .venv >"$log" 2>&1 || return 1
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-uv.lock ||
        die "The packages could not be downloaded: is this machine connected, or does it need a proxy (HTTPS_PROXY) or a mirror (PIP_INDEX_URL and UV_INDEX_URL)?"
}

with_uv() {
    command -v uv >/dev/null || return 1
    uv venv --quiet --clear --python "$python" .venv && uv pip install --quiet --python .venv/bin/python --require-hashes -r requirements-uv.lock
}

with_pip() {
    "$python" -m pip --version >/dev/null 2>&1 || return 1
    "$python" -m venv --clear --without-pip .venv >"$log" 2>&1 || return 1
    "$python" -m pip --python .venv/bin/python install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-uv.lock
}

with_apt() {
    test "$(id -u)" = 0 && command -v apt-get >/dev/null || return 1
    package=$("$python" -c 'import sys; print(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")')
    say "This Python cannot make virtual environments; installing $package …"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$package"; } >"$log" 2>&1 || return 1
    with_venv
}

python=$(find_python)
with_venv || with_uv || with_pip || with_apt || {
    cat "$log" >&2
    die "$python cannot make a virtual environment. Install what it lacks:  sudo apt-get install python3-venv" \
        "or put uv on the PATH, and call make again."
}
say ".venv: $(.venv/bin/python --version), $(.venv/bin/uv --version)"
