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

build_packages="ca-certificates g++ cmake ninja-build ccache mold pkg-config
    libboost-json1.81-dev libmicrohttpd-dev libtomlplusplus-dev libsqlite3-dev libpq-dev libsodium-dev libssl-dev libcurl4-openssl-dev
    libcli11-dev libfmt-dev libkainjow-mustache-dev libqrencode-dev libpango1.0-dev libcairo2-dev fonts-noto-cjk fonts-lxgw-wenkai
    doctest-dev librapidcheck-dev"
test_packages="postgresql-15 sqlite3 poppler-utils hledger"
browser_packages="chromium"
lint_packages="clang-format clang-tidy"
fuzz_packages="clang-14 libclang-rt-14-dev"
# Debian's Node is too old for the pages, but good enough to fetch the one that web/node pins.
node_packages="nodejs npm"
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

# The same by what stands in the files: the pages' build writes some of its own sources again, as they were.
contents() {
    find "$@" \( -name node_modules -o -name dist \) -prune -o -type f -print0 | sort -z | xargs -0 sha256sum |
        sha256sum | cut -c1-64
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

for part in machine postgresql suites; do
    # shellcheck source=/dev/null
    . "do.d/$part.sh"
done

# --- building -----------------------------------------------------------------------------------------------------

build_workbench() {
    [[ -f web/workbench/package.json ]] || return 0
    local start mark
    start=$(now_ms)
    mark=$(contents web/workbench web/tokens web/tools)
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
        mark=$(fingerprint CMakeLists.txt CMakePresets.json cmake src tests bench)
    else
        mark=$(fingerprint CMakeLists.txt CMakePresets.json cmake src bench tests/CMakeLists.txt)
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

# The program and the pages that it serves.
word_build() {
    local pages
    need_packages $build_packages $([[ -d web/workbench/dist ]] || missing_node)
    aside build_workbench
    pages=$!
    compile "${1:-release}" all
    wait "$pages" || die "the program is built, the workbench is not"
}

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
    export LSAN_OPTIONS="${LSAN_OPTIONS:-suppressions=$root/tests/leaks.txt}"
    export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"
    limit=7200
}

word_scenario() {
    local word engine=sqlite database=${QIYUE_TEST_POSTGRESQL:-} takes= paths=0
    for word in "$@"; do
        if [[ -n $takes ]]; then
            [[ $takes != --engine ]] || engine=$word
            [[ $takes != --database ]] || database=$word
            takes=
            continue
        fi
        case $word in
        --engine=*) engine=${word#*=} ;;
        --database=*) database=${word#*=} ;;
        --engine | --database | --junit | --roots) takes=$word ;;
        -*) ;;
        *) paths=1 ;;
        esac
    done
    ((paths)) || set -- "$@" tests/scenarios
    compile release qiyue
    if [[ $engine == postgresql && -z $database ]]; then
        pg_start || exit 1
        set -- "$@" --database "$pg_url"
    fi
    "$(built qiyue)" scenario run "$@"
}

