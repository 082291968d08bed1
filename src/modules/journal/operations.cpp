#include "base/ensure.hpp"

#include "law/clauses.gen.hpp"

#include "modules/identity/api.hpp"
#include "modules/journal/api.hpp"
#include "modules/journal/merkle.hpp"
#include "modules/journal/store.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <algorithm>
#include <map>

namespace qiyue::journal {

namespace {

constexpr std::int64_t page_default = 50;
constexpr std::int64_t page_max = 500;
constexpr std::int64_t verified_at_once_max = 20'000;

Fields const list_query{
    field::reference("project", {"项目", "project"}, "project"),
    field::integer("after", {"上一页最后的序号", "the last position of the page before"}).at_least(0),
    field::integer("limit", {"每页条数", "how many a page"}).between(1, page_max),
};

Fields const verify_query{
    field::integer("from", {"起始序号", "the first position"}).at_least(0),
    field::integer("to", {"截止序号(不含)", "the position to stop before"}).at_least(0),
};

// A buyer's supervisor sees the own house; audit sees its city.
std::int64_t organisation_seen_by(Caller const& caller) {
    bool const audit = caller.holds("audit.auditor") || caller.holds("audit.supervisor");
    return audit ? 0 : caller.organisation;
}

// An entry is of the city of who began its project (a provider may come from elsewhere), else of whose act it was.
// What concerns neither a project nor an organisation is the platform's own, and anybody's who watches.
class Borders {
public:
    Borders(db::Tx& tx, Caller const& caller) : tx_(tx), city_(caller.region.substr(0, 4)) {}

    bool inside(store::Row const& row) {
        auto const begun = row.leaf.project == 0
            ? std::int64_t{0}
            : once(beginners_, row.leaf.project, [&] { return store::beginner(tx_, row.leaf.project); });
        auto const whose = begun != 0 ? begun : row.leaf.organisation;
        return whose == 0 || once(cities_, whose, [&] {
                                 auto const found = identity::organisation(tx_, whose);
                                 return found ? found->region.substr(0, 4) : std::string();
                             }) == city_;
    }

private:
    template <class Known, class Ask> static typename Known::mapped_type once(Known& known, std::int64_t id, Ask ask) {
        auto const found = known.find(id);
        return found != known.end() ? found->second : known.emplace(id, ask()).first->second;
    }

    db::Tx& tx_;
    std::string city_;
    std::map<std::int64_t, std::int64_t> beginners_;
    std::map<std::int64_t, std::string> cities_;
};

std::vector<store::Row> rows_seen(api::Call const& call, std::int64_t wanted) {
    auto const& caller = call.context.caller;
    Borders borders(call.tx, caller);
    std::vector<store::Row> seen;
    auto after = call.query_number("after", -1);
    for (bool more = true; more && std::ssize(seen) < wanted;) {
        auto const rows =
            store::list(call.tx, call.query_number("project", 0), organisation_seen_by(caller), after, page_max);
        more = std::ssize(rows) == page_max;
        for (auto const& row : rows) {
            after = row.leaf.position;
            if (std::ssize(seen) < wanted && (row.leaf.organisation == caller.organisation || borders.inside(row))) {
                seen.push_back(row);
            }
        }
    }
    return seen;
}

// Names are asked once a page.
class Names {
public:
    explicit Names(db::Tx& tx) : tx_(tx) {}

    std::string person(std::int64_t id) {
        return known(persons_, id, [&] {
            auto const found = identity::person(tx_, id);
            return found ? found->name : std::string();
        });
    }

    std::string organisation(std::int64_t id) {
        return known(organisations_, id, [&] {
            auto const found = identity::organisation(tx_, id);
            return found ? found->name : std::string();
        });
    }

private:
    template <class Ask>
    static std::string known(std::map<std::int64_t, std::string>& names, std::int64_t id, Ask ask) {
        auto const found = names.find(id);
        return found != names.end() ? found->second : names.emplace(id, ask()).first->second;
    }

