#include "permission/expected.hpp"
#include "support/house.hpp"

#include "app/desk.hpp"
#include "app/scenario/reasons.hpp"
#include "platform/json/json.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

// Every operation, asked by everybody of the cast and by a visitor, of objects that are there. Whom post or relation
// does not let in gets 401, 403 or 404 and learns nothing else; whom they let in is never sent away for who he is.
namespace qiyue::permission {

namespace {

// Left out by name and reason. Keep it empty.
std::map<std::string, std::string> const left_out{};

// Operations outside the procedures that ask for more than a post: they read a project, or the object named.
std::map<std::string, std::string> const reads_object{
    {"workflow.duties", "project"},
    {"ledger.project", "project"},
    {"workflow.dossier", "project"},
};

// …and those that ask for a kind of organisation, whatever the post.
std::map<std::string, std::set<std::string>> const asks_kind{
    {"evaluation.coverage", {"buyer", "finance", "audit"}},
};

constexpr std::size_t samples_per_kind = 4;

struct Target {
    api::Operation const* operation = nullptr;
    workflow::Procedure const* procedure = nullptr;  // null: outside the procedures
    workflow::Step const* step = nullptr;            // null: list, read, or outside
};

enum class Wanted { in, out, hidden };

class Matrix {
public:
    explicit Matrix(std::string const& story) : house_(story) {
        house_.undo_writes();
        for (auto const& procedure : house_.world().engine().procedures()) {
            sample(procedure);
        }
    }

    // Of operations whose name begins so.
    void ask_all(std::string_view prefix = {}) {
        std::vector<Caller> people{Caller{}};
        for (auto const& member : house_.cast()) {
            people.push_back(member.caller);
        }
        for (auto const& operation : house_.world().operations()) {
            if (left_out.contains(operation.id) || !operation.id.starts_with(prefix)) {
                continue;
            }
            operations += 1;
            auto const target = target_of(operation);
            for (auto const& caller : people) {
                ask_of_each(target, caller);
            }
        }
        persons = people.size();
    }

    std::vector<std::string> failures;
    std::size_t operations = 0, persons = 0, asked_count = 0, let_in = 0, sent_away = 0;

private:
    // A few objects of the kind, no two of the same owner, party and state.
    void sample(workflow::Procedure const& procedure) {
        std::set<std::tuple<std::int64_t, std::int64_t, std::string>> seen;
        for (auto const& object : house_.objects(procedure.kind)) {
            if (samples_[procedure.kind].size() < samples_per_kind &&
                seen.emplace(object.owner, object.party, object.state).second) {
                samples_[procedure.kind].push_back(known(object));
            }
        }
    }

    Known known(workflow::Object const& object) {
        Known known{.object = object, .participants = {}};
        house_.world().database().read<bool>([&](db::Tx& tx) {
            for (auto const& participant : house_.world().engine().participants(tx, object.id)) {
                known.participants.insert(participant.person);
            }
            return true;
        });
        return known;
    }

    Target target_of(api::Operation const& operation) {
        auto const dot = operation.id.find('.');
        auto const kind = operation.id.substr(0, dot);
        auto const word = operation.id.substr(dot + 1);
        Target target{.operation = &operation};
        auto const& procedures = house_.world().engine().procedures();
        auto const procedure = std::ranges::find(procedures, kind, &workflow::Procedure::kind);
        if (procedure == procedures.end()) {
            return target;
        }
        auto const step = std::ranges::find(procedure->steps, word, &workflow::Step::name);
        if (step != procedure->steps.end() && operation.writes()) {
            target.procedure = &*procedure;
            target.step = &*step;
        } else if (word == "list" || word == "read") {
            target.procedure = &*procedure;
        }
        return target;
    }

