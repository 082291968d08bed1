// SQL stands in store*.cpp, schema.cpp and platform/db, nowhere else; and a module names its own tables only,
// which begin with its name: bidding_bids. A schema may fill those of a module it uses: what moved a floor down is handed
// over by the migration that gives it up.
#include "source.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace tidy {

namespace {

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

// A statement written in capitals anywhere, or one in small letters at the head: "select one from the list" in the
// middle of a sentence is English.
bool is_sql(std::string const& literal) {
    auto const has = [&](std::string_view word) { return find_word(literal, word) != std::string::npos; };
    if ((has("SELECT") && (has("FROM") || has("EXISTS"))) || has("INSERT INTO") || has("INSERT OR") ||
        has("DELETE FROM") || (has("UPDATE") && has("SET"))) {
        return true;
    }
    auto const start = literal.find_first_not_of(" \t\n");
    auto const head = start == std::string::npos ? std::string() : literal.substr(start);
    auto const at_head = [&](std::string_view word) { return head.compare(0, word.size(), word) == 0; };
    return (at_head("select ") && has("from")) || at_head("insert into ") || at_head("delete from ") ||
        (at_head("update ") && has("set")) || (at_head("with ") && has("select"));
}

// Leaves out '…' strings and -- comments; newlines stay.
std::string without_noise(std::string const& sql) {
    std::string clean;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        if (sql.compare(at, 2, "--") == 0) {
            at = std::min(sql.find('\n', at), sql.size());
            clean += '\n';
        } else if (sql[at] == '\'') {
            auto const end = std::min(sql.find('\'', at + 1), sql.size() - 1);
            clean += "''" +
                std::string(static_cast<std::size_t>(std::count(sql.begin() + static_cast<std::ptrdiff_t>(at),
                                                                sql.begin() + static_cast<std::ptrdiff_t>(end), '\n')),
                            '\n');
            at = end;
        } else {
            clean += sql[at];
        }
    }
    return clean;
}

struct Token {
    std::string text;
    std::size_t line;  // from 0 within the text
};

std::vector<Token> tokens_of(std::string const& sql) {
    std::vector<Token> tokens;
    std::size_t line = 0;
    for (std::size_t at = 0; at < sql.size();) {
        if (is_word(sql[at])) {
            auto const start = at;
            while (at < sql.size() && is_word(sql[at])) {
                ++at;
            }
            tokens.push_back({sql.substr(start, at - start), line});
            continue;
        }
        if (sql[at] == '\n') {
            ++line;
        } else if (std::isspace(static_cast<unsigned char>(sql[at])) == 0) {
            tokens.push_back({std::string(1, sql[at]), line});
        }
        ++at;
    }
    return tokens;
}

// Tables named in one text: what follows FROM JOIN INTO UPDATE TABLE REFERENCES, less functions and WITH names.
std::vector<Token> tables_of(std::string const& text) {
    static std::set<std::string> const before{"FROM", "JOIN", "INTO", "UPDATE", "TABLE", "REFERENCES"};
    static std::set<std::string> const skip{"IF", "NOT", "EXISTS", "ONLY", "LATERAL"};
    static std::set<std::string> const no_table{"SET",    "ON",   "OF",     "OR",  "SELECT",
                                                "VALUES", "SKIP", "NOWAIT", "OLD", "NEW"};
    auto const tokens = tokens_of(without_noise(text));
    auto const word = [&](std::size_t i) { return i < tokens.size() ? upper(tokens[i].text) : std::string(); };
    std::set<std::string> with;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        bool const head = i > 0 && (word(i - 1) == "WITH" || word(i - 1) == "RECURSIVE" || word(i - 1) == ",");
        auto end = i + 1;
        if (head && word(end) == "(") {  // WITH name(columns) AS (
            while (end < tokens.size() && word(end) != ")") {
                ++end;
            }
            ++end;
        }
        if (head && word(end) == "AS") {
            with.insert(word(i));
        }
    }
    std::vector<Token> tables;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        bool const distinct_from = i > 0 && word(i - 1) == "DISTINCT";
        if (before.count(word(i)) == 0 || distinct_from || (word(i) == "UPDATE" && i > 0 && word(i - 1) == "FOR")) {
            continue;
        }
        auto at = i + 1;
        while (skip.count(word(at)) != 0) {
            ++at;
        }
        if (at >= tokens.size() || !is_word(tokens[at].text[0]) || no_table.count(word(at)) != 0) {
            continue;
        }
        bool const call = word(at + 1) == "(" && (word(i) == "FROM" || word(i) == "JOIN");
        bool const number = std::isdigit(static_cast<unsigned char>(tokens[at].text[0])) != 0;
        if (!call && !number && with.count(word(at)) == 0) {
            tables.push_back(tokens[at]);
        }
    }
    return tables;
}

bool belongs_to(std::string const& table, std::string const& module) {
    return table.compare(0, module.size() + 1, module + "_") == 0;
}

void judge_tables(Tree const& tree, File const& file, std::string const& module, std::size_t line,
                  std::string const& text, Findings& findings) {
    auto const known = tree.modules.find(module);
    auto const handed_over = [&](std::string const& table) {
        return file.name() == "schema.cpp" && known != tree.modules.end() &&
            std::any_of(known->second.uses.begin(), known->second.uses.end(),
                        [&](std::string const& used) { return belongs_to(table, used); });
    };
    for (auto const& table : tables_of(text)) {
        if (!belongs_to(table.text, module) && !handed_over(table.text)) {
            findings.push_back(
                {file.path, line + table.line,
                 "module " + module + " names the table " + table.text + "; its own begin with " + module + "_"});
        }
    }
}

std::string module_of(File const& file) {
    if (!file.under("src/modules")) {
        return {};
    }
    return file.path.substr(12, file.path.find('/', 12) - 12);
}

}  // namespace

Findings check_sql(Tree const& tree) {
    Findings findings;
    for (auto const& file : tree.files) {
        if (!file.under("src")) {
            continue;
        }
        auto const module = module_of(file);
        if (file.ends(".sql") && !module.empty()) {
            std::string text;
            for (auto const& line : file.lines) {
                text += line + '\n';
            }
            judge_tables(tree, file, module, 1, text, findings);
        }
        if (!file.is_cpp() || file.under("src/platform/db")) {
            continue;
        }
        bool const store =
            file.ends(".cpp") && (file.name().compare(0, 5, "store") == 0 || file.name() == "schema.cpp");
        for (auto const& literal : take_apart(file).literals) {
            if (!is_sql(literal.text)) {
                continue;
            }
            if (!store) {
                findings.push_back({file.path, literal.line, "SQL outside a store*.cpp or schema.cpp"});
            } else if (!module.empty()) {
                judge_tables(tree, file, module, literal.line, literal.text, findings);
            }
        }
    }
    return findings;
}

}  // namespace tidy
