#include "modules/journal/api.hpp"

namespace qiyue::journal {

namespace {

void record(api::Call& call, api::Ports& ports, std::string const& operation) {
    append(call.tx, call.context, ports, Entry{.operation = operation, .kind = {}, .body = call.form.value()});
}

api::Operation changing(KeptList const& list, std::string const& verb, std::string const& path, Text title,
                        Fields const* input) {
    return {.id = list.name + verb,
            .method = http::Method::post,
            .path = path,
            .title = std::move(title),
            .access = api::Access::posts,
            .posts = {"platform.admin"},
            .input = input,
            .clauses = {list.clause}};
}

}  // namespace

std::vector<api::Operation> kept_list(api::Ports& ports, KeptList const& list) {
    api::Operation read{.id = list.name + ".list",
                        .method = http::Method::get,
                        .path = list.path,
                        .title = list.title,
                        .access = api::Access::everyone,
                        .clauses = {list.clause},
                        .run = [rows = list.rows](api::Call& call) -> Result<Value> {
                            return Value::object().set("items", rows(call.tx));
                        }};
    auto put = changing(list, ".put", list.path, list.put_title, list.put);
    put.run = [&ports, id = put.id, key = list.key, keep = list.keep](api::Call& call) -> Result<Value> {
        keep(call.tx, call.form);
        record(call, ports, id);
        return Value::object().set(key, call.form.text(key));
    };
    auto remove = changing(list, ".remove", list.path + "/remove", list.remove_title, list.remove);
    remove.run = [&ports, id = remove.id, key = list.key, drop = list.drop](api::Call& call) -> Result<Value> {
        drop(call.tx, call.form.text(key));
        record(call, ports, id);
        return Value::object().set(key, call.form.text(key));
    };
    return {std::move(read), std::move(put), std::move(remove)};
}

}  // namespace qiyue::journal
