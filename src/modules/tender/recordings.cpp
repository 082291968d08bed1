#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/fields.hpp"

#include <algorithm>

// LP-103 开标评标全程录音录像: what was recorded is kept with its digest, and what is missing stands on the page of the purchase.
namespace qiyue::tender {

namespace {

std::vector<Option> const& parts() {
    static std::vector<Option> const all{{"opening", {"开标", "opening"}}, {"evaluation", {"评标", "evaluation"}}};
    return all;
}

}  // namespace

Fields const& recordings_fields() {
    static Fields const fields{
        field::list(
            "recordings", {"录音录像", "recordings"},
            {field::choice("part", {"环节", "part"}, parts()), field::instant("from", {"起", "from"}),
             field::instant("to", {"止", "to"}),
             field::digest("recording", {"录音录像文件", "recording"})
                 .maybe()
                 .says({"文件过大的，写明保存地点和摘要", "too large a file: say where it is kept, and its digest"}),
             field::text("kept_at", {"保存地点", "where it is kept"}).maybe(),
             field::text("kept_digest", {"文件摘要（SHA-256）", "digest (SHA-256)"}).maybe()})
            .at_least(1)};
    return fields;
}

// The earlier ones stay: what is kept is added to them.
Result<void> keep_recordings(workflow::StepRun& run) {
    auto t = stored(run);
    auto all = t.choice["recordings"].is_list() ? t.choice["recordings"] : Value::list();
    std::size_t place = 0;
    for (auto const& one : run.form.list("recordings")) {
        auto const at = "recordings." + std::to_string(place++) + ".";
        if (one.instant("to") <= one.instant("from")) {
            return api::invalid("tender.recording_ends_before", at + "to", {"止于开始之前", "it ends before it begins"},
                                {"请更正起止时间", "correct the two"});
        }
        if (!one.given("recording") && !(one.given("kept_at") && one.given("kept_digest"))) {
            return api::invalid(
                "tender.recording_nowhere", at + "recording",
                {"未上传文件，也未写明保存地点和摘要", "neither the file nor where it is kept, with its digest"},
                {"请上传，或写明保存地点和摘要", "upload it, or say both"});
        }
        // LP-103 开标在投标截止的同一时间进行……全程: the recording of the opening begins no later than the opening.
        auto const moment = opening_moment(run.judge, *t.bid_deadline);
        if (moment && one.text("part") == "opening") {
            run.judge.require(
                clause::LP_103,
                law::Facts().with("opening_at", moment->iso()).with("recorded_from", one.instant("from")),
                one.instant("from") <= *moment, "tender.recording_begins_late", at + "from",
                {"录音录像自开标之后才开始，不是全程", "it begins after the opening did"},
                {"请补充自 " + moment->iso() + " 起的录音录像", "add what was recorded from " + moment->iso()});
        }
        all.push(one.value());
    }
    store::keep_choice(run.tx, t.id, t.choice.set("recordings", all));
    return {};
}

Value recordings_missing(Tender const& t) {
    Value missing = Value::list();
    auto const& kept = t.choice["recordings"];
    for (auto const& part : parts()) {
        auto const there = kept.is_list() &&
            std::ranges::any_of(kept.items(), [&](Value const& one) { return one["part"] == Value(part.value); });
        if (!there) {
            missing.push(Value::object().set("part", part.value));
        }
    }
    return missing;
}

}  // namespace qiyue::tender
