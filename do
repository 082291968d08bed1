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
    libcli11-dev libfmt-dev libkainjow-mustache-dev libqrencode-dev libpango1.0-dev libcairo2-dev fonts-noto-cjk
    doctest-dev librapidcheck-dev"
test_packages="postgresql-15 sqlite3"
browser_packages="chromium"
lint_packages="clang-format clang-tidy"
# Debian's Node is too old for the pages, but good enough to fetch the one that web/node pins.
node_packages="nodejs npm ca-certificates"
node_least=20.19

# --- saying what is done and how long it took ---------------------------------------------------------------------

now_ms() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

# phase NAME STARTED TEXT
phase() {
    local ms=$(($(now_ms) - $2))
    printf '%-10s %4d.%d s  %s\n' "$1" $((ms / 1000)) $((ms % 1000 / 100)) "$3"
}

# What runs beside this script, each in a process group of its own; whatever ends the script ends them.
groups=()

# aside COMMAND…: starts it; its group is then $!. It can ask nobody anything.
aside() {
    set -m
    "$@" </dev/null &
    set +m
    groups+=("$!")
}

end_group() { kill "-${2:-TERM}" -- "-$1" 2>/dev/null || true; }

on_exit() {
    local group
    for group in "${groups[@]}"; do end_group "$group"; done
    pg_stop
}
trap on_exit EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

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
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# is_master COUNT: may packages be installed? Asks for the password of sudo only where somebody sits at a terminal.
is_master() {
    ((EUID == 0)) && return
    command -v sudo >/dev/null || return 1
    sudo -n true 2>/dev/null || { [[ -t 0 && -t 2 ]] && sudo -v -p "sudo: the password of %u, to install $1 Debian packages: "; }
}

# Reads what apt-get says, and tells every quarter of a long installation.
told_by_apt() {
    awk '
        function tell(what) {
            step = total ? int(4 * ++done[what] / total) : 0
            if (total > 20 && step > last[what]) {
                printf "packages   %s %d of %d\n", what, done[what], total
                fflush()
            }
            last[what] = step
        }
        / newly installed/ { total = $1 + $3 }
        /^Get:/ { tell("fetched") }
        /^Unpacking / { tell("unpacked") }
        /^Setting up / { tell("set up") }'
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -q -o DPkg::Lock::Timeout=300 "$@"; }