    void ask_of_each(Target const& target, Caller const& caller) {
        auto const& path = target.operation->path;
        auto const kind = kind_asked(target);
        auto const makes_under = target.step != nullptr && !target.step->parent.empty();
        if (kind.empty() || (path.find("{id}") == std::string::npos && !makes_under)) {
            ask(target, caller, nullptr);
            return;
        }
        auto const& known = samples_[kind];
        if (known.empty()) {
            ask(target, caller, nullptr);
        }
        for (auto const& one : known) {
            ask(target, caller, &one);
        }
    }

    std::string kind_asked(Target const& target) const {
        if (target.step != nullptr && target.step->from.empty()) {
            return target.step->parent_kind;
        }
        if (target.procedure != nullptr) {
            return target.procedure->kind;
        }
        auto const found = reads_object.find(target.operation->id);
        return found == reads_object.end() ? std::string() : found->second;
    }

    Wanted wanted(Target const& target, Caller const& caller, Known const* known) {
        auto const& operation = *target.operation;
        if (operation.access != api::Access::everyone && caller.person == 0) {
            return Wanted::out;
        }
        auto const has_post =
            std::ranges::any_of(operation.posts, [&](auto const& post) { return holds_post(caller, post); });
        if (operation.access == api::Access::posts && !has_post) {
            return Wanted::out;
        }
        if (auto const kinds = asks_kind.find(operation.id); kinds != asks_kind.end()) {
            return kinds->second.contains(caller.organisation_kind) ? Wanted::in : Wanted::out;
        }
        auto const context = house_.world().context(caller);
        if (target.step != nullptr) {
            auto const makes_under = target.step->from.empty() && !target.step->parent.empty();
            if (known == nullptr && (makes_under || !target.step->from.empty())) {
                return Wanted::hidden;  // there is none to do it to
            }
            if (known == nullptr) {
                return may_do(*target.step, own_new_object(caller), caller) ? Wanted::in : Wanted::out;
            }
            return may_do(*target.step, *known, caller) ? Wanted::in : Wanted::out;
        }
        if (known != nullptr) {
            auto const& procedure = house_.world().engine().procedure(known->object.kind);
            return may_read(procedure, *known, context) ? Wanted::in : Wanted::out;
        }
        auto const reads_one = target.procedure != nullptr && operation.path.find("{id}") != std::string::npos;
        return reads_one ? Wanted::hidden : Wanted::in;
    }

    static Known own_new_object(Caller const& caller) {
        Known known;
        known.object.owner = caller.organisation;
        known.object.region = caller.region;
        return known;
    }

    void ask(Target const& target, Caller const& caller, Known const* known) {
        app::Asked asked;
        asked.operation = target.operation;
        asked.caller = caller;
        fill(asked.path, target.operation->path);
        asked.path["id"] = known == nullptr ? "1" : std::to_string(known->object.id);
        if (known != nullptr && target.step != nullptr && target.step->from.empty()) {
            asked.body.set(target.step->parent, known->object.id);
        }
        asked_count += 1;
        auto const want = wanted(target, caller, known);
        std::string came;
        try {
            auto const answer = app::run(house_.world(), asked);
            came = answer.ok() ? "ok" : std::string(app::name_of(answer.refusal().reason()));
            judge(asked, want, came, known);
            auto const told = answer.ok() ? answer.value() : app::problem(house_.world(), answer.refusal());
            if (auto const fault = app::scenario::unreasoned(told); !fault.empty()) {
                fail(asked, known, "lacks a reason: " + fault);
            }
            if (answer.ok() && answer.value()["items"].is_list() && target.procedure != nullptr &&
                target.step == nullptr) {
                judge_list(asked, answer.value()["items"]);
            }
        } catch (std::exception const& thrown) {
            fail(asked, known, std::string("threw ") + thrown.what());
        }
    }

    // Other segments than the number of the object: "of", a receipt, a key.
    static void fill(std::map<std::string, std::string>& segments, std::string const& path) {
        for (auto open = path.find('{'); open != std::string::npos; open = path.find('{', open + 1)) {
            auto const name = path.substr(open + 1, path.find('}', open) - open - 1);
            segments[name] = name == "of" ? "project" : "1";
        }
    }

