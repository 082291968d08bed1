#include "modules/need/kinds.hpp"

#include "law/clauses.gen.hpp"
#include "modules/participation/api.hpp"

namespace qiyue::need {

namespace {

// The public is asked about a draft, and a draft that is being asked about stands still.
void listen(workflow::Engine& engine) {
    auto& bus = engine.ports().bus;
    bus.on<participation::ConsultationOpened>(
        [&engine](db::Tx& tx, Context const& context, participation::ConsultationOpened const& event) -> Result<void> {
            auto const need = TRY(engine.get(tx, event.about, "need"));
            if (need.state != "draft") {
                return api::conflict("need.not_a_draft",
                                     {"只有编制中的需求可以征求意见", "only a draft can be put to the public"},
                                     {"请先退回或修订需求", "have it returned or revised first"});
            }
            engine.move(tx, context, need.id, "consulting", "consultation.open");
            return {};
        });
    bus.on<participation::ConsultationClosed>(
        [&engine](db::Tx& tx, Context const& context, participation::ConsultationClosed const& event) -> Result<void> {
            engine.move(tx, context, event.about, "draft", "consultation.close");
            return {};
        });
}

// A frozen version stays readable by everybody while the next one is drafted.
api::Operation read_version() {
    return api::reading("need.version", "/api/needs/{id}/versions/{version}",
                        {"需求定稿版本", "a frozen version of a need"}, api::Access::everyone, {clause::CD_11_1},
                        [](api::Call& call) -> Result<Value> {
                            auto const need = TRY(call.number("id"));
                            auto const number = TRY(call.number("version"));
                            auto const found = store::version(call.tx, need, static_cast<int>(number));
                            if (!found) {
                                return api::not_found({"没有这个版本", "there is no such version"});
                            }
                            auto value = Value::object();
                            value.set("need", found->need)
                                .set("version", found->version)
                                .set("digest", found->digest)
                                .set("frozen", found->frozen.iso())
                                .set("content", found->content);
                            return value;
                        });
}

}  // namespace

std::vector<PaymentBand> bands_of(Value const& lines) {
    std::vector<PaymentBand> bands;
    for (std::size_t i = 0; lines.is_list() && i < lines.size(); ++i) {
        auto const& line = lines.items()[i];
        bands.push_back({.from = line["from"].integer_or(0),
                         .to = line["to"].integer_or(0),
                         .ratio = BasisPoints{line["ratio"].integer_or(0)},
                         .grade = line["grade"].text_or({})});
    }
    return bands;
}

std::optional<Frozen> frozen(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    auto const need = store::of_project(tx, project);
    auto const version = need ? store::newest_version(tx, need->id) : std::nullopt;
    if (!version) {
        return std::nullopt;
    }
    auto const object = engine.find(tx, need->id);
    ENSURE(object.has_value());
    auto const& content = version->content;
    Frozen result;
    result.need = need->id;
    result.project = project;
    result.version = version->version;
    result.digest = version->digest;
    result.content = content;
    result.type =
        content["assessment_type"] == Value("acceptance") ? AssessmentType::acceptance : AssessmentType::assessment;
    result.cycle = content["cycle"].text_or({});
    result.bands = bands_of(content["bands"]);
    result.complex = content["complex"].boolean_or(false);
    result.procurement = content["procurement"] != Value("other");
    result.being_revised = object->state != "frozen";
    return result;
}

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    auto operations = word_operations(engine.ports());
    operations.push_back(read_version());
    return {.name = "need",
            .migrations = migrations(),
            .procedures = {need_procedure(engine), standard_procedure(), control_procedure()},
            .operations = std::move(operations),
            .incompatible = {{clause::CD_17_2, "need.draft", "need.review"},
                             {clause::CD_17_3, "document.draft", "document.check"},
                             {clause::CD_17_4, "contract.sign", "contract.accept"}}};
}

}  // namespace qiyue::need
