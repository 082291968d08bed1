#pragma once

#include "modules/disclosure/telling.hpp"

#include "law/telling.hpp"

#include "base/both.hpp"
#include "base/said.hpp"

#include <algorithm>
#include <span>

// What the sentences of the notices are made with; each stage of a purchase tells its own (telling_….cpp).
namespace qiyue::disclosure {

inline Text money(Value const& fen) {
    auto const amount = yuan(fen.integer_or(0));
    return {amount + " 元", amount + " yuan"};
}

inline std::string points(Value const& value) {
    return hundredths(value.integer_or(0));
}

inline Value::List const& items(Value const& list) {
    static Value::List const none;
    return list.is_list() ? list.items() : none;
}

// One notice while it is told.
class Telling {
public:
    Telling(law::Rulebook const& book, Notice const& notice) : book_(book), notice_(notice) {}

    void say(std::string zh, std::string en) { sentences_.push(both({std::move(zh), std::move(en)})); }
    // A sentence that would name what was not published, or is kept back, is left out.
    bool knows(std::initializer_list<std::string_view> names) const {
        return std::ranges::none_of(names, [&](std::string_view name) { return blank(value(name)); });
    }
    void why(Text title, Value const& entry) {
        whys_.push(Value::object().set("title", both(std::move(title))).set("tree", law::told(book_, entry)));
    }

    Value const& value(std::string_view name) const { return notice_.section["values"][name]; }
    std::string text(std::string_view name) const { return value(name).text_or({}); }
    std::string number(std::string_view name) const { return std::to_string(value(name).integer_or(0)); }
    // By its description: a choice by its label.
    Text word(std::string_view name) const {
        return {said_of(notice_.section, name, Language::zh), said_of(notice_.section, name, Language::en)};
    }
    // Of a row of a list.
    Text word(std::string_view list, Value const& row, std::string_view name) const {
        for (auto const& field : items(notice_.section["fields"])) {
            if (field["name"] == Value(list)) {
                auto const of_row = Value::object().set("fields", field["fields"]).set("values", row);
                return {said_of(of_row, name, Language::zh), said_of(of_row, name, Language::en)};
            }
        }
        return {};
    }
    bool keeps_nothing_back() const { return notice_.section["withheld"].size() == 0; }
    std::string const& organisation() const { return notice_.organisation_name; }
    std::string const& rule() const { return notice_.rule; }
    std::string ground(Clause clause) const { return book_.citation(clause); }

    // A judgement built from public figures alone, told as the judge's own are.
    Value judgement(Clause clause, Value facts, Value steps, Value result) const {
        auto const* found = book_.find(clause.id);
        return Value::object()
            .set("clause", clause.id)
            .set("article", ground(clause))
            .set("quote", found == nullptr ? std::string() : found->quote)
            .set("facts", std::move(facts))
            .set("numbers", Value::list())
            .set("steps", std::move(steps))
            .set("result", std::move(result))
            .set("outcome", "computed");
    }

    // CD-34-2: what the law keeps back of this notice, and on which ground.
    void withheld() {
        for (auto const& kept : items(notice_.section["withheld"])) {
            say("“" + in(Language::zh, kept["label"]) + "”依法不予公开：" + in(Language::zh, kept["ground_label"]) +
                    "。",
                "“" + in(Language::en, kept["label"]) +
                    "” is withheld by law: " + in(Language::en, kept["ground_label"]) + ".");
        }
    }
    Value finished() const { return Value::object().set("sentences", sentences_).set("whys", whys_); }

private:
    law::Rulebook const& book_;
    Notice const& notice_;
    Value sentences_ = Value::list();
    Value whys_ = Value::list();
};

struct Teller {
    std::string_view rule;
    void (*tell)(Telling&);
};
std::span<Teller const> planning_tellers();
std::span<Teller const> selection_tellers();
std::span<Teller const> purchase_tellers();
std::span<Teller const> framework_tellers();
std::span<Teller const> result_tellers();

}  // namespace qiyue::disclosure
