#include "app/portal/reference.hpp"

#include "app/portal/words.hpp"
#include "app/web/openapi.hpp"
#include "modules/identity/api.hpp"
#include "platform/json/json.hpp"

#include <algorithm>
#include <array>

namespace qiyue::app::portal {

namespace {

struct Named {
    char const* name;
    Text label;
};

// Groups that are no procedure.
std::array<Named, 16> const beside{{{"identity", {"账号", "own account"}},
                                    {"totp", {"身份验证器", "authenticator"}},
                                    {"session", {"登录会话", "sessions"}},
                                    {"organisation", {"单位", "organisations"}},
                                    {"person", {"人员", "people"}},
                                    {"post", {"岗位", "posts"}},
                                    {"region", {"行政区划", "regions"}},
                                    {"workflow", {"流程、待办与期限", "procedures, inbox and deadlines"}},
                                    {"journal", {"留痕", "journal"}},
                                    {"documents", {"文件", "documents"}},
                                    {"site", {"网站信息", "the site"}},
                                    {"ledger", {"账目", "ledger"}},
                                    {"rule", {"规则文件", "rule documents"}},
                                    {"budget", {"预算合计", "budget totals"}},
                                    {"need_word", {"需求用语", "words of needs"}},
                                    {"public", {"公开信息", "what is public"}}}};

Text label_of(workflow::Engine const& engine, std::string const& name) {
    for (auto const& procedure : engine.procedures()) {
        if (procedure.kind == name) {
            return procedure.title;
        }
    }
    auto const found = std::ranges::find(beside, name, &Named::name);
    return found == beside.end() ? Text{name, name} : found->label;
}

std::string method_of(http::Method method) {
    auto name = web::method_name(method);
    std::ranges::transform(name, name.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    return name;
}

struct KindWords {
    Kind kind;
    Text says;
    Value example;
};

// How each kind of field travels in JSON.
std::vector<KindWords> const& kinds() {
    static std::vector<KindWords> const all{
        {Kind::text, {"文本", "text"}, "…"},
        {Kind::prose, {"多行文本", "text of several lines"}, "…"},
        {Kind::integer, {"整数", "whole number"}, 1},
        {Kind::money, {"金额：整数分", "amount in whole fen"}, 100'000'000},
        {Kind::share, {"比例：整数基点(100 = 1%)", "share in basis points (100 = 1 %)"}, 1000},
        {Kind::score, {"分数：百分之一分", "mark in hundredths of a point"}, 8550},
        {Kind::day, {"日期，如 2026-09-30", "day, as in 2026-09-30"}, "2026-09-30"},
        {Kind::instant, {"时刻，含时区", "instant with its offset"}, "2026-09-30T18:00:00+08:00"},
        {Kind::yes_no, {"是或否", "true or false"}, true},
        {Kind::choice, {"取值之一", "one of"}, {}},
        {Kind::reference, {"对象编号", "number of an object"}, 123},
        {Kind::digest, {"已上传文件的 SHA-256", "SHA-256 of an uploaded file"}, "9f86d081…"},
        {Kind::sealed, {"密文或密钥，base64", "ciphertext or key as base64"}, "AAAA…"},
        {Kind::secret, {"密码或验证码", "password or code"}, "…"},
        {Kind::group, {"一组", "group"}, {}},
        {Kind::list, {"多行", "list"}, {}},
    };
    return all;
}

KindWords const& words_of(Kind kind) {
    auto const found = std::ranges::find(kinds(), kind, &KindWords::kind);
    ENSURE(found != kinds().end());
    return *found;
}

std::string bounds_of(Field const& field, Language language) {
    auto const bounded = field.kind != Kind::yes_no && field.kind != Kind::choice && field.kind != Kind::group;
    auto const least = bounded && field.minimum != INT64_MIN;
    auto const most = bounded && field.maximum != INT64_MAX;
    auto const counted = field.kind == Kind::text || field.kind == Kind::prose
        ? Text{" 字", " characters"}
        : (field.kind == Kind::list ? Text{" 项", " items"} : Text{});
    std::string bounds;
    if (least) {
        bounds += "≥ " + std::to_string(field.minimum);
    }
    if (most) {
        bounds += (bounds.empty() ? "≤ " : ", ≤ ") + std::to_string(field.maximum);
    }
    return bounds.empty() ? bounds : bounds + in(language, counted);
}

std::string type_of(Field const& field, Language language) {
    auto text = in(language, words_of(field.kind).says);
    if (field.kind == Kind::reference) {
        text += language == Language::zh ? "(" + field.of + ")" : " (" + field.of + ")";
    }
    if (auto const bounds = bounds_of(field, language); !bounds.empty()) {
        text += " · " + bounds;
    }
    return text;
}

// A table of rows, one a field; what is inside of a group or a list under its dotted path.
void add_fields(Value& rows, Fields const& fields, std::string const& above, bool asked, Language language) {
    for (auto const& field : fields) {
        auto const path = above.empty() ? field.name : above + "." + field.name;
        Value options = Value::list();
        for (auto const& option : field.options) {
            options.push(Value::object().set("name", option.value).set("label", in(language, option.label)));
        }
        auto const when = in(language, asked_when(field, fields));
        auto hint = in(language, field.hint);
        hint += hint.empty() || when.empty() ? when : (language == Language::zh ? "；" : "; ") + when;
        rows.push(Value::object()
                      .set("path", path)
                      .set("label", in(language, field.label))
                      .set("hint", hint.empty() ? Value(false) : Value(hint))
                      .set("type", type_of(field, language))
                      .set("has_options", options.size() > 0)
                      .set("options", options)
                      .set("required", asked && !field.optional && when.empty()));
        if (!field.fields.empty()) {
            add_fields(rows, field.fields, field.kind == Kind::list ? path + ".0" : path, asked, language);
        }
    }
}

Value example_of(Fields const& fields);

Value example_of(Field const& field) {
    switch (field.kind) {
    case Kind::choice: return field.options.empty() ? Value("…") : Value(field.options.front().value);
    case Kind::group: return example_of(field.fields);
    case Kind::list: return Value::list().push(example_of(field.fields));
    case Kind::integer:
    case Kind::share:
    case Kind::score:
    case Kind::money:
        return field.minimum == INT64_MIN || field.minimum <= words_of(field.kind).example.integer()
            ? words_of(field.kind).example
            : Value(field.minimum);
    default: return words_of(field.kind).example;
    }
}

// What must be said, with a value of its kind; the optional is left out.
Value example_of(Fields const& fields) {
    auto example = Value::object();
    for (auto const& field : fields) {
        if (!field.optional && is_asked(field, example)) {
            example.set(field.name, example_of(field));
        }
    }
    return example;
}

std::string path_example(std::string path) {
    for (auto open = path.find('{'); open != std::string::npos; open = path.find('{', open)) {
        auto const close = path.find('}', open);
        auto const name = path.substr(open + 1, close - open - 1);
        path.replace(open, close - open + 1, name == "id" ? "123" : name);
    }
    return path;
}

std::string curl_of(api::Operation const& operation) {
    std::string text = "curl";
    if (operation.access != api::Access::everyone) {
        text += " -b cookies.txt";
    }
    if (operation.writes()) {
        text += " -X " + method_of(operation.method);
        text += operation.access == api::Access::everyone ? "" : " -H \"X-CSRF-Token: $csrf\"";
        text += " -H \"Idempotency-Key: $(uuidgen)\"";
    }
    text += " \\\n  http://127.0.0.1:8080" + path_example(operation.path);
    if (operation.writes()) {
        auto const body = operation.input == nullptr ? Value::object() : example_of(*operation.input);
        text += " \\\n  -d '" + json::write(body) + "'";
    }
    return text;
}

std::string who_of(api::Operation const& operation, Language language) {
    if (operation.access == api::Access::everyone) {
        return language == Language::zh ? "任何人，无需登录" : "everybody; nobody needs to be signed in";
    }
    if (operation.posts.empty()) {
        return language == Language::zh ? "已登录的人" : "whoever is signed in";
    }
    std::string who;
    for (auto const& name : operation.posts) {
        auto const* post = identity::find_post(name);
        auto const label = post == nullptr ? name : in(language, post->label);
        who += (who.empty() ? "" : (language == Language::zh ? "、" : ", ")) + label + " (" + name + ")";
    }
    return who;
}

Value faults_of(api::Operation const& operation, Language language) {
    Value faults = Value::list();
    auto const add = [&](char const* status, Text const& why) {
        faults.push(Value::object().set("status", status).set("why", in(language, why)));
    };
    if (operation.input != nullptr) {
        add("400", {"不是合法的 JSON，或字段有误：逐项列出", "not JSON, or fields are wrong: each is named"});
    }
    if (operation.access != api::Access::everyone) {
        add("401", {"尚未登录", "not signed in"});
        add("403", {"不是这个岗位或单位", "not this post or organisation"});
    }
    if (operation.path.find('{') != std::string::npos) {
        add("404", {"没有这个编号，或您无权查看", "nothing has this number, or it is not yours to see"});
    }
    if (operation.writes()) {
        add("409", {"当前状态下不能办理", "not in this state"});
        add("412", {"读取之后已有人改动(If-Match)", "somebody changed it after it was read (If-Match)"});
        add("422", {"规则不允许：引用条文并说明怎样才可以", "a rule says no: it is cited, with what would be allowed"});
    }
    return faults;
}

Value clauses_of(api::Operation const& operation, law::Rulebook const& book) {
    Value clauses = Value::list();
    for (auto const& clause : operation.clauses) {
        auto const* entry = book.find(clause.id);
        ENSURE(entry != nullptr);
        auto const& document = book.statute_of(*entry);
        clauses.push(Value::object()
                         .set("clause", entry->id)
                         .set("document", document.title)
                         .set("number", document.number)
                         .set("article", entry->at)
                         .set("quote", entry->quote));
    }
    return clauses;
}

// The fields of an object's body, where the operation reads one.
Fields const* answer_of(api::Operation const& operation, workflow::Engine const& engine) {
    for (auto const& procedure : engine.procedures()) {
        if (operation.id == procedure.kind + ".read") {
            return procedure.shows;
        }
    }
    return nullptr;
}

}  // namespace

std::vector<OperationGroup> operation_groups(std::vector<api::Operation> const& operations,
                                             workflow::Engine const& engine) {
    std::vector<OperationGroup> groups;
    for (auto const& operation : operations) {
        auto const name = operation.id.substr(0, operation.id.find('.'));
        auto found = std::ranges::find(groups, name, &OperationGroup::name);
        if (found == groups.end()) {
            groups.push_back({.name = name, .label = label_of(engine, name), .operations = {}});
            found = groups.end() - 1;
        }
        found->operations.push_back(&operation);
    }
    return groups;
}

Value operation_entry(api::Operation const& operation, workflow::Engine const& engine, Language language) {
    Value input = Value::list();
    if (operation.input != nullptr) {
        add_fields(input, *operation.input, {}, operation.completeness == Form::Completeness::whole, language);
    }
    Value answer = Value::list();
    if (auto const* shown = answer_of(operation, engine)) {
        add_fields(answer, *shown, "body", false, language);
    }
    auto const clauses = clauses_of(operation, engine.book());
    return Value::object()
        .set("id", operation.id)
        .set("name", in(language, operation.title))
        .set("method", method_of(operation.method))
        .set("path", operation.path)
        .set("who", who_of(operation, language))
        .set("has_input", input.size() > 0)
        .set("input", input)
        .set("has_answer", answer.size() > 0)
        .set("answer", answer)
        .set("has_clauses", clauses.size() > 0)
        .set("clauses", clauses)
        .set("faults", faults_of(operation, language))
        .set("example", curl_of(operation));
}

}  // namespace qiyue::app::portal
