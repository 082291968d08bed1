#include "platform/api/operation.hpp"

#include "base/number.hpp"

#include <algorithm>

namespace qiyue::api {

namespace {

Fields const no_fields;

Finding finding(std::string code, std::string field, Text says, Text remedy, std::vector<Clause> cites = {}) {
    return Finding{.code = std::move(code),
                   .field = std::move(field),
                   .cites = std::move(cites),
                   .says = std::move(says),
                   .remedy = std::move(remedy)};
}

Result<std::int64_t> number_in(std::map<std::string, std::string> const& path, std::string const& name) {
    auto const found = path.find(name);
    auto const number = found == path.end() ? std::nullopt : whole_number(found->second);
    if (!number || *number <= 0) {
        return not_found({"没有这个编号的对象", "nothing has this number"});
    }
    return *number;
}

// All of a query is text; what is described as a number is one, or stays the text that is refused for it.
Value typed(Kind kind, std::string const& text) {
    auto const counts = kind == Kind::integer || kind == Kind::share || kind == Kind::score || kind == Kind::reference;
    auto const number = counts ? whole_number(text) : std::nullopt;
    return number ? Value(*number) : Value(text);
}

}  // namespace

Result<std::int64_t> Call::number(std::string const& name) const {
    return number_in(path, name);
}

Result<std::int64_t> AloneCall::number(std::string const& name) const {
    return number_in(path, name);
}

std::string Call::query_or(std::string const& name, std::string otherwise) const {
    if (query.given(name)) {
        return query.text(name);
    }
    return otherwise;
}

std::int64_t Call::query_number(std::string const& name, std::int64_t otherwise) const {
    return query.given(name) ? query.integer(name) : otherwise;
}

Operation Operation::asks(Fields const& fields) && {
    query = &fields;
    return std::move(*this);
}

Operation Operation::written_once() && {
    constant = true;
    return std::move(*this);
}

Operation Operation::by_words(std::vector<std::string> names) && {
    words = std::move(names);
    return std::move(*this);
}

Result<Form> read_query(Operation const& operation, std::map<std::string, std::string> const& query,
                        Context const& context) {
    auto const& fields = operation.query == nullptr ? no_fields : *operation.query;
    auto given = Value::object();
    for (auto const& [name, text] : query) {
        auto const field = std::ranges::find(fields, name, &Field::name);
        given.set(name, field == fields.end() ? Value(text) : typed(field->kind, text));
    }
    return Form::read(fields, given, context, Form::Completeness::draft);
}

Operation reading(std::string id, std::string path, Text title, Access access, std::vector<Clause> clauses,
                  std::function<Result<Value>(Call&)> run) {
    Operation operation;
    operation.id = std::move(id);
    operation.path = std::move(path);
    operation.title = std::move(title);
    operation.access = access;
    operation.clauses = std::move(clauses);
    operation.run = std::move(run);
    return operation;
}

Refusal not_found(Text what) {
    return {Reason::not_found,
            finding("not_found", {}, std::move(what),
                    {"请核对地址和编号，或从列表中重新打开",
                     "check the address and the number, or open it from its list"})};
}

Refusal forbidden(Text why, std::vector<Clause> cites, Value const& facts) {
    auto refused = finding("forbidden", {}, std::move(why),
                           {"请由有此权限的人员办理；如系分工有误，请联系平台管理员调整岗位",
                            "leave it to who may; if the posts are wrong, ask the administrator to change them"},
                           std::move(cites));
    if (!facts.is_null()) {
        refused.why = Value::object().set("facts", facts);
    }
    return {Reason::forbidden, std::move(refused)};
}

Refusal conflict(std::string code, Text why, Text remedy) {
    if (remedy.zh.empty()) {
        remedy = {"请刷新后查看当前状态，再办理可办的事项", "look at it again: its state tells what can be done now"};
    }
    return {Reason::conflict, finding(std::move(code), {}, std::move(why), std::move(remedy))};
}

Refusal invalid(std::string code, std::string field, Text why, Text remedy) {
    if (remedy.zh.empty()) {
        remedy = {"请更正后再提交", "correct it, then send it again"};
    }
    return {Reason::invalid, finding(std::move(code), std::move(field), std::move(why), std::move(remedy))};
}

}  // namespace qiyue::api