word_fmt() {
    need_packages $lint_packages
    written_by_hand '*.cpp' '*.hpp' | xargs -0 -r clang-format -i
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
    case ${1:-} in
    '') mapfile -t files < <(changed) ;;
    all) mapfile -t -d '' files < <(written_by_hand '*.cpp' '*.hpp') ;;
    *) files=("$@") ;;
    esac
    ((${#files[@]})) || { echo "nothing changed since main"; return; }
    clang-format --dry-run -Werror "${files[@]}"
    [[ -f build/release/compile_commands.json ]] || compile release all
    # What no build of the house compiles (the fence's fixtures, which are wrong on purpose) says nothing to clang.
    printf '%s\n' "${files[@]}" | grep -Fxf <(sed -n "s|^ *\"file\": \"$root/\(.*\)\".*|\1|p" build/release/compile_commands.json) | xargs -r -P "$(nproc)" -n 1 clang-tidy -p build/release --quiet \
        --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-unused-command-line-argument
    echo "${#files[@]} files clean"
}

word_tidy() {
    need_packages $(packages_of tidy)
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

# What was found is kept under build/fuzz/found, one file each, and is handed to the next run.
word_fuzz() {
    local seconds=${1:-60} folder name
    need_packages fuzz $fuzz_packages
    compile fuzz qiyue-fuzz
    for folder in tests/fuzz/corpus/*; do
        name=${folder##*/}
        mkdir -p "build/fuzz/found/$name"
        echo "fuzz: $name for $seconds s"
        "build/fuzz/qiyue-fuzz-$name" -max_total_time="$seconds" -max_len=4096 -timeout=5 -print_final_stats=1 -verbosity=0 \
            -artifact_prefix="build/fuzz/found/$name-" "build/fuzz/found/$name" "$folder" ||
            die "fuzz: $name broke a promise; the input is build/fuzz/found/$name-*"
    done
}

word_bench() {
    local program=qiyue-bench-${1:-bids}
    [[ $# -gt 0 ]] && shift
    compile release "$program"
    "build/release/$program" "$@"
}

word_help() {
    case ${1:-} in
    '') cat <<'TEXT' ;;
./do run        build what changed and serve
./do test       build what changed and run every suite
./do build      build the program (release, dev or asan) and the pages of the workbench
./do scenario   run stories from tests/scenarios
./do fmt        format all C++
./do lint       clang-format and clang-tidy on what changed since main, or on all
./do tidy       the fence: includes, SQL, names, map
./do fuzz       libFuzzer at everything that reads text from outside
./do bench      measures under load, and tells ratios taken in one run
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
  tidy        the fence, its own tests, the format         cases       the cases beside the statutes
  unit        every *_test.cpp, stores on both engines     scenarios   the stories on SQLite
  postgresql  the same stories on PostgreSQL               engines     both wrote the same journal roots
  crash       the server is killed at any moment           prove       every clause is traced to what carries it
  workbench   unit tests and types of the pages            browser     the pages, in a browser
NAME may be a suite, a path of stories, or a part of the name of a unit test. A suite that ran nothing has failed, and
so has one that could not be prepared or had no end; one whose sources are not in the tree is skipped, and says so.
--preset asan runs the same with the address and undefined-behaviour sanitizers; it takes several times as long.
TEXT
    build) cat <<'TEXT' ;;
./do build [release|dev|asan]

The program into build/<preset>, and the pages of the workbench into web/workbench/dist. What did not change is not built
again. The logs are build/log/<preset>.log and build/log/workbench.log.
TEXT
    scenario) cat <<'TEXT' ;;
./do scenario [PATH…] [--engine sqlite|postgresql] [--database URL] [--junit FILE] [--verbose]

Without a path: all of tests/scenarios. On PostgreSQL without a URL: on a throw-away server.
TEXT
    fmt) echo "./do fmt    rewrites src and tests in the one format of .clang-format" ;;
    lint) echo "./do lint [all | FILE…]    looks at the files that differ from main, committed or not; warnings are errors" ;;
    tidy) echo "./do tidy    tests the fence with its fixtures, then judges the tree" ;;
    fuzz) echo "./do fuzz [SECONDS]    each target of tests/fuzz for so long (60), by clang with the sanitizers" ;;
    bench) cat <<'TEXT' ;;
./do bench [bids] [--bids N] [--kilobytes N] [--connections N] [--folder DIR] [--database URL]
./do bench vouchers [--vouchers N] [--slice N] [--connections N] [--rows N] [--folder DIR] [--database URL]

bids: so many sealed bids handed in at once before one deadline; none may be lost (2000 of 1024 kB over 200 connections).
vouchers: so many redeemed at once, against a bare loop of the same changes of rows in the same minutes; --rows fills the ledger first.
TEXT
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
run | test | build | scenario | fmt | lint | tidy | fuzz | bench | slow | pg | setup | help) "word_$word" "$@" ;;
-h | --help) word_help "$@" ;;
*) die "no such word: $word. ./do help lists them." ;;
esac