    db::Tx& tx_;
    std::map<std::int64_t, std::string> persons_;
    std::map<std::int64_t, std::string> organisations_;
};

Value shown(store::Row const& row, Names& names) {
    if (row.sealed()) {
        return Value::object({
            {"position", row.leaf.position},
            {"at", Instant::from_micros(row.leaf.at).iso()},
            {"operation", row.leaf.operation},
            {"person", 0},
            {"organisation", 0},
            {"body_digest", row.leaf.body_digest},
            {"leaf_hash", row.leaf_hash},
        });
    }
    auto const kept = json::parse(row.private_text);
    return Value::object({
        {"position", row.leaf.position},
        {"at", Instant::from_micros(row.leaf.at).iso()},
        {"operation", row.leaf.operation},
        {"kind", row.leaf.kind},
        {"object", row.leaf.object},
        {"project", row.leaf.project},
        {"person", row.person},
        {"person_name", names.person(row.person)},
        {"organisation", row.leaf.organisation},
        {"organisation_name", names.organisation(row.leaf.organisation)},
        {"body", kept.ok() ? kept.value()["body"] : Value()},
        {"body_digest", row.leaf.body_digest},
        {"leaf_hash", row.leaf_hash},
    });
}

// {items, next}: `next` is the `after` of the following page, null on the last.
Result<Value> run_list(api::Call& call) {
    // CD-17-5 健全内部监督和制约机制: on this alone a buyer's supervisor reads the trail.
    auto const& caller = call.context.caller;
    if (call.context.off(clause::CD_17_5) && caller.organisation_kind == "buyer") {
        return api::forbidden({"没有规定由您查看操作记录", "no rule gives you the journal"});
    }
    auto const limit = call.query_number("limit", page_default);
    auto const rows = rows_seen(call, limit + 1);
    Names names(call.tx);
    auto items = Value::list();
    for (auto const& row : rows) {
        if (std::ssize(items.items()) < limit) {
            items.push(shown(row, names));
        }
    }
    bool const more = std::ssize(rows) > limit;
    auto next = more ? Value(rows[static_cast<std::size_t>(limit) - 1].leaf.position) : Value();
    return Value::object({{"items", std::move(items)}, {"next", std::move(next)}});
}

Text flaw_says(std::string const& what) {
    if (what == "missing") {
        return {"这一条不见了", "this entry is missing"};
    }
    if (what == "body") {
        return {"内容与当时的摘要不符", "the content is not what was digested"};
    }
    if (what == "person") {
        return {"经办人与当时记录的不符", "the person is not the one recorded"};
    }
    if (what == "sealed") {
        return {"密封记录所指的对象与当时的不符", "what the sealed entry was of is not what was recorded"};
    }
    if (what == "leaf") {
        return {"公开部分与当时的散列不符", "the public part is not what was hashed"};
    }
    ENSURE(what == "node");
    return {"保存的子树散列不符", "the stored hash of a subtree is wrong"};
}

Result<Value> run_verify_own(api::Call& call) {
    auto const all = size(call.tx);
    auto const from = std::clamp<std::int64_t>(call.query_number("from", 0), 0, all);
    auto const until = std::clamp<std::int64_t>(call.query_number("to", all), from, all);
    auto const to = std::min(until, from + verified_at_once_max);
    auto const verified = verify_own(call.tx, from, to);
    auto first = Value();
    if (verified.first) {
        auto const says = flaw_says(verified.first->what);
        first = Value::object({{"position", verified.first->position},
                               {"what", verified.first->what},
                               {"says", Value::object({{"zh", says.zh}, {"en", says.en}})}});
    }
    return Value::object({
        {"from", from},
        {"to", to},
        {"size", all},
        {"root", root(call.tx)},
        {"sound", !verified.first.has_value()},
        {"first", std::move(first)},
    });
}

// The private part of an entry, to who made it: salt and text, whose digest stands in the public entry.
Result<Value> run_opened(api::Call& call) {
    auto const position = TRY(call.number("position"));
    auto const rows = store::range(call.tx, position, position + 1);
    // A stranger learns nothing, not even whether there is such an entry.
    if (rows.empty() || rows.front().person == 0 || rows.front().person != call.context.caller.person) {
        return api::not_found({"没有您办理的这条记录", "there is no such entry of yours"});
    }
    auto const& row = rows.front();
    return Value::object({{"position", position}, {"salt", row.salt}, {"text", row.private_text}});
}

}  // namespace

namespace {

Hash hash_of(Value const& hex) {
    return crypto::from_hex(hex.text_or({})).value_or(Hash());
}

}  // namespace

std::optional<Opened> opened_of_platform(db::Tx& tx, std::int64_t position) {
    auto const rows = store::range(tx, position, position + 1);
    if (rows.empty() || rows.front().person != 0 || rows.front().leaf.organisation != 0) {
        return std::nullopt;
    }
    return Opened{.salt = rows.front().salt, .text = rows.front().private_text};
}

std::optional<OpenedAct> opened_first_act(db::Tx& tx, std::int64_t project, std::int64_t object) {
    auto const position = store::first_about(tx, project, object);
    auto const rows = position ? store::range(tx, *position, *position + 1) : std::vector<store::Row>();
    if (rows.empty()) {
        return std::nullopt;
    }
    auto const& row = rows.front();
    return OpenedAct{.position = row.leaf.position,
                     .operation = row.leaf.operation,
                     .opened = {.salt = row.salt, .text = row.private_text}};
}

Value trail(db::Tx& tx, std::int64_t project) {
    auto const all = size(tx);
    Names names(tx);
    auto entries = Value::list();
    std::int64_t after = -1;
    for (bool more = true; more;) {
        auto const rows = store::list(tx, project, 0, after, page_max);
        more = std::ssize(rows) == page_max;
        for (auto const& row : rows) {
            after = row.leaf.position;
            auto proof = Value::list();
            for (auto const& hash : inclusion_proof(tx, row.leaf.position, all)) {
                proof.push(crypto::to_hex(hash));
            }
            entries.push(shown(row, names).set("proof", std::move(proof)));
        }
    }
    return Value::object({{"size", all}, {"root", root(tx)}, {"entries", std::move(entries)}});
}

bool proves(Value const& trail, Value const& entry) {
    std::vector<Hash> proof;
    for (auto const& hash : entry["proof"].items()) {
        proof.push_back(hash_of(hash));
    }
    return verify_inclusion(hash_of(entry["leaf_hash"]), entry["position"].integer(), trail["size"].integer(), proof,
                            hash_of(trail["root"]));
}

std::vector<api::Operation> operations() {
    std::vector<api::Operation> made;
    made.push_back({.id = "journal.list",
                    .method = http::Method::get,
                    .path = "/api/journal",
                    .title = {"查看操作记录", "Read the journal"},
                    .access = api::Access::posts,
                    .posts = {"audit.auditor", "audit.supervisor", "buyer.supervisor"},
                    .clauses = {clause::CD_17_5},
                    .query = &list_query,
                    .run = run_list});
    made.push_back({.id = "journal.verify_own",
                    .method = http::Method::get,
                    .path = "/api/journal/verify",
                    .title = {"核验操作记录", "Verify the journal"},
                    .access = api::Access::posts,
                    .posts = {"audit.auditor", "audit.supervisor", "buyer.supervisor", "platform.admin"},
                    .clauses = {clause::CD_17_5},
                    .query = &verify_query,
                    .run = run_verify_own});
    made.push_back({.id = "journal.opened",
                    .method = http::Method::get,
                    .path = "/api/journal/{position}/opened",
                    .title = {"取回本人办理记录的内容", "The private part of an entry of one's own"},
                    .access = api::Access::signed_in,
                    .clauses = {clause::CD_17_5},
                    .run = run_opened});
    return made;
}

}  // namespace qiyue::journal
