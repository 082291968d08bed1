#include "modules/disclosure/papers.hpp"

#include "modules/journal/api.hpp"

#include "base/said.hpp"

#include <algorithm>

// Notices and a project's public record as PDF, and the word that a published file is everybody's.
namespace qiyue::disclosure {

namespace {

std::string under(Value const& clauses) {
    std::string text;
    for (auto const& clause : clauses.items()) {
        auto const line = clause["document"].text_or({}) + clause["article"].text_or({});
        if (text.find(line) == std::string::npos) {
            text += (text.empty() ? "" : "、") + line;
        }
    }
    return text;
}

documents::Matter matter_of(db::Tx& tx, workflow::Engine const& engine, Notice const& notice) {
    auto const value = notice_value(engine, notice, Part::whole);
    auto const project = notice.project == 0 ? std::nullopt : engine.find(tx, notice.project);
    documents::Matter matter;
    matter.fields = notice.section["fields"];
    matter.values = documents::with_names(tx, engine, matter.fields, notice.section["values"]);
    matter.names = {{"id", std::to_string(notice.id)},
                    {"title", notice.title},
                    {"owner", notice.organisation_name},
                    {"project", project ? project->title : notice.title},
                    {"kind", notice.kind.zh},
                    {"day", long_day(notice.at.day().iso())},
                    {"under", under(value["clauses"])}};
    matter.told = value["told"];
    matter.record = "/notices/" + std::to_string(notice.id);
    matter.as_of = notice.at;
    return matter;
}

Fields const& public_project_fields() {
    static Fields const fields{
        field::money("budget", {"批复预算", "budget"}),
        field::money("price", {"合同金额", "contract price"}),
        field::money("paid", {"已支付", "paid"}),
        field::list("notices", {"公告公示", "notices"},
                    {field::day("day", {"日期", "day"}), field::text("kind", {"类别", "kind"}),
                     field::prose("title", {"标题", "title"}), field::text("number", {"编号", "number"})}),
        field::list("timeline", {"时间线", "timeline"},
                    {field::instant("at", {"时间", "time"}), field::prose("what", {"事项", "what"}),
                     field::text("by", {"单位", "by"})}),
    };
    return fields;
}

documents::Matter matter_of(Value const& page, db::Tx& tx, Instant now) {
    auto values = page["money"];
    Value notices = Value::list();
    Value sentences = Value::list();
    Value whys = Value::list();
    for (auto const& stage : page["stages"].items()) {
        for (auto const& notice : stage["notices"].items()) {
            notices.push(Value::object()
                             .set("day", notice["at"].text().substr(0, 10))
                             .set("kind", notice["kind"]["zh"])
                             .set("title", notice["title"])
                             .set("number", std::to_string(notice["id"].integer())));
            for (auto const& sentence : notice["told"]["sentences"].items()) {
                sentences.push(sentence);
            }
            for (auto const& why : notice["told"]["whys"].items()) {
                whys.push(why);
            }
        }
    }
    Value timeline = Value::list();
    auto last = now;
    for (auto const& line : page["timeline"].items()) {
        last = Instant::parse(line["at"].text()).value();
        timeline.push(Value::object()
                          .set("at", line["at"])
                          .set("what", line["kind_title"]["zh"].text() + "：" + line["title"]["zh"].text())
                          .set("by", line["organisation"]));
    }
    values.set("notices", notices).set("timeline", timeline);
    auto const id = page["id"].integer();
    auto const& state = page["state_label"];
    documents::Matter matter;
    matter.fields = describe(public_project_fields());
    matter.values = values;
    matter.names = {{"number", page["number"].text_or(std::to_string(id))},
                    {"owner", page["buyer"]["name"].text_or({})},
                    {"project", page["name"].text_or({})},
                    {"state", state.is_object() ? state["zh"].text_or({}) : state.text_or({})},
                    {"day", long_day(last.day().iso())}};
    matter.told = Value::object().set("sentences", sentences).set("whys", whys);
    matter.record = "/projects/" + std::to_string(id);
    matter.position = journal::last_about(tx, id, id).value_or(-1);
    matter.as_of = last;
    return matter;
}

Refusal nothing_public() {
    return api::not_found({"没有已公开的此项信息", "nothing public has this number"});
}

api::Operation paper(std::string id, std::string path, Text title, documents::Library const& library, std::string kind,
                     std::string name,
                     std::function<Result<documents::Matter>(db::Tx&, Context const&, std::int64_t)> matter) {
    api::Operation operation;
    operation.id = std::move(id);
    operation.path = std::move(path);
    operation.title = std::move(title);
    operation.access = api::Access::everyone;
    operation.gives = "application/pdf";
    operation.alone = [&library, kind = std::move(kind), name = std::move(name),
                       matter = std::move(matter)](api::AloneCall& call) -> Result<Value> {
        auto const found = TRY(call.database.read<Result<documents::Matter>>(
            [&](db::Tx& tx) -> Result<documents::Matter> { return matter(tx, call.context, TRY(call.number("id"))); }));
        auto const* template_of = library.find(kind, name);
        ENSURE(template_of != nullptr);
        return library.print(*template_of, found);
    };
    return operation;
}

}  // namespace

std::vector<api::Operation> papers(workflow::Engine const& engine, documents::Library const& library) {
    return {
        paper("public.notice_paper", "/api/public/notices/{id}/paper", {"下载公告 PDF", "a notice as PDF"}, library,
              "notice", "notice",
              [&engine](db::Tx& tx, Context const&, std::int64_t id) -> Result<documents::Matter> {
                  auto const found = notice(tx, id);
                  return found ? Result<documents::Matter>(matter_of(tx, engine, *found)) : nothing_public();
              }),
        paper("public.project_paper", "/api/public/projects/{id}/paper",
              {"下载项目公开档案 PDF", "a project's public record as PDF"}, library, "public_project", "project",
              [&engine](db::Tx& tx, Context const& context, std::int64_t id) -> Result<documents::Matter> {
                  auto const page = project_page(tx, engine, id, context.today());
                  return page ? Result<documents::Matter>(matter_of(*page, tx, context.now)) : nothing_public();
              }),
    };
}

void show_files(workflow::Engine& engine) {
    engine.ports().bus.on<documents::WhoShows>(
        [](db::Tx& tx, Context const&, documents::WhoShows const& asked) -> Result<void> {
            if (asked.file.project == 0) {
                return {};
            }
            for (auto const& notice : notices(tx, {.project = asked.file.project, .limit = 1000})) {
                auto const digests = documents::digests_in(notice.section["fields"], notice.section["values"]);
                if (std::ranges::find(digests, asked.file.digest) != digests.end()) {
                    asked.shown = true;
                }
            }
            return {};
        });
}

}  // namespace qiyue::disclosure
