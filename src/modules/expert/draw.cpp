#include "modules/expert/api.hpp"

#include "platform/crypto/crypto.hpp"

#include <algorithm>
#include <utility>

namespace qiyue::expert {

namespace {

// Numbers that only the seed decides, all equally likely.
class Drawing {
public:
    Drawing(std::string_view seed, std::string_view field) : seed_(seed), field_(field) {}

    std::uint64_t below(std::uint64_t n) {
        auto const too_low =
            (std::uint64_t{0} - n) % n;  // 2^64 mod n: without rejecting these the low numbers come oftener
        auto value = next();
        while (value < too_low) {
            value = next();
        }
        return value % n;
    }

private:
    std::uint64_t next() {
        auto const block = crypto::hmac_sha256(seed_, field_ + ":" + std::to_string(block_++));
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            value = value << 8 | static_cast<unsigned char>(block[i]);
        }
        return value;
    }

    std::string seed_, field_;
    std::uint64_t block_ = 0;
};

}  // namespace

std::vector<std::int64_t> order_of_invitation(std::string_view seed, std::string_view field,
                                              std::vector<std::int64_t> eligible) {
    std::ranges::sort(eligible);
    Drawing drawing(seed, field);
    for (auto i = eligible.size(); i > 1; --i) {
        std::swap(eligible[i - 1], eligible[drawing.below(i)]);
    }
    return eligible;
}

std::string canonical(std::vector<Lot> const& lots) {
    std::string text;
    for (auto const& lot : lots) {
        text += lot.field;
        text += ' ';
        text += std::to_string(lot.seats);
        auto sorted = lot.eligible;
        std::ranges::sort(sorted);
        char separator = ':';
        for (auto const id : sorted) {
            text += separator;
            text += std::to_string(id);
            separator = ',';
        }
        text += '\n';
    }
    return text;
}

std::string seed_of(std::string_view lots_digest_hex, std::string_view buyer, std::string_view supervisor,
                    std::string_view platform) {
    std::string text;
    for (auto const part : {std::string_view("qiyue expert draw 1"), lots_digest_hex, buyer, supervisor, platform}) {
        text += part;
        text += '\n';
    }
    return crypto::sha256(text);
}

std::optional<std::int64_t> next_invited(std::string_view seed, Lot const& lot, std::vector<std::int64_t> const& gone) {
    for (auto const id : order_of_invitation(seed, lot.field, lot.eligible)) {
        if (std::ranges::find(gone, id) == gone.end()) {
            return id;
        }
    }
    return std::nullopt;
}

}  // namespace qiyue::expert
