#include "modules/need/kinds.hpp"

#include "law/clauses.gen.hpp"
#include "modules/journal/api.hpp"

// The list of words that a need is read for. Everybody may see it; the platform's administrator keeps it.
namespace qiyue::need {

namespace {

Fields const& put_fields() {
    static Fields const fields{
        field::text("word", {"用语", "word"}),
        field::choice("clause", {"依据", "clause"},
                      {{"CD-12-1", {"含义不明确", "vague"}}, {"CD-11-2", {"限定或排斥供应商", "shuts suppliers out"}}}),
        field::list("harmless", {"不提示的词", "harmless words"}, {field::text("word", {"词", "word"})}).maybe(),
        field::text("advice", {"提示", "advice"}),
        field::text("advice_en", {"英文提示", "advice in English"}),
    };
    return fields;
}

Fields const& remove_fields() {
    static Fields const fields{field::text("word", {"用语", "word"})};
    return fields;
}

Value rows(db::Tx& tx) {
    Value items = Value::list();
    for (auto const& word : store::words(tx)) {
        Value harmless = Value::list();
        for (auto const& other : word.harmless) {
            harmless.push(Value::object().set("word", other));
        }
        items.push(Value::object()
                       .set("word", word.word)
                       .set("clause", word.clause)
                       .set("harmless", harmless)
                       .set("advice", word.advice.zh)
                       .set("advice_en", word.advice.en));
    }
    return items;
}

void keep(db::Tx& tx, Form const& form) {
    Word word{.word = form.text("word"),
              .clause = form.text("clause"),
              .harmless = {},
              .advice = {form.text("advice"), form.text("advice_en")}};
    for (auto const& other : form.list("harmless")) {
        word.harmless.push_back(other.text("word"));
    }
    store::put(tx, word);
}

}  // namespace

std::vector<api::Operation> word_operations(api::Ports& ports) {
    return journal::kept_list(ports,
                              {.name = "need_word",
                               .path = "/api/need-words",
                               .key = "word",
                               .title = {"需求用语提示表", "words a need is read for"},
                               .put_title = {"增改提示用语", "add or change a word"},
                               .remove_title = {"删除提示用语", "remove a word"},
                               .put = &put_fields(),
                               .remove = &remove_fields(),
                               .clause = clause::CD_12_1,
                               .rows = rows,
                               .keep = keep,
                               .drop = store::remove_word});
}

}  // namespace qiyue::need
