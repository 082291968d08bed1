#include "modules/expert/api.hpp"

#include "platform/crypto/crypto.hpp"

#include <algorithm>

// What a citizen does with the record of a draw. Reads nothing but the record, which may be anything.
namespace qiyue::expert {

namespace {

// Follows the record step by step and stops at the first thing that does not hold.
class Check {
public:
    explicit Check(Value const& record) : record_(record) {}

    DrawChecked run() {
        read_lots();
        lots_as_committed();
        for (auto const* side : {"buyer", "supervisor", "platform"}) {
            contribution_as_committed(side);
        }
        seed_out_of_all();
        same_experts();
        return std::move(checked_);
    }

private:
    bool sound() const { return checked_.problem.empty(); }

    void require(bool holds, std::string const& right, std::string const& wrong) {
        if (!sound()) {
            return;
        }
        if (holds) {
            checked_.told.push_back(right);
        } else {
            checked_.problem = wrong;
        }
    }

    std::string text(std::string const& key) const { return record_[key].text_or({}); }

    void read_lots() {
        auto const& lines = record_["lots"];
        bool whole = lines.is_list();
        std::int64_t eligible = 0;
        for (std::size_t i = 0; whole && i < lines.size(); ++i) {
            auto const& line = lines.items()[i];
            whole = line["field"].is_text() && line["seats"].is_integer() && line["eligible"].is_list();
            if (!whole) {
                break;
            }
            Lot lot{.field = line["field"].text(), .seats = line["seats"].integer(), .eligible = {}};
            for (auto const& id : line["eligible"].items()) {
                whole = whole && id.is_integer();
                lot.eligible.push_back(id.integer_or(0));
            }
            eligible += std::ssize(lot.eligible);
            lots_.push_back(std::move(lot));
        }
        require(whole,
                std::to_string(lots_.size()) + " lots with " + std::to_string(eligible) + " places on their lists",
                "the record holds no lists to draw from");
    }

    void lots_as_committed() {
        require(crypto::sha256_hex(canonical(lots_)) == text("lots_digest"),
                "the lists are those committed to before the draw",
                "the lists are not those committed to before the draw (lots_digest)");
    }

    void contribution_as_committed(std::string const& side) {
        require(!text(side + "_contribution").empty() &&
                    crypto::sha256_hex(text(side + "_contribution")) == text(side + "_commitment"),
                "the contribution of the " + side + " is what it committed to",
                "the contribution of the " + side + " is not what it committed to");
    }

    void seed_out_of_all() {
        seed_ = seed_of(text("lots_digest"), text("buyer_contribution"), text("supervisor_contribution"),
                        text("platform_contribution"));
        require(crypto::to_hex(seed_) == text("seed"), "the seed comes out of the lists and all three contributions",
                "the seed does not come out of the lists and the three contributions");
    }

    void same_experts() {
        auto const& drawn = record_["drawn"];
        require(drawn.is_list() && drawn.size() > 0, "the record names who was drawn",
                "the record does not say who was drawn");
        std::vector<std::int64_t> gone;
        for (std::size_t i = 0; sound() && i < drawn.size(); ++i) {
            auto const& seat = drawn.items()[i];
            auto const field = seat["field"].text_or({});
            auto const lot = std::ranges::find(lots_, field, &Lot::field);
            auto const right = lot == lots_.end() ? std::nullopt : next_invited(seed_, *lot, gone);
            auto const came = seat["expert"].integer_or(0);
            auto const place = "invitation " + std::to_string(i + 1) + " (" + field + ")";
            require(right && *right == came, place + " goes to " + std::to_string(came),
                    place + " went to " + std::to_string(came) + ", and the seed says " +
                        (right ? std::to_string(*right) : std::string("nobody")));
            gone.push_back(came);
        }
    }

    Value const& record_;
    std::vector<Lot> lots_;
    std::string seed_;
    DrawChecked checked_;
};

}  // namespace

DrawChecked verify_draw(Value const& record) {
    return Check(record).run();
}

}  // namespace qiyue::expert
