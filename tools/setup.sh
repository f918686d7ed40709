# Sourced by ./run, ./test and Benchmarks/bench.sh: brings what is missing and says what it does on standard error.

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 3
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo -- "$@"
    else
        say "This needs root or sudo: $*"
        return 1
    fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" </dev/null >&2
}

# Which of the named Debian packages are not installed.
missing_packages() {
    dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n' "$@" 2>/dev/null | awk -v wanted="$*" '
        $2 == "ii" { there[$1] = 1 }
        END { count = split(wanted, names, " "); for (i = 1; i <= count; i++) if (!(names[i] in there)) print names[i] }'
}

# need_packages NAME...: installs what is missing, and asks the network only then.
need_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is no Debian: please see to it that these are here in some form: $*"
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    say "Installing Debian packages: ${missing[*]}"
    if apt-get -qq -s install "${missing[@]}" >/dev/null 2>&1 && apt_install "${missing[@]}"; then return 0; fi
    as_root apt-get -qq -o DPkg::Lock::Timeout=300 update </dev/null >&2 || say "The lists of Debian packages could not be read anew."
    apt_install "${missing[@]}" && return 0
    say "These Debian packages are missing and could not be installed: ${missing[*]}"
    say "Is there a network? With one, or with the packages from another medium, start again: apt-get install ${missing[*]}"
    return 1
}

need_swift() {
    command -v swift >/dev/null || fail "Swift is missing. Install the toolchain (6.2 or newer) from swift.org and put its bin folder on the PATH."
}

# need_python FILE...: a Python environment in .venv that holds the requirements of every file.
need_python() {
    local file mark
    for file in "$@"; do
        mark=".venv/.holds-$(cksum <"$file" | tr ' ' -)"
        [ -x .venv/bin/python ] && [ -e "$mark" ] && continue
        if ! .venv/bin/python -c '' 2>/dev/null; then
            local python=/usr/bin/python3
            [ -x "$python" ] || python=python3
            rm -rf .venv
            "$python" -m venv .venv >&2 || return 1
        fi
        say "Installing Python packages of $file"
        .venv/bin/python -m pip --disable-pip-version-check -q install -r "$file" >&2 || return 1
        : >"$mark"
    done
}

# The toolchain and the sources that the release binary was made of, so that a second start builds nothing.
release_stamp=.build/release/.neuanfang-made
swift_mark() { stat -L -c '%n %s %Y' "$(command -v swift)"; }

release_is_fresh() {
    [ -x .build/release/neuanfang ] && [ "$(cat "$release_stamp" 2>/dev/null)" = "$(swift_mark)" ] &&
        [ -z "$(find Package.swift Sources -newer "$release_stamp" -print -quit)" ]
}

# Builds .build/release/neuanfang where something has changed; its messages go to standard error.
build_release() {
    release_is_fresh && return 0
    local started
    started=$(mktemp)
    swift_mark >"$started"
    if swift build -c release --product neuanfang </dev/null >&2; then
        cp -p "$started" "$release_stamp" && rm -f "$started"
    else
        rm -f "$started"
        return 1
    fi
}

build_packages=(ca-certificates g++ git libarchive-dev libpq-dev libsodium-dev libsqlite3-dev pkg-config zlib1g-dev)
letter_packages=(fonts-noto-core python3-venv)
