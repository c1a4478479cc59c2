# What ./assay and ./verify share: find a JDK, find or install Maven, build what changed.
# Sourced by bash, with ASSAY_HOME set to the repository.

assay_java_version=25
assay_state="$ASSAY_HOME/target/assay"

say() { printf '%s\n' "assay: $*" >&2; }

die() {
  say "$@"
  exit 2
}

# The feature version that a JDK's release file names; nothing when there is no such file.
jdk_feature() {
  local line
  [ -r "$1/release" ] || return 1
  while IFS= read -r line || [ -n "$line" ]; do
    case "$line" in
      JAVA_VERSION=*)
        line=${line#JAVA_VERSION=}
        line=${line//\"/}
        line=${line#1.}
        printf '%s' "${line%%[!0-9]*}"
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

# Sets JDK to the first JDK that is new enough: JAVA_HOME, PATH, /usr/lib/jvm, SDKMAN's folder.
find_jdk() {
  local on_path candidate feature
  on_path=$(command -v javac || true)
  [ -n "$on_path" ] && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/javac}
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* \
    "${SDKMAN_DIR:-${HOME:-/nonexistent}/.sdkman}"/candidates/java/*; do
    [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] || continue
    feature=$(jdk_feature "$candidate") || continue
    if [ -n "$feature" ] && [ "$feature" -ge "$assay_java_version" ]; then
      JDK=$candidate
      return 0
    fi
  done
  die "no JDK $assay_java_version or newer in JAVA_HOME, PATH, /usr/lib/jvm or SDKMAN's folder." \
    "Install one (for example Eclipse Temurin $assay_java_version: https://adoptium.net, or" \
    "'sdk install java $assay_java_version-tem') or set JAVA_HOME to where it is."
}

# Whether packages may be installed here: as root on Debian, unless ASSAY_SETUP=skip.
may_install() {
  [ "${ASSAY_SETUP:-}" != skip ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# Installs those of the given Debian packages that are not there. Returns 1, and says what is
# missing, where that may not be done or fails.
install_packages() {
  local missing=() package
  for package in "$@"; do
    installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if ! may_install; then
    say "not installed: ${missing[*]}. To get them: sudo apt-get install ${missing[*]}"
    return 1
  fi
  say "installing ${missing[*]}"
  mkdir -p "$assay_state"
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "${missing[@]}"; } >"$assay_state/apt.log" 2>&1; then
    tail -n 5 "$assay_state/apt.log" >&2
    say "could not install ${missing[*]}; the whole log is in $assay_state/apt.log"
    return 1
  fi
}

find_maven() {
  command -v mvn >/dev/null && return 0
  install_packages maven && command -v mvn >/dev/null ||
    die "Assay is built with Maven, which is not here. Install it (Debian: sudo apt-get install maven)."
}

# Maven of older releases uses what JDKs of today warn about; that is no news to who builds Assay.
maven() {
  (cd "$ASSAY_HOME" && JAVA_HOME=$JDK \
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" mvn "$@")
}

# Whether a source is newer than the last build. A deleted file shows in its folder's time.
sources_changed() {
  [ -e "$assay_state/built" ] || return 0
  [ -n "$(find "$ASSAY_HOME/pom.xml" "$ASSAY_HOME/.mvn" "$ASSAY_HOME/grader-core" \
    "$ASSAY_HOME/checkers" "$ASSAY_HOME/submissions" \
    \( -name target -o -path '*/src/test' \) -prune -o \
    -newer "$assay_state/built" \( -type f -o -path '*/src/*' \) -print -quit)" ]
}
