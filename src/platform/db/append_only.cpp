#include "platform/db/append_only.hpp"

namespace qiyue::db {

namespace {

std::string sqlite_trigger(std::string_view table, std::string_view suffix, std::string_view event,
                           std::string_view says) {
    auto const name = std::string(table);
    return "CREATE TRIGGER " + name + std::string(suffix) + " BEFORE " + std::string(event) + " ON " + name +
        " BEGIN\n    SELECT RAISE(ABORT, '" + std::string(says) + "');\nEND;\n";
}

}  // namespace

std::string append_only_sqlite(std::string_view table, std::string_view never_changed, std::string_view never_removed) {
    return sqlite_trigger(table, "_keep", "UPDATE", never_changed) +
        sqlite_trigger(table, "_stay", "DELETE", never_removed);
}

std::string append_only_postgresql(std::string_view function, std::string_view never,
                                   std::vector<std::string_view> const& tables) {
    auto const called = std::string(function) + "()";
    auto text = "CREATE FUNCTION " + called +
        " RETURNS trigger LANGUAGE plpgsql AS $body$\nBEGIN\n    RAISE EXCEPTION '" + std::string(never) +
        "' USING ERRCODE = '23514';\nEND $body$;\n";
    for (auto const table : tables) {
        auto const name = std::string(table);
        text += "CREATE TRIGGER " + name + "_keep BEFORE UPDATE OR DELETE ON " + name +
            "\n    FOR EACH ROW EXECUTE FUNCTION " + called + ";\n";
    }
    for (auto const table : tables) {
        auto const name = std::string(table);
        text += "CREATE TRIGGER " + name + "_stay BEFORE TRUNCATE ON " + name + " EXECUTE FUNCTION " + called + ";\n";
    }
    return text;
}

}  // namespace qiyue::db
