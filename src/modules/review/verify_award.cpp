#include "law/bands.hpp"
#include "law/scoring.hpp"
#include "modules/review/award_record.hpp"
#include "modules/review/preferences.hpp"

#include "base/said.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>
#include <map>
#include <set>

// What a citizen does with the record of an award. Reads nothing but the record, which may be anything; every step is
// computed from the facts alone and compared with what the record says.
namespace qiyue::review {

namespace {

using Place = std::pair<std::int64_t, std::int64_t>;

std::string of_bid(std::int64_t bid) {
    return "bid " + std::to_string(bid);
}

class Check {
public:
    explicit Check(Value const& published) : published_(published), record_(published["record"]) {}

    AwardChecked run() {
        begin("the record is whole");
        if (!is_award_record(record_)) {
            wrong("something is missing from it, or is of another kind");
            end();
            return std::move(checked_);
        }
        end();
        step("its digest is that of its contents", [this] { digest(); });
        comprehensive_ = record_["evaluation"] == Value("comprehensive");
        if (comprehensive_) {
            step("the weights add up to 100.00 and every table of bands is whole", [this] { factors(); });
            step("every member marked every bid for every factor, within its weight", [this] { marks(); });
            step("the values fall into their bands", [this] { bands(); });
        }
        step("the prices compared are the bids less their deductions", [this] { prices(); });
        if (comprehensive_) {
            step("each price score is the lowest price over the bid's, times the weight", [this] { price_scores(); });
            step("each member's points and their mean", [this] { members(); });
            step("each total", [this] { totals(); });
        }
        step("the order of the bids", [this] { order(); });
        step("the award goes to the first that stands, at the price of its bid", [this] { award(); });
        return std::move(checked_);
    }

private:
    template <class Body> void step(std::string name, Body body) {
        begin(std::move(name));
        body();
        end();
    }
    void begin(std::string name) {
        name_ = std::move(name);
        wrong_.clear();
    }
    void wrong(std::string what) { wrong_.push_back(std::move(what)); }
    void end() {
        checked_.told.push_back((wrong_.empty() ? "agrees: " : "DOES NOT AGREE: ") + name_);
        for (auto const& what : wrong_) {
            checked_.told.push_back("    " + what);
            checked_.problem = checked_.problem.empty() ? what : checked_.problem;
        }
    }
    void expect(std::string const& what, std::int64_t said, std::int64_t right) {
        if (said != right) {
            wrong(what + " is " + hundredths(said) + " in the record and " + hundredths(right) + " by the sum");
        }
    }
    void expect_fen(std::string const& what, std::int64_t said, Money right) {
        if (said != right.in_fen()) {
            wrong(what + " is " + yuan(said) + " yuan in the record and " + yuan(right.in_fen()) + " yuan by the sum");
        }
    }

    Value const& row(std::int64_t bid) const {
        static Value const none;
        auto const& rows = record_["result"]["ranking"].items();
        auto const found = std::ranges::find_if(rows, [&](Value const& one) { return one["bid"] == Value(bid); });
        return found == rows.end() ? none : *found;
    }

    void digest() {
        auto const right = crypto::sha256_hex(canonical(record_));
        if (published_["digest"] != Value(right)) {
            wrong("the record's digest is " + right + ", and " + published_["digest"].text_or("none") +
                  " was published");
        }
    }

    void factors() {
        std::int64_t sum = 0;
        std::set<std::int64_t> seen;
        for (auto const& factor : record_["factors"].items()) {
            auto const id = factor["factor"].integer();
            auto const name = "factor " + std::to_string(id);
            sum += factor["weight"].integer();
            if (!seen.insert(id).second) {
                wrong(name + " stands twice");
            }
            if (factor["scored_by"] == Value("price")) {
                price_weight_ += factor["weight"].integer();
            } else if (factor["scored_by"] == Value("bands")) {
                law::Findings found;
                auto const table = law::read_bands(law::Facts(factor), "bands", "score");
                law::check_cover(table, factor["from"].integer(), factor["to"].integer(), "bands", {}, found);
                for (auto const& finding : found.refusals) {
                    wrong(name + ": " + finding.says.en);
                }
            }
        }
        expect("the sum of the weights", sum, law::full_marks);
    }