# need_packages PACKAGE…: one question to dpkg, and none about those once found here.
need_packages() {
    local start missing=() package status known=" "
    start=$(now_ms)
    [[ ! -f $stamps/packages ]] || known=" $(tr '\n' ' ' <"$stamps/packages")"
    for package in "$@"; do [[ $known == *" $package "* ]] || missing+=("$package"); done
    ((${#missing[@]})) || return 0
    command -v dpkg-query >/dev/null || die "Not a Debian machine. What is needed: $*"
    set -- "${missing[@]}"
    declare -A have=()
    while read -r status package; do
        [[ $status == ii* || $status == hi* ]] && have[$package]=1
    done < <(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null || true)
    missing=()
    for package in "$@"; do
        [[ ${have[$package]:-} ]] || missing+=("$package")
        have[$package]=1 # named twice, it is asked for once
    done
    if ((${#missing[@]})); then
        is_master "${#missing[@]}" || die "${#missing[@]} Debian packages are missing, and this user may not install them. As root:
    apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
        echo "packages: installing ${missing[*]}" | fold -s -w 110
        mkdir -p "$logs"
        if ! { apt update && apt install -y --no-install-recommends "${missing[@]}"; } 2>&1 </dev/null |
            tee "$logs/packages.log" | told_by_apt; then
            tail -n 20 "$logs/packages.log" >&2
            die "apt-get did not install them; all it said is in $logs/packages.log"
        fi
    fi
    mkdir -p "$stamps"
    printf '%s\n' "$@" >>"$stamps/packages"
    phase packages "$start" "${#missing[@]} installed, $(($# - ${#missing[@]})) were there"
}

need_build() { need_packages $build_packages; }

# The packages that bring a Node, where the machine has none of any kind.
missing_node() { command -v node >/dev/null && command -v npm >/dev/null || echo "$node_packages"; }

node_is_new() {
    local version
    version=$(node --version 2>/dev/null) && [[ $(printf '%s\n' "$node_least" "${version#v}" | sort -V | head -n 1) == "$node_least" ]]
}

# A Node of our own, once it was fetched, goes before the machine's.
use_node() {
    local folder
    for folder in "$root"/web/node/node_modules/node-linux-*/bin; do
        [[ ! -x $folder/node || :$PATH: == *":$folder:"* ]] || PATH=$folder:$PATH
    done
}

need_node() {
    local missing
    missing=$(missing_node)
    [[ -z $missing ]] || need_packages $missing
    use_node
    node_is_new && return
    fetch_modules web/node
    use_node
    node_is_new || die "Node.js $(node --version) is too old for the web pages: they need $node_least.
There is a prebuilt one for $(uname -m) only if web/node/package.json names it; install one of that age by hand."
}

# need_modules FOLDER: npm ci when the lock file is not the one installed last.
need_modules() {
    cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock" && return
    need_node
    fetch_modules "$1"
}

fetch_modules() {
    local folder=$1 start log
    start=$(now_ms)
    mkdir -p "$logs"
    log=$logs/npm-${folder//\//-}.log
    echo "npm: fetching what $folder/package-lock.json names"
    PUPPETEER_SKIP_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 \
        npm ci --ignore-scripts --no-audit --no-fund --prefix "$folder" >"$log" 2>&1 </dev/null || {
        tail -n 30 "$log" >&2
        die "npm ci failed in $folder; all it said is in $log"
    }
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
    (need_packages $test_packages) && bin=$(pg_bin) && port=$(free_port) || return 1
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

# --- suites -------------------------------------------------------------------------------------------------------

passed=0
failed=0
preset=release
limit=1800 # seconds; a suite that has no end by then has failed
table=()
roots_of=" " # which suites have written the roots of all stories

built() { echo "build/$preset/$1"; }

# noted NAME SECONDS PASSED FAILED: a row of the table at the end.
noted() { table+=("$(printf '%-12s %8s %8s %9s' "$1" "$3" "$4" "$2")"); }

# suite NAME COMMAND…: runs it, and adds up its last "N passed, N failed".
suite() {
    local name=$1 start status=0 line ok bad log=$logs/suite-$1.log ms
    shift
    start=$(now_ms)
    printf '\n== %s\n' "$name"
    mkdir -p "$logs"
    run_watched "$name" "$log" "$@" || status=$?
    line=$(grep -aE '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1) || true
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
    ms=$(($(now_ms) - start))
    noted "$name" "$((ms / 1000)).$((ms % 1000 / 100))" "$ok" "$bad"
    phase "$name" "$start" "$line"
}

# Gives the command's code; what it says is shown and kept.
run_watched() {
    local name=$1 log=$2 status=0 job
    shift 2
    : >"$log"
    aside shown_and_kept "$log" "$@"
    job=$!
    aside watch_over "$job" "$name" "$log"
    disown "$!" # ended without a word of the shell's
    wait "$job" || status=$?
    end_group "${groups[-1]}"
    end_group "$job" # what it left behind
    groups=()
    return "$status"
}

shown_and_kept() {
    local log=$1
    shift
    "$@" 2>&1 | tee "$log"
}

# watch_over GROUP NAME LOG: says that a silent suite still runs, and ends one that has no end.
watch_over() {
    local size last=-1 start
    start=$(now_ms)
    while sleep 20; do
        size=$(stat -c %s "$3")
        ((size != last)) || phase "$2" "$start" "still running"
        last=$size
        if (($(now_ms) - start > limit * 1000)); then
            echo "FAIL $2: no end after $limit s"
            end_group "$1"
            sleep 10
            end_group "$1" KILL
        fi
    done
}

# A suite that cannot be prepared has failed; the others still run.
unprepared() {
    printf '\n== %s\nFAIL %s: could not be prepared\n' "$1" "$1"
    failed=$((failed + 1))
    noted "$1" - 0 1
}

skip() {
    printf '\n== %s\nskipped: %s\n' "$1" "$2"
    noted "$1" - - -
}

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
    QIYUE_TEST_POSTGRESQL="$pg_url" suite unit "$(built qiyue-tests)" "$@"
}

suite_cases() {
    has_rules || { skip cases "no program or no statutes in the tree yet"; return; }
    suite cases "$(built qiyue)" clauses --cases
}

suite_prove() {
    has_rules || { skip prove "no program or no statutes in the tree yet"; return; }
    suite prove "$(built qiyue)" clauses --prove
}

suite_scenarios() {
    has_stories || { skip scenarios "no program or no tests/scenarios in the tree yet"; return; }
    (($#)) || set -- tests/scenarios
    mkdir -p "$logs"
    [[ $* != tests/scenarios ]] || roots_of+="scenarios "
    suite scenarios "$(built qiyue)" scenario run --engine sqlite --roots "$logs/roots-sqlite" "$@"
}

suite_postgresql() {
    has_stories || { skip postgresql "no program or no tests/scenarios in the tree yet"; return; }
    (($#)) || set -- tests/scenarios
    pg_start || { unprepared postgresql; return; }
    mkdir -p "$logs"
    [[ $* != tests/scenarios ]] || roots_of+="postgresql "
    suite postgresql "$(built qiyue)" scenario run --engine postgresql --database "$pg_url" --roots "$logs/roots-postgresql" "$@"
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

# Wants the server killed at any moment, on both engines: what was acknowledged stays, and nothing is half done.
suite_crash() {
    has_app || { skip crash "no program in the tree yet"; return; }
    pg_start || { unprepared crash; return; }
    suite crash "$(built qiyue-crash)" --database "$pg_url"
}

suite_browser() {
    [[ -f web/e2e/run.mjs ]] || { skip browser "no web/e2e in the tree yet"; return; }
    has_app || { skip browser "no program in the tree yet"; return; }
    (need_packages $browser_packages && need_modules web/e2e && build_workbench) || { unprepared browser; return; }
    use_node
    QIYUE_BIN="$root/$(built qiyue)" suite browser node web/e2e/run.mjs
}

suite_tidy() {
    suite fence "$(built qiyue-tidy)" --self-test
    suite tidy "$(built qiyue-tidy)"
}

# What the workbench computes, that its types agree, and that the tokens' styles are those of tokens.json.
suite_workbench() {
    [[ -f web/workbench/package.json ]] || { skip workbench "no web/workbench in the tree yet"; return; }
    (need_modules web/workbench) || { unprepared workbench; return; }
    use_node
    suite workbench node web/tools/check.mjs
}

suites=(tidy cases unit scenarios postgresql engines crash prove workbench browser)

# The Debian packages that these suites need beyond those of the build.
packages_of() {
    local name
    for name in "$@"; do
        case $name in
        unit | postgresql | engines | crash) echo "$test_packages" ;;
        workbench) missing_node ;;
        browser) echo "$browser_packages" && missing_node ;;
        esac
    done
}

# --- words --------------------------------------------------------------------------------------------------------

word_run() {
    local start
    start=$(now_ms)
    has_app || die "src/app is not in this tree; there is no program to run yet."
    local pages
    need_packages $build_packages $([[ -d web/workbench/dist ]] || missing_node)
    aside build_workbench # npm waits for the network while the compiler works
    pages=$!
    compile release qiyue
    wait "$pages" || die "there is no workbench to serve"
    phase ready "$start" "$(built qiyue) serve $*"
    exec "$(built qiyue)" serve "$@"
}

word_build() { compile "${1:-release}" all; }

word_test() {
    local name start stories=() asked=() filters=
    start=$(now_ms)
    while (($#)); do
        case $1 in
        --preset) preset=${2:-} && shift ;;
        --preset=*) preset=${1#*=} ;;
        -*) die "no such option: $1. ./do help test lists them." ;;
        *)
            if [[ " ${suites[*]} " == *" $1 "* ]]; then
                asked+=("$1")
            elif [[ -e $1 ]]; then
                stories+=("$1")
            else
                filters+="${filters:+,}*$1*"
            fi
            ;;
        esac
        shift
    done
    [[ $preset =~ ^(release|dev|asan)$ ]] || die "no such preset: $preset. There are release, dev and asan."
    ((${#asked[@]} + ${#stories[@]})) || [[ -n $filters ]] || asked=("${suites[@]}")
    [[ $preset != asan ]] || watch_memory
    # The phases stop at the first trouble; the last line must count that as a failure.
    if ! (need_packages $build_packages $(packages_of "${asked[@]}" ${filters:+unit}) && compile "$preset" all); then
        echo "0 passed, 1 failed"
        exit 1
    fi
    for name in "${asked[@]}"; do "suite_$name"; done
    ((${#stories[@]} == 0)) || suite_scenarios "${stories[@]}"
    [[ -z $filters ]] || suite_unit "-tc=$filters"
    if ((passed + failed == 0)); then
        echo "FAIL nothing ran"
        failed=1
    fi
    printf '\n%-12s %8s %8s %9s\n' "$preset" passed failed seconds
    printf '%s\n' "${table[@]}"
    phase all "$start" "suites"
    echo "$passed passed, $failed failed"
    ((failed == 0))
}

# What the sanitizers are to look for besides, and time for them: they are several times slower.
watch_memory() {
    export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1}"
    export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"
    limit=7200
}

word_scenario() {
    compile release qiyue
    (($#)) || set -- tests/scenarios
    "$(built qiyue)" scenario run "$@"
}

word_fmt() {
    need_packages $lint_packages
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
    need_packages $lint_packages
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
    need_packages $build_packages $(packages_of "${suites[@]}")
    need_modules web/workbench
    need_modules web/e2e
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

Installs the Debian packages that are missing (as root or with sudo; otherwise names them and stops), fetches a newer
Node.js into web/node where the machine's is too old, builds the workbench and the program, and serves. Everything after
`run` goes to `qiyue serve`. A second start builds nothing.
TEXT
    test) cat <<'TEXT' ;;
./do test [--preset release|dev|asan] [NAME…]

Without a name: all suites, each with its own heading and counts, then a table, and the sum as last line
"N passed, N failed". Debian packages and node modules that are missing are installed first.
  tidy        the fence and the tests of the fence         cases       the cases beside the statutes
  unit        every *_test.cpp, stores on both engines     scenarios   the stories on SQLite
  postgresql  the same stories on PostgreSQL               engines     both wrote the same journal roots
  crash       the server is killed at any moment           prove       every clause is traced to what carries it
  workbench   unit tests and types of the pages            browser     the pages, in a browser
NAME may be a suite, a path of stories, or a part of the name of a unit test. A suite that ran nothing has failed, and
so has one that could not be prepared or had no end; one whose sources are not in the tree is skipped, and says so.
--preset asan runs the same with the address and undefined-behaviour sanitizers; it takes several times as long.
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

# An earlier run as root leaves what an ordinary user may not write.
may_write() {
    [[ ! -e build || (-w build && ! $(find build -maxdepth 1 ! -writable -print -quit)) ]] ||
        die "What is in the folder build belongs to another user: $(id -un) may not write there."
}

word=${1:-help}
(($# == 0)) || shift
[[ $word == help ]] || may_write
case $word in
run | test | build | scenario | fmt | lint | tidy | slow | pg | setup | help) "word_$word" "$@" ;;
-h | --help) word_help "$@" ;;
*) die "no such word: $word. ./do help lists them." ;;
esac
