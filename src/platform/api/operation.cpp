#include "platform/api/operation.hpp"

#include <charconv>

namespace qiyue::api {

namespace {

std::int64_t parsed_or(std::string const& text, std::int64_t otherwise) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : otherwise;
}

Finding finding(std::string code, std::string field, Text says, Text remedy, std::vector<Clause> cites = {}) {
    return Finding{.code = std::move(code),
                   .field = std::move(field),
                   .cites = std::move(cites),
                   .says = std::move(says),
                   .remedy = std::move(remedy)};
}

}  // namespace

Result<std::int64_t> Call::number(std::string const& name) const {
    auto const found = path.find(name);
    auto const number = found == path.end() ? 0 : parsed_or(found->second, 0);
    if (number <= 0) {
        return not_found({"没有这个编号的对象", "nothing has this number"});
    }
    return number;
}

std::string Call::query_or(std::string const& name, std::string otherwise) const {
    auto const found = query.find(name);
    return found == query.end() ? std::move(otherwise) : found->second;
}

std::int64_t Call::query_number(std::string const& name, std::int64_t otherwise) const {
    auto const found = query.find(name);
    return found == query.end() ? otherwise : parsed_or(found->second, otherwise);
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
    return {Reason::not_found, finding("not_found", {}, std::move(what), {})};
}

Refusal forbidden(Text why, std::vector<Clause> cites, Value const& facts) {
    auto refused = finding("forbidden", {}, std::move(why), {}, std::move(cites));
    if (!facts.is_null()) {
        refused.why = Value::object().set("facts", facts);
    }
    return {Reason::forbidden, std::move(refused)};
}

Refusal conflict(std::string code, Text why, Text remedy) {
    return {Reason::conflict, finding(std::move(code), {}, std::move(why), std::move(remedy))};
}

Refusal invalid(std::string code, std::string field, Text why, Text remedy) {
    return {Reason::invalid, finding(std::move(code), std::move(field), std::move(why), std::move(remedy))};
}

}  // namespace qiyue::api
