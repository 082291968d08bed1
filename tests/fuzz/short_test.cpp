#include "fuzz/targets.hpp"

#include "platform/crypto/crypto.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

// The targets of libFuzzer with a short, repeatable run: the corpus as it is, then seeded mutations of it.
namespace qiyue::fuzz {

namespace {

constexpr int mutations = 4000;
constexpr std::size_t longest = 4096;

std::vector<std::string> corpus_of(std::string const& name) {
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator("tests/fuzz/corpus/" + name)) {
        files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<std::string> texts;
    for (auto const& file : files) {
        std::ifstream in(file, std::ios::binary);
        texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return texts;
}

class Mutator {
public:
    Mutator(std::vector<std::string> const& corpus, std::uint64_t seed) : corpus_(corpus), chance_(seed) {}

    std::string next() {
        auto text = corpus_[below(corpus_.size())];
        for (auto changes = 1 + below(6); changes > 0; --changes) {
            change(text);
        }
        return text.substr(0, longest);
    }

private:
    std::uint64_t below(std::uint64_t count) { return count == 0 ? 0 : chance_() % count; }

    char any() {
        using namespace std::string_literals;
        static auto const telling = "\0\xFF\x80\"\\{}[],:.-+%/?&=;' \n\r\tu0189eE#"s;
        return below(2) == 0 ? telling[below(telling.size())] : static_cast<char>(below(256));
    }

    void change(std::string& text) {
        auto const at = below(text.size() + 1);
        switch (below(6)) {
        case 0: text.insert(at, 1, any()); break;
        case 1: text.erase(at, 1 + below(8)); break;
        case 2: text.insert(at, text.substr(below(text.size() + 1), below(64))); break;  // doubled
        case 3: {
            auto const& other = corpus_[below(corpus_.size())];
            text.insert(at, other.substr(below(other.size() + 1), below(64)));
            break;
        }
        case 4: text.insert(at, std::string(below(300), any())); break;  // nested, or long
        default:
            if (at < text.size()) {
                text[at] = any();
            }
        }
    }

    std::vector<std::string> const& corpus_;
    std::mt19937_64 chance_;
};

}  // namespace

TEST_CASE("fuzz: a short run of every target") {
    for (auto const& target : targets()) {
        auto const& name = target.first;
        auto const corpus = corpus_of(name);
        REQUIRE_MESSAGE(corpus.size() >= 3, name << " has a corpus");
        Mutator mutator(corpus, 2017);
        for (int i = -static_cast<int>(corpus.size()); i < mutations; ++i) {
            auto const text = i < 0 ? corpus[corpus.size() + static_cast<std::size_t>(i)] : mutator.next();
            std::string broken;
            try {
                target.second(text);
            } catch (Broken const& promise) {
                broken = promise.promise;
            } catch (std::exception const& thrown) {
                broken = std::string("threw ") + thrown.what();
            }
            CHECK_MESSAGE(broken.empty(), name << ": " << broken << ", given (hex) " << crypto::to_hex(text));
        }
    }
}

TEST_CASE("fuzz: a broken promise is noticed") {
    CHECK_THROWS_AS(promise(false, "never"), Broken);
}

}  // namespace qiyue::fuzz
