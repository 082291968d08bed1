// The fence.  qiyue-tidy [ROOT] judges a tree; qiyue-tidy --self-test [ROOT] judges the fence: each tree under
// tests/tidy/fixtures/<check>/ must fail that check exactly where its file `expected` says, and the tree
// fixtures/clean must pass all. A fence without such tests guards nothing.
#include "tree.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

namespace fs = std::filesystem;

namespace {

constexpr tidy::Check checks[] = {
    {"includes", tidy::check_includes}, {"sql", tidy::check_sql},       {"headers", tidy::check_headers},
    {"purity", tidy::check_purity},     {"length", tidy::check_length}, {"map", tidy::check_map},
    {"shape", tidy::check_shape},       {"places", tidy::check_places}, {"clauses", tidy::check_clauses},
    {"numbers", tidy::check_numbers},
};

int passed = 0;
int failed = 0;

void print(tidy::Findings const& findings) {
    for (auto const& finding : findings) {
        std::printf("FAIL %s:%zu %s\n", finding.file.c_str(), finding.line, finding.reason.c_str());
    }
}

void count(std::string const& name, bool ok) {
    if (ok) {
        std::printf("OK   %s\n", name.c_str());
    }
    ++(ok ? passed : failed);
}

void judge(std::string const& root) {
    auto const tree = tidy::read_tree(root);
    for (auto const& check : checks) {
        auto const findings = check.run(tree);
        print(findings);
        count(std::string(check.name), findings.empty());
    }
}

std::set<std::string> expected_of(fs::path const& fixture) {
    std::set<std::string> places;
    std::ifstream in(fixture / "expected");
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) {
            places.insert(line);
        }
    }
    return places;
}

void must_fail(tidy::Check const& check, fs::path const& fixture) {
    auto const name = std::string(check.name) + "/" + fixture.filename().string();
    auto const expected = expected_of(fixture);
    std::set<std::string> found;
    for (auto const& finding : check.run(tidy::read_tree(fixture.string()))) {
        found.insert(finding.file + ":" + std::to_string(finding.line));
    }
    bool const ok = !expected.empty() && found == expected;
    count(name, ok);
    if (!ok) {
        for (auto const& place : expected) {
            std::printf("FAIL %s expected %s\n", name.c_str(), place.c_str());
        }
        for (auto const& place : found) {
            std::printf("FAIL %s found    %s\n", name.c_str(), place.c_str());
        }
    }
}

void self_test(fs::path const& fixtures) {
    for (auto const& check : checks) {
        auto const folder = fixtures / check.name;
        std::vector<fs::path> trees;
        if (fs::is_directory(folder)) {
            for (auto const& entry : fs::directory_iterator(folder)) {
                trees.push_back(entry.path());
            }
        }
        std::sort(trees.begin(), trees.end());
        if (trees.empty()) {
            std::printf("FAIL %s has no fixture\n", std::string(check.name).c_str());
            ++failed;
        }
        for (auto const& tree : trees) {
            must_fail(check, tree);
        }
    }
    auto const clean = tidy::read_tree((fixtures / "clean").string());
    for (auto const& check : checks) {
        auto const findings = check.run(clean);
        print(findings);
        count("clean/" + std::string(check.name), findings.empty() && !clean.files.empty());
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> words(argv + 1, argv + argc);
    bool const self = !words.empty() && words[0] == "--self-test";
    if (self) {
        words.erase(words.begin());
    }
    std::string const root = words.empty() ? "." : words[0];
    if (self) {
        self_test(fs::path(root) / "tests/tidy/fixtures");
    } else {
        judge(root);
    }
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
}
