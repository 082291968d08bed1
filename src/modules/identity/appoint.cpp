#include "modules/identity/api.hpp"
#include "modules/identity/store.hpp"

namespace qiyue::identity {

namespace {

constexpr std::string_view administrator = "platform.admin";

Result<void> check_post_fits(Organisation const& organisation, std::string const& post) {
    if (find_post(post) == nullptr) {
        return api::invalid("identity.post_unknown", "post", {"没有这个岗位", "there is no such post"},
                            {"请从岗位列表中选择", "choose one of the list of posts"});
    }
    if (!post.starts_with(organisation.kind + ".")) {
        return api::invalid(
            "identity.post_of_other_kind", "post",
            {"这个岗位不属于该类机构", "this post does not belong to that kind of organisation"},
            {"请选择以“" + organisation.kind + ".”开头的岗位", "choose a post that begins with " + organisation.kind});
    }
    return {};
}

}  // namespace

Result<void> appoint(db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t person_id,
                     std::int64_t organisation_id, std::string const& post) {
    auto const person = store::person(tx, person_id);
    if (!person || !person->active) {
        return api::not_found({"没有这个人员，或已停用", "there is no such person, or not any more"});
    }
    auto const organisation = store::organisation(tx, organisation_id);
    if (!organisation || !organisation->active) {
        return api::not_found({"没有这个机构，或已停用", "there is no such organisation, or not any more"});
    }
    TRY(check_post_fits(*organisation, post));
    if (!store::insert_post(tx, person_id, organisation_id, post, context.now)) {
        return api::conflict("identity.post_held", {"此人已经担任这个岗位", "the person holds this post already"},
                             {"无需重复任命", "nothing is left to do"});
    }
    return ports.bus.raise(tx, context, Appointed{person_id, organisation_id, post});
}

Result<void> dismiss(db::Tx& tx, Context const& context, api::Ports& ports, std::int64_t person,
                     std::int64_t organisation, std::string const& post) {
    if (!store::delete_post(tx, person, organisation, post)) {
        return api::not_found({"此人没有担任这个岗位", "the person does not hold this post"});
    }
    if (post == administrator && store::count_holders(tx, administrator) == 0) {
        return api::conflict("identity.last_administrator", {"至少要留一位系统管理员", "one administrator has to stay"},
                             {"请先任命另一位", "appoint another one first"});
    }
    return ports.bus.raise(tx, context, Dismissed{person, organisation, post});
}

}  // namespace qiyue::identity
