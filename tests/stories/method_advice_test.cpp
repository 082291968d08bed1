// What /methods tells beforehand and what the step decides are the same: over every method, ground and statement.
#include "support/house.hpp"

#include "app/desk.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

namespace qiyue {

namespace {

// A story that leaves a project whose method is still to be chosen, and what is told of that project beforehand.
struct Before {
    std::string story;
    std::map<std::string, std::string> told;
    bool after_a_contract = false;  // to which an addition may be made
    bool emergency = false;         // is called upon
};

struct Stated {
    std::string ground;
    bool complex = false, said_why = false;
};

std::vector<Stated> everything_stated(Fields const& query) {
    auto const ground = std::ranges::find(query, std::string("ground"), &Field::name);
    std::vector<Stated> all;
    for (bool const complex : {false, true}) {
        for (bool const said_why : {false, true}) {
            all.push_back({.ground = {}, .complex = complex, .said_why = said_why});
            for (auto const& one : ground->options) {
                all.push_back({.ground = one.value, .complex = complex, .said_why = said_why});
            }
        }
    }
    return all;
}

class Asking {
public:
    explicit Asking(Before before) : before_(std::move(before)), house_(before_.story) {
        house_.undo_writes();
        supplier_ = house_.caller("anxin").organisation;
        auto const purchases = house_.objects("tender");
        for (auto const& project : house_.objects("project")) {
            if (std::ranges::find(purchases, project.id, &workflow::Object::project) == purchases.end()) {
                project_ = project.id;
            }
        }
    }

    Fields const& query() { return *house_.world().operation("tender.methods")->query; }

    Value advised(Stated const& stated) {
        app::Asked asked;
        asked.operation = house_.world().operation("tender.methods");
        asked.query = before_.told;
        asked.query.insert({{"budget", "2,000,000.00"}, {"region", "510104"}});
        asked.query["complex"] = stated.complex ? "yes" : "no";
        if (!stated.ground.empty()) {
            asked.query["ground"] = stated.ground;
        }
        auto const answer = app::run(house_.world(), asked);
        REQUIRE(answer.ok());
        return answer.value()["methods"];
    }

    // The codes by which the step refuses; none when it is done.
    std::set<std::string> refused(Value const& method, Stated const& stated) {
        app::Asked asked;
        asked.operation = house_.world().operation("tender.choose_method");
        asked.caller = house_.caller("documenter");
        auto const lowest = method["asks"]["evaluation"] == Value("lowest_price");
        auto body = Value::object()
                        .set("project", project_)
                        .set("method", method["method"])
                        .set("evaluation", lowest ? "lowest_price" : "comprehensive")
                        .set("complex", stated.complex);
        if (!stated.ground.empty()) {
            body.set("ground", stated.ground);
        }
        if (method["asks"]["suppliers"] == Value("one")) {
            body.set("suppliers", Value::list().push(Value::object().set("supplier", supplier_)));
        }
        if (method["method"] == Value("invited")) {
            body.set("invited_from", "prequalification");
        }
        if (stated.said_why) {
            body.set("reason", "写明的理由").set("split_reason", "写明的理由");
            body.set("not_own_delay", true).set("only_because", "patent");
        }
        if (before_.emergency) {
            body.set("emergency", "暴雨致照护站停用");
        }
        if (before_.after_a_contract) {
            body.set("original_contract", house_.objects("contract").front().id);
        }
        asked.body = body;
        auto const answer = app::run(house_.world(), asked);
        std::set<std::string> codes;
        if (!answer.ok()) {
            for (auto const& finding : answer.refusal().findings()) {
                codes.insert(finding.code);
            }
        }
        return codes;
    }

    // Has the buyer stated all that the ground asks for?
    bool said_all(Stated const& stated) const {
        return stated.said_why && (stated.ground != "addition" || before_.after_a_contract);
    }

private:
    Before before_;
    support::House house_;
    std::int64_t project_ = 0, supplier_ = 0;
};

struct Told {
    int open = 0, on_condition = 0, closed = 0;
};

Told told_is_decided(Before before) {
    Asking asking(std::move(before));
    Told told;
    for (auto const& stated : everything_stated(asking.query())) {
        for (auto const& method : asking.advised(stated).items()) {
            CAPTURE(method["method"].text());
            CAPTURE(stated.ground);
            CAPTURE(stated.complex);
            CAPTURE(stated.said_why);
            // A method that needs no ground is asked for without one.
            auto asked = stated;
            asked.ground = method["grounds"].size() == 0 && method["state"] != Value("closed") ? "" : stated.ground;
            auto const codes = asking.refused(method, asked);
            // Whom it turns to is no matter of the method.
            static std::set<std::string> const of_whom{"method.too_few_invited", "method.too_few_candidates",
                                                       "method.draw_not_witnessed"};
            auto const beyond =
                std::ranges::all_of(codes, [](std::string const& code) { return of_whom.contains(code); });
            auto const state = method["state"].text();
            if (state == "open") {
                told.open += 1;
                CHECK(beyond);
            } else if (state == "closed") {
                told.closed += 1;
                CHECK_FALSE(codes.empty());
                CHECK_FALSE(beyond);
            } else {
                told.on_condition += 1;
                // As the buyer states it, or as he does not: with a ground of the law it is open.
                CHECK((beyond || !asking.said_all(asked) || asked.ground.empty()));
            }
        }
    }
    MESSAGE(told.open << " open, " << told.on_condition << " on condition, " << told.closed << " closed");
    return told;
}

void each_answer_is_given(Told const& told) {
    CHECK(told.open > 0);
    CHECK(told.on_condition > 0);
    CHECK(told.closed > 0);
}

}  // namespace

TEST_CASE("method advice: what is told beforehand is what the step decides") {
    each_answer_is_given(told_is_decided({.story = "chengdu/stages/30_need", .told = {}}));
}

TEST_CASE("method advice: and so where the year's purchases of one line and item pass the threshold") {
    each_answer_is_given(
        told_is_decided({.story = "chengdu/methods/20_three_of_one_item", .told = {{"bought", "2,500,000.00"}}}));
}

TEST_CASE("method advice: and so where a contract stands to which the purchase may add") {
    each_answer_is_given(
        told_is_decided({.story = "chengdu/methods/30_beside_a_contract",
                         .told = {{"budget", "100,000.00"}, {"central", "yes"}, {"original_price", "1,760,000.00"}},
                         .after_a_contract = true}));
}

TEST_CASE("method advice: and so in an emergency, before the rule is in force and after") {
    std::map<std::string, std::string> const told{
        {"budget", "100,000.00"}, {"central", "yes"}, {"original_price", "1,760,000.00"}, {"emergency", "yes"}};
    auto const in = [&](std::string const& story) {
        return told_is_decided({.story = story, .told = told, .after_a_contract = true, .emergency = true});
    };
    CHECK(in("chengdu/methods/30_beside_a_contract").open == 0);
    CHECK(in("chengdu/methods/31_in_force").open > 0);
}

}  // namespace qiyue
