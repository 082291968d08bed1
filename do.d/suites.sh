# The suites of `./do test`: what each needs and runs, and how they are counted and watched. Read by ./do.

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
    QIYUE_BIN="$root/$(built qiyue)" suite browser node web/e2e/all.mjs
}

suite_tidy() {
    suite fence "$(built qiyue-tidy)" --self-test
    suite tidy "$(built qiyue-tidy)"
    suite format in_one_format
}

# written_by_hand PATTERN…: such files of src, tests and bench, each ended by a zero; the fence's fixtures are wrong on purpose.
written_by_hand() {
    local pattern patterns=()
    for pattern in "$@"; do patterns+=("src/$pattern" "tests/$pattern" "bench/$pattern"); done
    git ls-files -z --cached --others --exclude-standard -- "${patterns[@]}" ':!tests/tidy/fixtures'
}

# Every C++ file is as `./do fmt` would write it.
in_one_format() {
    local file ok=0 bad=0 differing
    clang-format --version || return 1
    differing=$(written_by_hand '*.cpp' '*.hpp' | xargs -0 -P "$(nproc)" -n 50 clang-format --dry-run 2>&1 |
        sed -n 's/^\([^:]*\):[0-9].*clang-format-violations.*/\1/p' | sort -u) || true
    while IFS= read -r -d '' file; do
        if [[ $'\n'$differing$'\n' == *$'\n'"$file"$'\n'* ]]; then
            echo "FAIL $file is not in the format; ./do fmt writes it"
            bad=$((bad + 1))
        else
            ok=$((ok + 1))
        fi
    done < <(written_by_hand '*.cpp' '*.hpp')
    echo "$ok passed, $bad failed"
    ((bad == 0))
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
        tidy) echo clang-format ;;
        unit | postgresql | engines | crash) echo "$test_packages" ;;
        workbench) missing_node ;;
        browser) echo "$browser_packages" && missing_node ;;
        esac
    done
}
