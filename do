#!/usr/bin/env bash
# The one script of the house. `./do help` lists its words; `./do help WORD` says more.
# It asks for no terminal and no environment beyond PATH.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
root=$PWD
stamps=build/stamps
logs=build/log
export LC_ALL=C.UTF-8 HOME="${HOME:-$root/build/home}"
export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
[[ -w $HOME ]] || export HOME="$root/build/home" # ccache and npm keep things there
# Node brings its own list of authorities; npm is to trust what this machine trusts.
[[ ! -r /etc/ssl/certs/ca-certificates.crt ]] ||
    export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"

build_packages="g++ cmake ninja-build ccache mold pkg-config
    libboost-json1.81-dev libmicrohttpd-dev libtomlplusplus-dev libsqlite3-dev libpq-dev libsodium-dev libssl-dev libcurl4-openssl-dev
    libcli11-dev libfmt-dev libkainjow-mustache-dev libqrencode-dev libpango1.0-dev libcairo2-dev fonts-noto-cjk fonts-lxgw-wenkai
    doctest-dev librapidcheck-dev"
test_packages="postgresql-15 sqlite3 poppler-utils"
browser_packages="chromium"
lint_packages="clang-format clang-tidy"

# --- saying what is done and how long it took ---------------------------------------------------------------------

now_ms() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

# phase NAME STARTED TEXT
phase() {
    local ms=$(($(now_ms) - $2))
    printf '%-10s %4d.%d s  %s\n' "$1" $((ms / 1000)) $((ms % 1000 / 100)) "$3"
}

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