    void judge(app::Asked const& asked, Wanted want, std::string const& came, Known const* known) {
        auto const sent = came == "forbidden" || came == "unauthenticated";
        if (want == Wanted::in) {
            let_in += 1;
            if (sent || (came == "not_found" && !asked.operation->writes() && known != nullptr)) {
                fail(asked, known, "should be let in, came " + came);
            }
            return;
        }
        sent_away += 1;
        auto const visitor_to_signed_in = asked.caller.person == 0 && asked.operation->access != api::Access::everyone;
        if (visitor_to_signed_in ? came != "unauthenticated" : !sent && came != "not_found") {
            fail(asked, known, "should be sent away, came " + came);
        }
    }

    // A list shows what its reader may read, and nothing else.
    void judge_list(app::Asked const& asked, Value const& items) {
        auto const context = house_.world().context(asked.caller);
        for (auto const& item : items.items()) {
            auto const id = item["id"].integer();
            auto const object = house_.world().database().read<std::optional<workflow::Object>>(
                [&](db::Tx& tx) { return house_.world().engine().find(tx, id); });
            auto const& procedure = house_.world().engine().procedure(object->kind);
            if (auto const one = known(*object); !may_read(procedure, one, context)) {
                fail(asked, &one, "the list shows what may not be read");
            }
        }
    }

    void fail(app::Asked const& asked, Known const* known, std::string const& why) {
        std::string posts;
        for (auto const& post : asked.caller.posts) {
            posts += (posts.empty() ? "" : "+") + post;
        }
        failures.push_back(
            asked.operation->id + " by " + (posts.empty() ? "nobody" : posts) + " of " +
            (asked.caller.person == 0 ? "-" : asked.caller.organisation_name) +
            (known == nullptr ? "" : " on a " + known->object.kind + " in state " + known->object.state) + ": " + why);
    }

    support::House house_;
    std::map<std::string, std::vector<Known>> samples_;
};

void report(Matrix const& matrix) {
    MESSAGE(matrix.operations << " operations x " << matrix.persons << " people: " << matrix.asked_count << " askings, "
                              << matrix.let_in << " let in, " << matrix.sent_away << " sent away");
    CHECK(matrix.let_in > 0);
    CHECK(matrix.sent_away > matrix.let_in);
    std::string text;
    for (std::size_t i = 0; i < matrix.failures.size() && i < 60; ++i) {
        text += "\n  " + matrix.failures[i];
    }
    CHECK_MESSAGE(matrix.failures.empty(), matrix.failures.size() << " wrong answers:" << text);
}

}  // namespace

TEST_CASE("permission: every operation by everybody") {
    for (auto const& [operation, reason] : left_out) {
        MESSAGE("left out: " << operation << ": " << reason);
    }
    Matrix matrix(support::last_stage());
    matrix.ask_all();
    report(matrix);
}

// The stages have no sanction either: one that is told, and one that is decided and public.
TEST_CASE("permission: sanctions by everybody") {
    for (auto const* story : {"chengdu/credit/limits", "chengdu/credit/decided@decided"}) {
        Matrix matrix(story);
        matrix.ask_all("credit");
        report(matrix);
    }
}

// The stages have no framework agreement: here the objects of both kinds are there.
TEST_CASE("permission: framework agreements by everybody") {
    for (auto const* story : {"chengdu/framework/competition", "chengdu/framework/open_kind"}) {
        Matrix matrix(story);
        matrix.ask_all("framework");
        report(matrix);
    }
}

// Neither are there vouchers: here they are issued, used, claimed and expired.
TEST_CASE("permission: vouchers by everybody") {
    for (auto const* story : {"chengdu/voucher/40_redeemed", "chengdu/voucher/ended"}) {
        Matrix matrix(story);
        matrix.ask_all("voucher");
        report(matrix);
    }
}

}  // namespace qiyue::permission
