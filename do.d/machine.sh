# What must be on the machine: Debian packages, a Node.js that is new enough, node modules. Read by ./do.

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
    # Node brings its own list of authorities; npm is to trust what this machine trusts, also what it learned just now.
    [[ ! -r /etc/ssl/certs/ca-certificates.crt ]] ||
        export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"
    echo "npm: fetching what $folder/package-lock.json names"
    PUPPETEER_SKIP_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 \
        npm ci --ignore-scripts --no-audit --no-fund --prefix "$folder" >"$log" 2>&1 </dev/null || {
        tail -n 30 "$log" >&2
        die "npm ci failed in $folder; all it said is in $log"
    }
    cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock"
    phase npm "$start" "$folder"
}