# What a folder or file looks like now: names, sizes and times, so that a deleted or an older file is seen too.
fingerprint() {
    local path there=()
    for path in "$@"; do [[ -e $path ]] && there+=("$path"); done
    ((${#there[@]})) || { echo none; return; }
    find "${there[@]}" \( -name node_modules -o -name dist \) -prune -o -type f -printf '%p %s %T@\n' |
        sort | sha256sum | cut -c1-64
}

# stamped NAME VALUE: was this phase last finished with this value?
stamped() {
    local value=
    [[ -f $stamps/$1 ]] && value=$(<"$stamps/$1")
    [[ -n $2 && $value == "$2" ]]
}

stamp() {
    mkdir -p "$stamps"
    printf '%s\n' "$2" >"$stamps/$1"
}

# --- what must be on the machine ----------------------------------------------------------------------------------

as_root() {
    if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

# need_packages STAMP PACKAGE…: one question to dpkg, and none when the answer is known.
need_packages() {
    local name=$1 start missing package state status
    shift
    start=$(now_ms)
    if stamped "packages-$name" "$*"; then
        return
    fi
    command -v dpkg-query >/dev/null || die "Not a Debian machine. What is needed: $*"
    declare -A have=()
    while read -r status package; do
        [[ $status == ii* || $status == hi* ]] && have[$package]=1
    done < <(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null || true)
    missing=()
    for package in "$@"; do [[ ${have[$package]:-} ]] || missing+=("$package"); done
    if ((${#missing[@]})); then
        if ((EUID != 0)) && ! sudo -n true 2>/dev/null; then
            die "These Debian packages are missing, and this user may not install them:
    ${missing[*]}
As root: apt-get install -y --no-install-recommends ${missing[*]}"
        fi
        echo "packages: installing ${missing[*]}"
        mkdir -p "$logs"
        state=0
        {
            as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
                as_root env DEBIAN_FRONTEND=noninteractive \
                    apt-get install -yq --no-install-recommends "${missing[@]}"
        } >"$logs/packages.log" 2>&1 || state=$?
        if ((state)); then
            tail -n 20 "$logs/packages.log" >&2
            die "apt-get did not install them; all it said is in $logs/packages.log"
        fi
    fi
    stamp "packages-$name" "$*"
    phase packages "$start" "${#missing[@]} installed, $# asked for ($name)"
}

need_build() { need_packages build $build_packages; }

need_node() {
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then need_packages node nodejs npm; fi
    local version
    version=$(node --version)
    version=${version#v}
    ((${version%%.*} >= 18)) || die "Node.js $version is too old for the web pages; 20 is what they are tested with."
}

# need_modules FOLDER: npm ci when the lock file is not the one installed last.
need_modules() {
    local folder=$1 start
    [[ -f $folder/package-lock.json ]] || return 0
    cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock" && return 0
    start=$(now_ms)
    need_node
    mkdir -p "$logs"
    echo "npm: fetching what $folder/package-lock.json names"
    PUPPETEER_SKIP_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 \
        npm ci --ignore-scripts --no-audit --no-fund --prefix "$folder" >"$logs/npm.log" 2>&1 </dev/null || {
        tail -n 30 "$logs/npm.log" >&2
        die "npm ci failed in $folder"
    }
    mkdir -p "$folder/node_modules"
    cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock"
    phase npm "$start" "$folder"
}

# --- building -----------------------------------------------------------------------------------------------------

build_workbench() {
    [[ -f web/workbench/package.json ]] || return 0
    local start mark
    start=$(now_ms)
    mark=$(fingerprint web/workbench web/tokens)
    if [[ -d web/workbench/dist ]] && stamped workbench "$mark"; then
        return 0
    fi
    need_modules web/workbench
    need_node
    mkdir -p "$logs"
    npm run build --prefix web/workbench >"$logs/workbench.log" 2>&1 </dev/null || {
        tail -n 40 "$logs/workbench.log" >&2
        die "the workbench does not build"
    }
    stamp workbench "$mark"
    phase workbench "$start" "web/workbench/dist"
}

# Shows every tenth part of a build on its own line; the whole of it is in the log.
progress() {
    awk -v name="$1" '
        match($0, /^\[[0-9]+\/[0-9]+\]/) {
            split(substr($0, 2, RLENGTH - 2), part, "/")
            step = int(10 * part[1] / part[2])
            if (part[2] > 20 && step > last) { printf "%-10s %s of %s\n", name, part[1], part[2]; fflush() }
            last = step
        }'
}

# compile PRESET TARGET: configures if needed, builds, and knows when nothing changed.
compile() {
    local preset=$1 target=$2 start mark log
    start=$(now_ms)
    if [[ $target == all ]]; then
        mark=$(fingerprint CMakeLists.txt CMakePresets.json cmake src tests)
    else
        mark=$(fingerprint CMakeLists.txt CMakePresets.json cmake src tests/CMakeLists.txt)
    fi
    if stamped "$preset-$target" "$mark" && [[ -f build/$preset/build.ninja && ($target == all || -x build/$preset/$target) ]]; then
        return 0
    fi
    need_build
    mkdir -p "$logs"
    log=$logs/$preset.log
    [[ -f build/$preset/build.ninja ]] || cmake --preset "$preset" >"$log" 2>&1 || {
        cat "$log" >&2
        die "cmake could not configure the preset $preset"
    }
    if ! cmake --build --preset "$preset" --target "$target" -j "$(nproc)" 2>&1 | tee "$log" | progress build; then
        grep -vE '^\[[0-9]+/[0-9]+\] (Building|Linking|Generating)' "$log" | tail -n 80 >&2
        die "the build failed; all of it is in $log"
    fi
    stamp "$preset-$target" "$mark"
    phase build "$start" "$preset, $target"
}

# --- a throw-away PostgreSQL --------------------------------------------------------------------------------------

pg_folder=
pg_url=
pg_user=()

pg_bin() {
    local folder
    for folder in /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin; do
        [[ -x $folder/initdb ]] && { echo "$folder"; return; }
    done
    die "PostgreSQL is not installed (package postgresql-15)"
}

free_port() {
    local port
    for _ in {1..50}; do
        port=$((20000 + RANDOM % 30000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
    die "no free port found"
}

# Says why and returns 1 when it cannot: one suite without it is no reason to leave out the others.
pg_start() {
    [[ -z $pg_url ]] || return 0
    local start bin port owner
    start=$(now_ms)
    (need_packages test $test_packages) && bin=$(pg_bin) && port=$(free_port) || return 1
    pg_folder=$(mktemp -d "${TMPDIR:-/tmp}/qiyue-pg.XXXXXX") || return 1
    if ((EUID == 0)); then
        # PostgreSQL refuses to run as root.
        owner=$(id -un postgres 2>/dev/null || echo nobody)
        chown "$owner" "$pg_folder"
        pg_user=(runuser -u "$owner" --)
    fi
    if ! pg_launch "$bin" "$port" </dev/null; then
        cat "$pg_folder"/*.log "$pg_folder"/data/server.log >&2 2>/dev/null
        echo "PostgreSQL did not start" >&2
        return 1
    fi
    pg_url="postgresql://qiyue@127.0.0.1:$port/qiyue"
    phase postgres "$start" "$pg_url"
}

# pg_launch BIN PORT: a cluster that is fast and forgets everything.
pg_launch() (
    cd "$pg_folder" || exit 1
    options="-p $2 -k $pg_folder -c listen_addresses=127.0.0.1 -c max_connections=200"
    options+=" -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    "${pg_user[@]}" "$1/initdb" -D data -U qiyue -A trust -E UTF8 --locale=C.UTF-8 --no-sync >init.log 2>&1 &&
        "${pg_user[@]}" "$1/pg_ctl" -D "$pg_folder/data" -w -t 60 -l "$pg_folder/data/server.log" -o "$options" \
            start >start.log 2>&1 &&
        "${pg_user[@]}" "$1/createdb" -h 127.0.0.1 -p "$2" -U qiyue qiyue
)

pg_stop() {
    [[ -n $pg_folder ]] || return 0
    if [[ -d $pg_folder/data ]]; then
        (cd "$pg_folder" && "${pg_user[@]}" "$(pg_bin)/pg_ctl" -D "$pg_folder/data" -m immediate stop) >/dev/null 2>&1 || true
    fi
    rm -rf "$pg_folder"
    pg_folder=
    pg_url=
}
trap pg_stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# --- suites -------------------------------------------------------------------------------------------------------

passed=0
failed=0
program=build/release/qiyue
roots_of=" " # which suites have written the roots of all stories

# suite NAME COMMAND…: runs it, and adds up its last "N passed, N failed".
suite() {
    local name=$1 start status=0 line ok bad
    shift
    start=$(now_ms)
    printf '\n== %s\n' "$name"
    mkdir -p "$logs"
    "$@" </dev/null 2>&1 | tee "$logs/suite-$name.log" || status=$?
    line=$(grep -aE '^[0-9]+ passed, [0-9]+ failed$' "$logs/suite-$name.log" | tail -n 1) || true
    if [[ -z $line ]]; then
        echo "FAIL $name: it ended (code $status) without saying what passed"
        line="0 passed, 1 failed"
    elif [[ $line == "0 passed, 0 failed" ]]; then
        echo "FAIL $name: it ran nothing"
        line="0 passed, 1 failed"
    elif ((status)) && [[ $line == *" 0 failed" ]]; then
        echo "FAIL $name: it ended with code $status"
        line="${line%% *} passed, 1 failed"
    fi
    ok=${line%% *}
    bad=${line#*passed, }
    bad=${bad%% *}
    passed=$((passed + ok))
    failed=$((failed + bad))
    phase "$name" "$start" "$line"
}

# A suite that cannot be prepared has failed; the others still run.
unprepared() {
    printf '\n== %s\nFAIL %s: could not be prepared\n' "$1" "$1"
    failed=$((failed + 1))
}

skip() { printf '\n== %s\nskipped: %s\n' "$1" "$2"; }

has_app() { [[ -f src/app/main.cpp ]]; }
has_rules() { has_app && has_statutes; }
has_stories() { has_app && has_scenarios; }
has_statutes() { [[ -d src/law ]] && [[ -n $(find src/law -name '*.toml' -print -quit) ]]; }
has_unit_tests() { [[ -n $(find src tests -path tests/tidy -prune -o -name '*_test.cpp' -print -quit 2>/dev/null) ]]; }
has_scenarios() { [[ -d tests/scenarios ]] && [[ -n $(find tests/scenarios -name '*.toml' -print -quit) ]]; }

suite_unit() {
    has_unit_tests || { skip unit "no *_test.cpp in the tree yet"; return; }
    # Stores are tried on both engines.
    [[ ! -d src/platform/db ]] || pg_start || { unprepared unit; return; }
    QIYUE_TEST_POSTGRESQL="$pg_url" suite unit build/release/qiyue-tests "$@"
}

suite_cases() {
    has_rules || { skip cases "no program or no statutes in the tree yet"; return; }
    suite cases "$program" clauses --cases
}

suite_prove() {
    has_rules || { skip prove "no program or no statutes in the tree yet"; return; }
    suite prove "$program" clauses --prove
}

suite_scenarios() {
    has_stories || { skip scenarios "no program or no tests/scenarios in the tree yet"; return; }
    (($#)) || set -- tests/scenarios
    mkdir -p "$logs"
    [[ $* != tests/scenarios ]] || roots_of+="scenarios "
    suite scenarios "$program" scenario run --engine sqlite --roots "$logs/roots-sqlite" "$@"
}

suite_postgresql() {
    has_stories || { skip postgresql "no program or no tests/scenarios in the tree yet"; return; }
    (($#)) || set -- tests/scenarios
    pg_start || { unprepared postgresql; return; }
    mkdir -p "$logs"
    [[ $* != tests/scenarios ]] || roots_of+="postgresql "
    suite postgresql "$program" scenario run --engine postgresql --database "$pg_url" --roots "$logs/roots-postgresql" "$@"
}

# Both engines did the same, to the last hash. Runs the stories that were not run before in this call.
suite_engines() {
    has_stories || { skip engines "no program or no tests/scenarios in the tree yet"; return; }
    [[ $roots_of == *" scenarios "* ]] || suite_scenarios
    [[ $roots_of == *" postgresql "* ]] || suite_postgresql
    suite engines same_roots "$logs/roots-sqlite" "$logs/roots-postgresql"
}

same_roots() {
    local differing
    [[ -s $1 && -s $2 ]] || { echo "no roots were written"; return 1; }
    # A story that failed on both has been counted there.
    differing=$(diff "$1" "$2" | grep -c '^[<]') || true
    diff "$1" "$2" | grep '^[<>]' || true
    echo "$(($(wc -l <"$1") - differing)) passed, $differing failed"
    cmp -s "$1" "$2"
}

# Wants the server killed at any moment: what was acknowledged stays, and nothing is half done.
suite_crash() {
    has_app || { skip crash "no program in the tree yet"; return; }
    suite crash build/release/qiyue-crash
}

suite_browser() {
    [[ -f web/e2e/run.mjs ]] || { skip browser "no web/e2e in the tree yet"; return; }
    has_app || { skip browser "no program in the tree yet"; return; }
    (need_packages browser $browser_packages && need_modules web/e2e && build_workbench) || { unprepared browser; return; }
    suite browser node web/e2e/run.mjs
}

suite_tidy() {
    suite fence build/release/qiyue-tidy --self-test
    suite tidy build/release/qiyue-tidy
}

suites=(unit cases scenarios postgresql engines crash browser prove tidy)

# --- words --------------------------------------------------------------------------------------------------------

word_run() {
    local start
    start=$(now_ms)
    has_app || die "src/app is not in this tree; there is no program to run yet."
    local pages
    need_build
    build_workbench & # npm waits for the network while the compiler works
    pages=$!
    compile release qiyue
    wait "$pages" || die "there is no workbench to serve"
    phase ready "$start" "$program serve $*"
    exec "$program" serve "$@"
}

word_build() { compile "${1:-release}" all; }

word_test() {
    local name start stories=() filters=
    start=$(now_ms)
    for name in "$@"; do
        if [[ " ${suites[*]} " == *" $name "* ]]; then
            continue
        elif [[ -e $name ]]; then
            stories+=("$name")
        else
            filters+="${filters:+,}*$name*"
        fi
    done
    # The phases stop at the first trouble; the last line must count that as a failure.
    if ! (need_build && compile release all); then
        echo "0 passed, 1 failed"
        exit 1
    fi
    if (($# == 0)); then
        for name in "${suites[@]}"; do "suite_$name"; done
    else
        for name in "$@"; do
            [[ " ${suites[*]} " != *" $name "* ]] || "suite_$name"
        done
        ((${#stories[@]} == 0)) || suite_scenarios "${stories[@]}"
        [[ -z $filters ]] || suite_unit "-tc=$filters"
    fi
    if ((passed + failed == 0)); then
        echo "FAIL nothing ran"
        failed=1
    fi
    echo
    phase all "$start" "suites"
    echo "$passed passed, $failed failed"
    ((failed == 0))
}

word_scenario() {
    compile release qiyue
    (($#)) || set -- tests/scenarios
    "$program" scenario run "$@"
}

word_fmt() {
    need_packages lint $lint_packages
    git ls-files -z --cached --others --exclude-standard -- 'src/*.cpp' 'src/*.hpp' 'tests/*.cpp' 'tests/*.hpp' \
        ':!tests/tidy/fixtures' | xargs -0 -r clang-format -i
}

# Files that differ from the main line, committed or not.
changed() {
    local base
    base=$(git merge-base HEAD main 2>/dev/null || git merge-base HEAD origin/main 2>/dev/null || git rev-parse HEAD)
    {
        git diff --name-only --diff-filter=d "$base"
        git ls-files --others --exclude-standard
    } | grep -E '^(src|tests)/.*\.(cpp|hpp)$' | grep -v '^tests/tidy/fixtures/' | sort -u || true
}

word_lint() {
    need_packages lint $lint_packages
    local files
    mapfile -t files < <(changed)
    ((${#files[@]})) || { echo "nothing changed since main"; return; }
    clang-format --dry-run -Werror "${files[@]}"
    [[ -f build/release/compile_commands.json ]] || compile release all
    printf '%s\n' "${files[@]}" | grep '\.cpp$' | xargs -r -P "$(nproc)" -n 1 clang-tidy -p build/release --quiet \
        --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-unused-command-line-argument
    echo "${#files[@]} files clean"
}

word_tidy() {
    compile release qiyue-tidy
    suite_tidy
    echo "$passed passed, $failed failed"
    ((failed == 0))
}

word_slow() {
    local log=build/${1:-release}/.ninja_log
    [[ -f $log ]] || die "no $log; build first"
    awk -F '\t' '/^[0-9]/ { cost[$4] = $2 - $1 }
        END { for (name in cost) printf "%8.1f s  %s\n", cost[name] / 1000, name }' "$log" | sort -rn | sed -n 1,10p
}

word_pg() {
    pg_start || exit 1
    if (($#)); then
        DATABASE_URL=$pg_url "$@"
        return
    fi
    echo "$pg_url"
    echo "It stops when this does (Ctrl-C)."
    sleep infinity &
    trap 'kill $! 2>/dev/null; pg_stop' EXIT
    wait $! || true
}

word_setup() {
    need_build
    need_packages test $test_packages
    [[ ! -f web/workbench/package.json ]] || need_modules web/workbench
    [[ ! -f web/e2e/package.json ]] || { need_packages browser $browser_packages && need_modules web/e2e; }
    echo "everything is there"
}

word_help() {
    case ${1:-} in
    '') cat <<'TEXT' ;;
./do run        build what changed and serve
./do test       build what changed and run every suite
./do build      build a preset: release (default), dev, asan
./do scenario   run stories from tests/scenarios
./do fmt        format all C++
./do lint       clang-format and clang-tidy on what changed since main
./do tidy       the fence: includes, SQL, names, map
./do slow       the ten slowest objects of the last build
./do pg         a throw-away PostgreSQL
./do setup      install what is missing
./do help WORD  more about one of them
TEXT
    run) cat <<'TEXT' ;;
./do run [--empty] [--port N] [--data DIR] [--database URL]

Installs the Debian packages that are missing (as root or with sudo; otherwise names them and stops), builds the
workbench and the program, and serves. Everything after `run` goes to `qiyue serve`. A second start builds nothing.
TEXT
    test) cat <<'TEXT' ;;
./do test [NAME…]

Without a name: all suites, each with its own heading and counts, the sum as last line "N passed, N failed".
  unit        every *_test.cpp, stores on both engines    cases       the cases beside the statutes
  scenarios   the stories on SQLite                        postgresql  the same stories on PostgreSQL
  engines     both wrote the same journal roots            crash       the server is killed at any moment
  browser     the pages, in a browser                      prove       every clause is traced to what carries it
  tidy        the fence and the tests of the fence
NAME may be a suite, a path of stories, or a part of the name of a unit test. A suite that ran nothing has failed;
one whose sources are not in the tree is skipped, and says so.
TEXT
    build) echo "./do build [release|dev|asan]    into build/<preset>; the log is build/log/<preset>.log" ;;
    scenario) echo "./do scenario [PATH…] [--engine sqlite|postgresql] [--database URL]" ;;
    fmt) echo "./do fmt    rewrites src and tests in the one format of .clang-format" ;;
    lint) echo "./do lint    looks at the files that differ from main, committed or not; warnings are errors" ;;
    tidy) echo "./do tidy    tests the fence with its fixtures, then judges the tree" ;;
    slow) echo "./do slow [preset]    seconds each object took, out of .ninja_log" ;;
    pg) cat <<'TEXT' ;;
./do pg             starts PostgreSQL on a free port in a temporary folder, prints its URL, stops with the script
./do pg COMMAND…    runs the command with DATABASE_URL set to it, then stops
TEXT
    setup) echo "./do setup    Debian packages and node modules for run and test" ;;
    *) die "no such word: $1" ;;
    esac
}

word=${1:-help}
(($# == 0)) || shift
case $word in
run | test | build | scenario | fmt | lint | tidy | slow | pg | setup | help) "word_$word" "$@" ;;
-h | --help) word_help "$@" ;;
*) die "no such word: $word. ./do help lists them." ;;
esac
