#include "modules/identity/api.hpp"
#include "modules/identity/password.hpp"
#include "modules/identity/store.hpp"

namespace qiyue::identity {

std::optional<Organisation> organisation(db::Tx& tx, std::int64_t id) {
    return store::organisation(tx, id);
}

std::vector<std::int64_t> represented_by(db::Tx& tx, std::string_view name) {
    return store::represented_by(tx, name);
}

std::optional<Organisation> organisation_by_code(db::Tx& tx, std::string_view credit_code) {
    return store::organisation_by_code(tx, credit_code);
}

std::vector<Organisation> organisations(db::Tx& tx, std::string_view kind, std::string_view region) {
    return store::active_organisations(tx, kind, region);
}

std::optional<Person> person(db::Tx& tx, std::int64_t id) {
    return store::person(tx, id);
}

std::optional<Person> person_by_login(db::Tx& tx, std::string_view login) {
    return store::person_by_login(tx, folded_login(login));
}

std::vector<Person> holders(db::Tx& tx, std::int64_t organisation, std::string_view post) {
    return store::holders(tx, organisation, post);
}

std::int64_t finance_of(db::Tx& tx, std::string_view region) {
    // No text asks for every region, which nobody who asks this means.
    auto const found = region.empty() ? std::vector<Organisation>() : organisations(tx, "finance", region);
    return found.empty() ? 0 : found.front().id;
}

std::vector<std::int64_t> organisations_of(db::Tx& tx, std::int64_t person) {
    std::vector<std::int64_t> ids;
    for (auto const& organisation : store::organisations_of(tx, person)) {
        ids.push_back(organisation.id);
    }
    return ids;
}

std::optional<Caller> caller_of(db::Tx& tx, std::int64_t person_id, std::int64_t organisation_id) {
    auto const person = store::person(tx, person_id);
    auto const organisation = store::organisation(tx, organisation_id);
    if (!person || !person->active || !organisation || !organisation->active) {
        return std::nullopt;
    }
    auto posts = store::posts_of(tx, person_id, organisation_id);
    if (posts.empty()) {
        return std::nullopt;
    }
    Caller caller;
    caller.person = person->id;
    caller.person_name = person->name;
    caller.organisation = organisation->id;
    caller.organisation_name = organisation->name;
    caller.organisation_kind = organisation->kind;
    caller.region = organisation->region;
    caller.posts = std::move(posts);
    return caller;
}

}  // namespace qiyue::identity
