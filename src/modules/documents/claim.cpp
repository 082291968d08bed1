#include "modules/documents/claim.hpp"

#include "modules/documents/store.hpp"

#include "base/page_digest.hpp"

#include <algorithm>

namespace qiyue::documents {

namespace {

// A step may take the file that its caller sent, or one that he may have anyway: else a digest that somebody saw would
// open the file behind it.
std::optional<Upload> to_give(db::Tx& tx, workflow::Engine const& engine, Context const& context,
                              std::string const& digest) {
    if (auto sent = store::sent_by(tx, digest, context.caller.person)) {
        return sent;
    }
    auto const found = find(tx, engine, context, digest);
    if (!found) {
        return std::nullopt;
    }
    return Upload{.digest = digest, .name = found->name, .type = found->type, .size = found->size};
}

Finding not_there(std::string const& field) {
    return {.code = "file.not_there",
            .field = field,
            .says = {"没有这个文件，或您无权使用", "there is no such file, or it is not yours to give"},
            .remedy = {"请先上传文件", "upload the file first"}};
}

}  // namespace

std::vector<Digest> digests_in(Fields const& fields, Value const& value, std::string const& path) {
    std::vector<Digest> found;
    auto const add = [&](std::vector<Digest> const& more) { found.insert(found.end(), more.begin(), more.end()); };
    for (auto const& field : fields) {
        auto const& inside = value[field.name];
        auto const where = path.empty() ? field.name : path + "." + field.name;
        if (field::is_file(field) && inside.is_text() && !inside.text().empty()) {
            found.push_back({.field = where, .digest = inside.text()});
        } else if (field.kind == Kind::group) {
            add(digests_in(field.fields, inside, where));
        } else if (field.kind == Kind::list && inside.is_list()) {
            for (std::size_t i = 0; i < inside.size(); ++i) {
                add(digests_in(field.fields, inside.items()[i], where + "." + std::to_string(i)));
            }
        }
    }
    return found;
}

std::vector<std::string> digests_in(Value const& fields, Value const& values) {
    std::vector<std::string> found;
    auto const add = [&](Value const& inner, Value const& value) {
        auto const more = digests_in(inner, value);
        found.insert(found.end(), more.begin(), more.end());
    };
    for (auto const& field : fields.is_list() ? fields.items() : Value::List{}) {
        auto const& value = values[field["name"].text()];
        auto const& kind = field["kind"].text();
        if (kind == "digest" && field["of"].text_or({}) != "page" && value.is_text()) {
            found.push_back(value.text());
        } else if (kind == "group") {
            add(field["fields"], value);
        } else if (kind == "list" && value.is_list()) {
            for (auto const& item : value.items()) {
                add(field["fields"], item);
            }
        }
    }
    return found;
}

Result<void> claim(db::Tx& tx, workflow::Engine const& engine, Context const& context, workflow::StepDone const& done) {
    auto const& steps = engine.procedure(done.object.kind).steps;
    auto const step = std::ranges::find(steps, done.step, &workflow::Step::name);
    if (step == steps.end() || step->input == nullptr) {
        return {};
    }
    std::vector<Finding> missing;
    for (auto const& [field, digest] : digests_in(*step->input, done.input)) {
        auto const given = to_give(tx, engine, context, digest);
        if (!given) {
            missing.push_back(not_there(field));
            continue;
        }
        store::insert(tx,
                      {.id = engine.ports().ids.next(),
                       .digest = digest,
                       .object = done.object.id,
                       .kind = done.object.kind,
                       .project = done.object.project,
                       .field = field,
                       .step = done.step,
                       .name = given->name,
                       .type = given->type,
                       .size = given->size,
                       .person = context.caller.person,
                       .organisation = context.caller.organisation,
                       .at = context.now});
    }
    if (!missing.empty()) {
        return Refusal(Reason::invalid, missing);
    }
    return {};
}

}  // namespace qiyue::documents