    void marks() {
        std::map<std::pair<std::int64_t, Place>, int> given;
        for (auto const& mark : record_["marks"].items()) {
            given[{mark["seat"].integer(), {mark["bid"].integer(), mark["factor"].integer()}}] += 1;
        }
        std::size_t expected = 0;
        for (auto const& factor : record_["factors"].items()) {
            if (factor["scored_by"] != Value("members")) {
                continue;
            }
            for (auto const& bid : record_["bids"].items()) {
                for (std::int64_t seat = 1; seat <= std::min(record_["seats"].integer(), most_seats); ++seat) {
                    ++expected;
                    if (given[{seat, {bid["bid"].integer(), factor["factor"].integer()}}] != 1) {
                        wrong("seat " + std::to_string(seat) + " did not mark " + of_bid(bid["bid"].integer()) +
                              " once for factor " + std::to_string(factor["factor"].integer()));
                    }
                }
            }
            for (auto const& mark : record_["marks"].items()) {
                if (mark["factor"] == factor["factor"] &&
                    (mark["score"].integer() < 0 || mark["score"].integer() > factor["weight"].integer())) {
                    wrong("seat " + std::to_string(mark["seat"].integer()) + " gave " +
                          hundredths(mark["score"].integer()) + " for factor " +
                          std::to_string(factor["factor"].integer()) + ", which is worth " +
                          hundredths(factor["weight"].integer()));
                }
            }
        }
        if (record_["marks"].size() != expected) {
            wrong("there are " + std::to_string(record_["marks"].size()) + " marks and should be " +
                  std::to_string(expected));
        }
    }

    void bands() {
        for (auto const& bid : record_["bids"].items()) {
            auto const id = bid["bid"].integer();
            for (auto const& value : bid["values"].items()) {
                for (auto const& factor : record_["factors"].items()) {
                    if (factor["factor"] != value["factor"] || factor["scored_by"] != Value("bands")) {
                        continue;
                    }
                    auto const table = law::read_bands(law::Facts(factor), "bands", "score");
                    auto const band = law::band_of(table, value["value"].integer());
                    auto const right = band ? band->gives : 0;
                    banded_[id] += right;
                    expect(of_bid(id) + ", factor " + std::to_string(factor["factor"].integer()),
                           score_of(row(id)["bands"], "factor", factor["factor"].integer(), "score"), right);
                }
            }
        }
    }

    static std::int64_t score_of(Value const& lines, char const* key, std::int64_t id, char const* what) {
        if (lines.is_list()) {
            for (auto const& line : lines.items()) {
                if (line[key] == Value(id)) {
                    return line[what].integer_or(-1);
                }
            }
        }
        return -1;
    }

    void prices() {
        for (auto const& bid : record_["bids"].items()) {
            auto const id = bid["bid"].integer();
            auto const price = bid["price"].integer();
            auto const& off = bid["deductions"];
            auto const rate = off["small"].integer() + off["consortium"].integer() + off["domestic"].integer();
            if (price < 0 || rate < 0 || rate > whole_rate) {
                wrong(of_bid(id) + " has a price or a deduction that is none");
                continue;
            }
            law::Standing standing{.id = id, .price = law::compared_price(Money::fen(price), BasisPoints{rate})};
            expect_fen(of_bid(id) + ": the price compared", row(id)["compared"].integer_or(0), standing.price);
            standings_.push_back(std::move(standing));
        }
        expect_fen("the lowest price", record_["result"]["lowest"].integer_or(0), law::lowest_price(standings_));
    }

    void price_scores() {
        auto const lowest = law::lowest_price(standings_);
        for (auto& one : standings_) {
            one.price_score = law::price_score(price_weight_, lowest, one.price);
            expect(of_bid(one.id), row(one.id)["price_score"].integer_or(-1), one.price_score);
        }
    }

    void members() {
        for (auto& one : standings_) {
            std::vector<std::int64_t> points;
            for (std::int64_t seat = 1; seat <= std::min(record_["seats"].integer(), most_seats); ++seat) {
                std::int64_t sum = banded_[one.id];
                for (auto const& mark : record_["marks"].items()) {
                    sum += mark["seat"] == Value(seat) && mark["bid"] == Value(one.id) ? mark["score"].integer() : 0;
                }
                points.push_back(sum);
                expect(of_bid(one.id) + ", seat " + std::to_string(seat),
                       score_of(row(one.id)["members"], "seat", seat, "points"), sum);
            }
            one.technical = law::mean_points(points);
            expect(of_bid(one.id) + ": the mean", row(one.id)["technical"].integer_or(-1), one.technical);
        }
    }

    void totals() {
        for (auto& one : standings_) {
            one.total = one.price_score + one.technical;
            expect(of_bid(one.id), row(one.id)["total"].integer_or(-1), one.total);
        }
    }

