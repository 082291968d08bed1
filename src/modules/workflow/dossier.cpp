#include "modules/workflow/dossier.hpp"

#include "law/clauses.gen.hpp"
#include "modules/journal/api.hpp"
#include "modules/workflow/page.hpp"
#include "modules/workflow/store.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include "base/page_digest.hpp"

#include <set>

// CD-37-1 审计部门应当对政府购买服务程序及资金使用情况进行审计监督: everything that belongs to one project in one piece: each
// object with its body, duties and timeline (needs, documents, bids, contract, payments …), the digests of its files, and
// each journal entry with the proof that it stands in the log. `digest` is over all of it.
namespace qiyue::workflow {

namespace {

constexpr std::size_t digest_length = 64;

bool is_digest(std::string const& text) {
    return text.size() == digest_length && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// Every file that a body names, wherever it stands in it.
void collect_files(Fields const& fields, Value const& body, std::set<std::string>& files) {
    for (auto const& field : fields) {
        auto const& inside = body[field.name];
        if (field::is_file(field) && inside.is_text() && is_digest(inside.text())) {
            files.insert(inside.text());
        } else if (field.kind == Kind::group && inside.is_object()) {
            collect_files(field.fields, inside, files);
        } else if (field.kind == Kind::list && inside.is_list()) {
            for (auto const& item : inside.items()) {
                collect_files(field.fields, item, files);
            }
        }
    }
}

}  // namespace

std::string dossier_digest(Value dossier) {
    dossier.erase("digest");
    return crypto::sha256_hex(json::write(dossier));
}

Result<Value> dossier(Engine const& engine, api::Call& call) {
    auto const project = TRY(engine.get(call.tx, TRY(call.number("id")), "project"));
    if (!engine.concerned(call.tx, project, call.context)) {
        return api::not_found({"没有这个编号的项目，或您无权查看", "no project of yours has this number"});
    }
    Value objects = Value::list();
    std::set<std::string> files;
    auto const all = engine.of_project(call.tx, project.id);
    for (auto const& object : all) {
        // What its own rule still hides (a sealed bid, a committee's names) is hidden from an overseer too.
        if (engine.concerned(call.tx, object, call.context) || engine.readable(call.tx, object, call.context)) {
            auto const page = engine.page(call.tx, object, call.context);
            auto const* shows = engine.procedure(object.kind).shows;
            if (shows != nullptr && page["body"].is_object()) {
                collect_files(*shows, page["body"], files);
            }
            objects.push(page);
        }
    }
    Value named = Value::list();
    for (auto const& file : files) {
        named.push(Value::object().set("sha256", file).set("href", "/api/files/" + file));
    }
    auto made = Value::object()
                    .set("project", project.id)
                    .set("title", project.title)
                    .set("made_at", call.context.now.iso())
                    .set("objects_in_all", static_cast<std::int64_t>(all.size()))
                    .set("objects", objects)
                    .set("files", named)
                    .set("journal", journal::trail(call.tx, project.id));
    return made.set("digest", dossier_digest(made));
}

}  // namespace qiyue::workflow
