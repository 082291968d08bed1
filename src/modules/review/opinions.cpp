#include "modules/review/opinions.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

namespace qiyue::review {

namespace {

bool has_said(Value const& member) {
    return !member["said"].is_null();
}

}  // namespace

Closing stored_closing(StepRun& run) {
    auto found = store::closing(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

Value seated(StepRun& run, std::int64_t draw) {
    Value members = Value::list();
    for (auto const& seat : store::seats(run.tx, draw)) {
        if (seat.outcome != "accepted") {
            continue;
        }
        auto const found = expert::find(run.tx, seat.expert);
        ENSURE(found.has_value());
        members.push(Value::object().set("person", seat.person).set("name", found->name).set("field", seat.field));
        run.new_participants.push_back({.person = seat.person, .organisation = 0, .role = "judge"});
    }
    return members;
}

bool all_said(Closing const& review) {
    return std::ranges::all_of(review.body["members"].items(), has_said);
}

Result<void> say(StepRun& run, Closing& review, Value said) {
    auto members = review.body["members"].items();
    auto const mine = std::ranges::find_if(
        members, [&](Value const& one) { return one["person"] == Value(run.context.caller.person); });
    if (mine == members.end()) {
        return api::forbidden({"您不是该评审委员会成员", "you are no member of this committee"});
    }
    if (has_said(*mine)) {
        return api::conflict("closing.said_already", {"您已提交评审意见", "you have said it already"},
                             {"提交的意见不再更改", "what is said stands"});
    }
    auto digest = crypto::sha256_hex(json::write(said));
    mine->set("digest", std::move(digest)).set("said", std::move(said));
    Value all = Value::list();
    for (auto& one : members) {
        all.push(std::move(one));
    }
    review.body.set("members", std::move(all));
    store::update(run.tx, review);
    if (all_said(review)) {
        run.to = "judged";
    }
    return {};
}

Value member_line(Value const& member, bool named, Context const& context) {
    auto const own = context.caller.signed_in() && member["person"] == Value(context.caller.person);
    auto line = Value::object().set("field", member["field"]).set("given", has_said(member));
    return named || own ? line.set("name", member["name"]) : line;
}

std::int64_t opinions_in(Closing const& review) {
    return std::ranges::count_if(review.body["members"].items(), has_said);
}

}  // namespace qiyue::review
