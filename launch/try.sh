# What the ./try of a project made by `assay new` does: builds, serves, grades through HTTP, stops.
# Sourced by bash, in the project's folder, with ASSAY_HOME set to the repository.

. "$ASSAY_HOME/launch/common.sh"

step() { printf '\n== %s\n' "$*"; }

fail() {
  printf 'try: %s\n' "$*" >&2
  exit 1
}

data=$(mktemp -d)
mkdir -p "$data/plugins" "$data/courses"
server=

# Ends the server, by force where it does not end by itself.
stop_server() {
  local i
  kill "$server" 2>/dev/null || true
  for ((i = 0; i < 100; i++)); do
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  kill -9 "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
}

finish() {
  [ -z "$server" ] || stop_server
  rm -rf "$data"
}
trap finish EXIT
trap 'exit 130' INT TERM

assay() { "$ASSAY_HOME/assay" "$@"; }

# The jar, tested, in target/.
build_checker() {
  "$ASSAY_HOME/launch/kit" || fail "the contract and the test kit could not be made ready"
  find_jdk
  find_maven
  JAVA_HOME=$JDK MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" mvn -q verify || fail "the build or a test failed: see above"
}

# Sets $base to the address of a server with nothing in it.
start_server() {
  command -v curl >/dev/null || install_packages curl || fail "curl is not here"
  assay --version >/dev/null || fail "Assay could not be built"
  : >"$data/server.log"
  # Not by the function: its process would be a shell, and the server that shell's child.
  "$ASSAY_HOME/assay" up --port 0 --courses "$data/courses" --data "$data" >"$data/server.log" 2>&1 &
  server=$!
  local i
  for ((i = 0; i < 600; i++)); do
    base=$(sed -n 's/.*Listening on: \(http:[^ ]*\).*/\1/p' "$data/server.log" | head -n 1)
    [ -z "$base" ] || break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  if [ -z "$base" ]; then
    tail -n 20 "$data/server.log" >&2
    fail "the server did not start"
  fi
  printf 'a server listens on %s\n' "$base"
}

# Waits until the server knows something: what, the end of its address.
wait_for() {
  local i
  for ((i = 0; i < 300; i++)); do
    if curl -sf -o /dev/null "$base/api/v1/$2"; then
      printf '%s is in service\n' "$1"
      return
    fi
    sleep 0.1
  done
  curl -s "$base/api/v1/checkers" | sed -n 's/.*"refused"/refused/p' >&2
  tail -n 20 "$data/server.log" >&2
  fail "$1 did not come into service"
}

# A jar and its checker's id. Copied beside and moved, so that nobody sees half of it.
add_checker() {
  cp "$1" "$data/plugins/.part"
  mv "$data/plugins/.part" "$data/plugins/$(basename "$1")"
  [ -z "$server" ] || wait_for "the checker $2" "checkers/$2"
}

check_course() {
  assay check "$1" --data "$data" || fail "the course's examples are off: see above"
}

# A course's folder and its id.
add_course() {
  mkdir "$data/courses/.part"
  cp "$1/course.yaml" "$data/courses/.part/"
  cp -r "$1/questions" "$data/courses/.part/"
  [ ! -e "$1/files" ] || cp -r "$1/files" "$data/courses/.part/"
  mv "$data/courses/.part" "$data/courses/$2"
  wait_for "the course $2" "courses/$2"
}

# Grades a course's first and last example through HTTP: its folder and its id. Each must get what `assay check` says of it;
# so a question may be changed together with its checker, and nothing here.
grade_examples() {
  local rows=() row fields
  mapfile -t rows < <(assay check "$1" --data "$data" --format json |
    sed -n 's/^ *"\(question\|got\|answer\)" : \(.*\),$/\2/p' | paste -d '\t' - - -)
  [ ${#rows[@]} -gt 0 ] || fail "the course has no example"
  for row in "${rows[0]}" "${rows[-1]}"; do
    IFS=$'\t' read -r -a fields <<<"$row"
    grade "$2" "${fields[0]//\"/}" "{\"answer\": ${fields[2]}}" "${fields[1]}"
  done
}

# A course, a question's id, an answer as JSON, and the share of the points that it must get; null where it can't be graded.
grade() {
  local grade
  grade=$(curl -sS -H 'Content-Type: application/json' -d "$3" \
    "$base/api/v1/courses/$1/questions/$2/grade") || fail "the server does not answer"
  printf '%s\n' "$grade" | cut -c 1-160
  printf '%s\n' "$grade" | sed -n 's/.*"points":\([^,]*\),"maxPoints":\([^,]*\),.*/\1 \2/p' | head -n 1 |
    awk -v share="$4" '
      $1 == "null" || share == "null" { right = $1 == share; next }
      { off = $1 - $2 * share; right = off < 0.006 && off > -0.006 }
      END { exit right ? 0 : 1 }' || fail "the grade should be $4 of the points, and is $grade"
}

worked() { step "all of it worked"; }
