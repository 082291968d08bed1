#include "modules/tender/conditions.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/steps.hpp"

#include <algorithm>
#include <set>

namespace qiyue::tender {

namespace {

using workflow::StepRun;

struct Kind {
    char const* name;
    Text label;
    std::vector<Clause> tendering;    // of tenders under the procurement law
    std::vector<Clause> procurement;  // of every purchase under it
    std::vector<Clause> always;
    bool justifiable = true;  // the law leaves room for a ground
};

// LP-083 不得将注册资本、资产总额……等规模条件作为资格或评审因素; LP-084 不得在股权结构、经营年限、经营规模和财务指标等方面……
// LP-085 ……特定行政区域或者特定行业的业绩、奖项……专利、商标、品牌……所有制形式、组织形式或者所在地
// LP-086 不得排斥、限制外地经营者参加本地政府采购、招标投标
// SH-2.2-3 不得以不合理的条件对承接主体实行差别化歧视; SY-1.2.3-b 确保具备条件的社会力量平等参与竞争
std::vector<Kind> const& kinds() {
    static std::vector<Clause> const place{clause::SH_2_2_3, clause::SY_1_2_3_b};
    static std::vector<Kind> const all{
        {"size", {"规模条件", "size"}, {clause::LP_083}, {clause::LP_084}, place, /*justifiable=*/false},
        {"years", {"经营年限", "years in business"}, {}, {clause::LP_084}, place, /*justifiable=*/false},
        {"ownership", {"所有制、股权结构", "ownership"}, {}, {clause::LP_084, clause::LP_085}, place},
        {"legal_form", {"组织形式", "legal form"}, {}, {clause::LP_085}, place},
        {"region", {"所在地", "seat"}, {}, {clause::LP_085}, {clause::LP_086, clause::SH_2_2_3, clause::SY_1_2_3_b}},
        {"award", {"特定奖项、特定区域业绩", "an award, or contracts of one region"}, {}, {clause::LP_085}, place},
        {"brand", {"品牌、专利、商标", "brand, patent or trademark"}, {}, {clause::LP_085}, place},
    };
    return all;
}

constexpr char const* floor_kind = "floor_price";  // LP-062, by its own predicate

Kind const& kind_of(std::string const& name) {
    auto const found = std::ranges::find(kinds(), name, [](Kind const& kind) { return std::string(kind.name); });
    ENSURE(found != kinds().end());
    return *found;
}

std::vector<Clause> clauses_of(Kind const& kind, Tender const& t) {
    auto all = kind.always;
    if (t.purchase_class == PurchaseClass::procurement) {
        all.insert(all.end(), kind.procurement.begin(), kind.procurement.end());
        if (find_method(t.method)->tendering) {
            all.insert(all.end(), kind.tendering.begin(), kind.tendering.end());
        }
    }
    return all;
}

bool harmless_at(std::string_view text, std::size_t place, Pattern const& pattern) {
    return std::ranges::any_of(pattern.harmless, [&](std::string const& around) {
        for (auto at = text.find(around); at != std::string_view::npos; at = text.find(around, at + 1)) {
            if (place >= at && place < at + around.size()) {
                return true;
            }
        }
        return false;
    });
}

bool stands_in(std::string const& text, std::string const& word, Pattern const& pattern) {
    for (auto place = text.find(word); place != std::string::npos; place = text.find(word, place + 1)) {
        if (!harmless_at(text, place, pattern)) {
            return true;
        }
    }
    return false;
}

bool said_together(std::string const& text, Pattern const& pattern) {
    return pattern.together.empty() || std::ranges::any_of(pattern.together, [&](std::string const& word) {
               return text.find(word) != std::string::npos;
           });
}

// Does a row that names a word, and may name the condition it stands in, mean this hit? A word that stands in several
// conditions is meant by none of them alone.
bool means(Value const& row, Hit const& hit, std::vector<Hit> const& all) {
    if (row["word"] != Value(hit.word)) {
        return false;
    }
    auto const condition = row["condition"].text_or({});
    return condition.empty() ? std::ranges::count(all, hit.word, &Hit::word) == 1 : condition == hit.text;
}

// The row with which the drafter justified this word of this condition; nothing when there is none.
Value justification(Value const& document, Hit const& hit, std::vector<Hit> const& all) {
    if (document["justified"].is_list()) {
        for (auto const& row : document["justified"].items()) {
            if (means(row, hit, all)) {
                return row;
            }
        }
    }
    return {};
}

law::Facts facts_of(Hit const& hit, bool justified) {
    return law::Facts()
        .with("condition", hit.text)
        .with("condition_word", hit.word)
        .with("condition_kind", law::words(kind_of(hit.kind).label))
        .with("condition_justified", justified);
}

void judge_floor(StepRun& run, Tender const& t, Value const& document, std::vector<Hit> const& hits) {
    if (t.purchase_class != PurchaseClass::procurement || !find_method(t.method)->tendering) {
        return;
    }
    Value floors = Value::list();
    for (auto const& hit : hits) {
        if (hit.kind == floor_kind) {
            floors.push(Value::object().set("said", hit.text).set("field", hit.field));
        }
    }
    run.judge.ask(clause::LP_062,
                  law::Facts().with("ceiling", document["ceiling"]).with("budget", t.budget).with("floors", floors));
}

// LP-049 业绩作资格条件时同类合同一般不超过2个
void judge_past_contracts(StepRun& run, Tender const& t, Value const& document) {
    if (t.purchase_class != PurchaseClass::procurement || !document["qualifications"].is_list()) {
        return;
    }
    std::size_t place = 0;
    for (auto const& condition : document["qualifications"].items()) {
        auto const field = "qualifications." + std::to_string(place++);
        if (auto const& asked = condition["similar_contracts"]; asked.is_integer()) {
            run.judge.ask(clause::LP_049, law::Facts().with("similar_contracts", asked).with("field", field));
        }
    }
}

}  // namespace

std::vector<Option> const& pattern_kinds() {
    static std::vector<Option> const all = [] {
        std::vector<Option> made;
        for (auto const& kind : kinds()) {
            made.push_back({kind.name, kind.label});
        }
        made.push_back({floor_kind, {"最低限价", "a lowest price"}});
        return made;
    }();
    return all;
}

std::vector<Option> const& condition_subjects() {
    static std::vector<Option> const all = [] {
        std::vector<Option> made{{"ability", {"履约能力、人员、设备", "ability, staff, equipment"}},
                                 {"paper", {"依法须有的登记、许可", "registration or licence that the law asks for"}},
                                 {"record", {"信誉和守法记录", "record"}},
                                 {"experience", {"同类业绩", "similar contracts"}}};
        for (auto const& kind : kinds()) {
            made.push_back({kind.name, kind.label});
        }
        return made;
    }();
    return all;
}

std::vector<Hit> hits_in(std::string const& text, std::string const& field, std::vector<Pattern> const& patterns) {
    std::vector<Hit> all;
    std::set<std::pair<std::string, std::string>> told;
    for (auto const& pattern : patterns) {
        if (!said_together(text, pattern)) {
            continue;
        }
        for (auto const& word : pattern.words) {
            if (stands_in(text, word, pattern) && told.emplace(pattern.kind, word).second) {
                all.push_back({.field = field, .text = text, .word = word, .kind = pattern.kind});
            }
        }
    }
    return all;
}

namespace {

// What its drafter declares a condition to be about counts as if a word of it said so.
void add_declared(Value const& document, std::vector<Hit>& all) {
    std::size_t place = 0;
    for (auto const& row : document["qualifications"].is_list() ? document["qualifications"].items() : Value::List{}) {
        auto const field = "qualifications." + std::to_string(place++);
        auto const kind =
            std::ranges::find(kinds(), row["about"].text_or({}), [](Kind const& one) { return std::string(one.name); });
        auto const told = std::ranges::any_of(
            all, [&](Hit const& hit) { return kind != kinds().end() && hit.field == field && hit.kind == kind->name; });
        if (kind != kinds().end() && !told) {
            all.push_back(
                {.field = field, .text = row["text"].text_or({}), .word = kind->label.zh, .kind = kind->name});
        }
    }
}

}  // namespace

std::vector<Hit> hits_of(Value const& document, std::vector<Pattern> const& patterns) {
    std::vector<Hit> all;
    auto const read = [&](Value const& text, std::string const& field) {
        auto found = hits_in(text.text_or({}), field, patterns);
        all.insert(all.end(), found.begin(), found.end());
    };
    for (auto const* list : {"qualifications", "factors", "minimum_quality"}) {
        std::size_t place = 0;
        for (auto const& row : document[list].is_list() ? document[list].items() : Value::List{}) {
            auto const field = std::string(list) + "." + std::to_string(place++);
            read(row["text"], field);
            read(row["name"], field);
            for (auto const& item : row["rules"].is_list() ? row["rules"].items() : Value::List{}) {
                read(item["text"], field);
            }
        }
    }
    read(document["standard"], "standard");
    read(document["other"], "other");
    add_declared(document, all);
    return all;
}

void judge_conditions(StepRun& run, Tender const& t, Value const& document) {
    auto const hits = hits_of(document, store::patterns(run.tx));
    for (auto const& hit : hits) {
        if (hit.kind == floor_kind) {
            continue;
        }
        auto const& kind = kind_of(hit.kind);
        auto const justified = kind.justifiable && justification(document, hit, hits).is_object();
        for (auto const clause : clauses_of(kind, t)) {
            run.judge.require(
                clause, facts_of(hit, justified), justified, "tender.shuts_out", hit.field,
                {"“" + hit.word + "”：以" + kind.label.zh + "限制供应商",
                 "“" + hit.word + "” limits suppliers by " + kind.label.en},
                kind.justifiable
                    ? Text{"请删去；确有法律、法规依据的，在“条件的依据”中就这一用语写明依据条款和理由",
                           "drop it, or, where a law gives a ground, name law, article and reason for this word"}
                    : Text{"请删去这一条件", "drop this condition"});
        }
    }
    judge_floor(run, t, document, hits);
    judge_past_contracts(run, t, document);
}

void judge_condition_text(db::Tx& tx, law::Judge& judge, Tender const& t, std::string const& text,
                          std::string const& field) {
    for (auto const& hit : hits_in(text, field, store::patterns(tx))) {
        if (hit.kind == floor_kind) {
            continue;
        }
        auto const& kind = kind_of(hit.kind);
        for (auto const clause : clauses_of(kind, t)) {
            judge.require(clause, facts_of(hit, false), false, "tender.shuts_out", hit.field,
                          {"“" + hit.word + "”：以" + kind.label.zh + "限制供应商",
                           "“" + hit.word + "” limits suppliers by " + kind.label.en},
                          {"请删去这一条件", "drop this condition"});
        }
    }
}

void judge_fair_review(StepRun& run, Tender const& t) {
    std::vector<Value> accepted;
    if (run.form.given("accepted_conditions")) {
        for (auto const& row : run.form.list("accepted_conditions")) {
            if (row.yes("accepted")) {
                accepted.push_back(row.value());
            }
        }
    }
    auto const hits = hits_of(t.document, store::patterns(run.tx));
    for (auto const& hit : hits) {
        if (hit.kind == floor_kind || !justification(t.document, hit, hits).is_object()) {
            continue;
        }
        auto const good = run.form.given("fair_review") &&
            std::ranges::any_of(accepted, [&](Value const& row) { return means(row, hit, hits); });
        for (auto const clause : clauses_of(kind_of(hit.kind), t)) {
            run.judge.require(clause, facts_of(hit, true).with("fair_review_accepts", good), good,
                              "tender.condition_not_accepted",
                              run.form.given("fair_review") ? "accepted_conditions" : "fair_review",
                              {"对“" + hit.word + "”一条尚无公平竞争审查结论",
                               "the fair-competition review has not accepted “" + hit.word + "”"},
                              {"认可依据的，写明审查意见并逐条认可；不认可的，退回修改",
                               "accept it with an opinion, or return the document"});
        }
    }
}

Value value_of(std::vector<Hit> const& hits, Value const& document) {
    Value all = Value::list();
    for (auto const& hit : hits) {
        auto row = Value::object().set("text", hit.text).set("word", hit.word).set("kind", hit.kind);
        if (auto const given = justification(document, hit, hits); given.is_object()) {
            row.set("ground", given["ground"]);
        }
        all.push(row);
    }
    return all;
}

}  // namespace qiyue::tender