    void order() {
        std::vector<std::string> words;
        for (auto const& word : record_["order"].items()) {
            words.push_back(word.text());
        }
        if (!comprehensive_) {
            for (auto& one : standings_) {
                one.total = -one.price.in_fen();  // the lower the price the further ahead
            }
        }
        tell_preferences();
        ranked_ = law::ranked(standings_, words);
        auto const& rows = record_["result"]["ranking"].items();
        if (rows.size() != ranked_.size()) {
            wrong("the ranking has " + std::to_string(rows.size()) + " bids and should have " +
                  std::to_string(ranked_.size()));
            return;
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const& right = ranked_.items()[i];
            if (rows[i]["bid"] != right["id"]) {
                wrong("place " + std::to_string(i + 1) + " is " + of_bid(right["id"].integer()) +
                      "'s by the sum, and the record gives it to " + of_bid(rows[i]["bid"].integer()));
            } else if (rows[i]["rank"] != right["rank"] || rows[i]["tied"] != right["tied"]) {
                wrong(of_bid(rows[i]["bid"].integer()) + " has rank " + std::to_string(right["rank"].integer()) +
                      (right["tied"].boolean() ? ", shared," : "") + " by the sum, and not as the record says");
            } else if (auto const word = told_by(right); rows[i]["told_by"].text_or({}) != word) {
                wrong(of_bid(rows[i]["bid"].integer()) + " is put behind by \"" + rows[i]["told_by"].text_or({}) +
                      "\" in the record and by \"" + word + "\" by the sum");
            }
        }
    }

    // The word that tells a bid from the equal one before it. Where the price alone orders them it is no such word.
    std::string told_by(Value const& ranked) const {
        auto word = ranked["told_by"].text_or({});
        return comprehensive_ || word != "price" ? word : std::string();
    }

    // What the record says each bid has of the announced preferences; the lot is drawn again from all opened envelopes,
    // among which those of the ranked bids are.
    void tell_preferences() {
        std::map<std::int64_t, std::string> envelopes;
        for (auto& one : standings_) {
            for (auto const& bid : record_["bids"].items()) {
                if (bid["bid"] == Value(one.id) && bid["preferences"].is_object()) {
                    one.flags = bid["preferences"];
                    envelopes.emplace(one.id, bid["preferences"]["envelope"].text_or({}));
                }
            }
        }
        if (!by_lot(record_["order"])) {
            return;
        }
        std::vector<std::string> opened;
        for (auto const& digest : record_["envelopes"].items()) {
            opened.push_back(digest.text());
        }
        for (auto const& [bid, digest] : envelopes) {
            if (std::ranges::find(opened, digest) == opened.end()) {
                wrong(of_bid(bid) + "'s envelope is not among those that were opened");
            }
        }
        auto const drawn = lots(opened, envelopes);
        for (auto& one : standings_) {
            auto const lot = drawn.find(one.id);
            one.flags.set("lot", lot == drawn.end() ? 0 : lot->second);
        }
    }

    void award() {
        std::set<std::int64_t> gone;
        for (auto const& bid : record_["dropped"].items()) {
            gone.insert(bid.integer());
        }
        auto const to = record_["award"]["bid"].integer();
        std::int64_t first = 0;
        bool among_first = false;
        for (auto const& one : ranked_.items()) {
            if (gone.contains(one["id"].integer())) {
                continue;
            }
            first = first == 0 ? one["rank"].integer() : first;
            among_first = among_first || (one["rank"].integer() == first && one["id"] == Value(to));
        }
        if (!among_first) {
            wrong(of_bid(to) + " has the award and is not the first of the bids that stand");
        }
        for (auto const& bid : record_["bids"].items()) {
            if (bid["bid"] == Value(to) && bid["price"] != record_["award"]["price"]) {
                wrong("the award is at " + yuan(record_["award"]["price"].integer()) + " yuan and the bid at " +
                      yuan(bid["price"].integer()));
            }
        }
    }

    static constexpr std::int64_t most_seats = 100;  // no committee is larger
    static constexpr std::int64_t whole_rate = 10'000;

    Value const& published_;
    Value const& record_;
    bool comprehensive_ = false;
    std::int64_t price_weight_ = 0;
    std::map<std::int64_t, std::int64_t> banded_;
    std::vector<law::Standing> standings_;
    Value ranked_ = Value::list();
    std::string name_;
    std::vector<std::string> wrong_;
    AwardChecked checked_;
};

}  // namespace

AwardChecked verify_award(Value const& published) {
    return Check(published).run();
}

}  // namespace qiyue::review
