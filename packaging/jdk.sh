# Finds a JDK 25 or newer and exports JAVA_HOME, which Debian's mvn needs too: it brings an older Java of its own.
# Sourced by ./bailey, ./test and .ci/run; wants bash.

is_jdk25() { [ -x "$1/bin/javac" ] && grep -qsE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$1/release"; }

jdk_of_path() {
    local java
    java=$(command -v javac) && java=$(readlink -f -- "$java") && printf '%s' "${java%/bin/javac}"
}

# Sets JAVA_HOME, or says what to do and gives 3.
find_jdk25() {
    local home
    for home in "${JAVA_HOME:-}" "$(jdk_of_path)" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java/* /opt/jdk* \
        "${HOME:-/root}"/.sdkman/candidates/java/*; do
        if is_jdk25 "$home"; then
            export JAVA_HOME=$home
            return
        fi
    done
    printf '%s\n' "bailey: no JDK 25 found: install one (\`apt-get install openjdk-25-jdk-headless\` where Debian has it," \
        "bailey: else Temurin 25), or set JAVA_HOME to where one is" >&2
    return 3
}

# Installs packages as root, or prints the line that would. Each argument is PROGRAM:PACKAGE.
need() {
    local pair missing=()
    for pair in "$@"; do
        PATH=$PATH:/usr/sbin:/sbin command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local line="apt-get install -y --no-install-recommends ${missing[*]}"
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "bailey: missing: ${missing[*]}. Run as root: apt-get update && $line" >&2
        return 3
    fi
    echo "bailey: installing ${missing[*]}" >&2
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get -q update && $line -q; } </dev/null >&2; then
        echo "bailey: could not install them; run: apt-get update && $line" >&2
        return 3
    fi
}
