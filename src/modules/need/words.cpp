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

api::Operation operation(std::string id, http::Method method, std::string path, Text title, Fields const* input,
                         std::function<Result<Value>(api::Call&)> run) {
    api::Operation made;
    made.id = std::move(id);
    made.method = method;
    made.path = std::move(path);
    made.title = std::move(title);
    made.access = method == http::Method::get ? api::Access::everyone : api::Access::posts;
    if (method != http::Method::get) {
        made.posts = {"platform.admin"};
    }
    made.input = input;
    made.clauses = {clause::CD_12_1};
    made.run = std::move(run);
    return made;
}

Result<Value> list(api::Call& call) {
    Value items = Value::list();
    for (auto const& word : store::words(call.tx)) {
        Value harmless = Value::list();
        for (auto const& other : word.harmless) {
            harmless.push(Value::object().set("word", other));
        }
        auto line = Value::object();
        line.set("word", word.word)
            .set("clause", word.clause)
            .set("harmless", harmless)
            .set("advice", word.advice.zh)
            .set("advice_en", word.advice.en);
        items.push(line);
    }
    return Value::object().set("items", items);
}

void record(api::Call& call, api::Ports& ports, std::string const& operation_id) {
    journal::append(call.tx, call.context, ports,
                    journal::Entry{.operation = operation_id, .kind = {}, .body = call.form.value()});
}

}  // namespace

std::vector<api::Operation> word_operations(api::Ports& ports) {
    return {operation("need_word.list", http::Method::get, "/api/need-words",
                      {"需求用语提示表", "words a need is read for"}, nullptr, list),
            operation("need_word.put", http::Method::post, "/api/need-words", {"增改提示用语", "add or change a word"},
                      &put_fields(),
                      [&ports](api::Call& call) -> Result<Value> {
                          Word word{.word = call.form.text("word"),
                                    .clause = call.form.text("clause"),
                                    .harmless = {},
                                    .advice = {call.form.text("advice"), call.form.text("advice_en")}};
                          for (auto const& other : call.form.list("harmless")) {
                              word.harmless.push_back(other.text("word"));
                          }
                          store::put(call.tx, word);
                          record(call, ports, "need_word.put");
                          return Value::object().set("word", word.word);
                      }),
            operation("need_word.remove", http::Method::post, "/api/need-words/remove",
                      {"删除提示用语", "remove a word"}, &remove_fields(), [&ports](api::Call& call) -> Result<Value> {
                          store::remove_word(call.tx, call.form.text("word"));
                          record(call, ports, "need_word.remove");
                          return Value::object().set("word", call.form.text("word"));
                      })};
}

}  // namespace qiyue::need
