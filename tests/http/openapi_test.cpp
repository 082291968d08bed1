#include "http/served.hpp"
#include "support/schema.hpp"

#include "modules/ledger/api.hpp"
#include "platform/json/json.hpp"

#include <algorithm>
#include <set>

// What /api/openapi.json says is what comes: each operation is asked, by those who may and by a stranger, and status,
// media type and body are held against its description.
namespace qiyue::app::web {

namespace {

// Read by a number or word that this world has none of; what they answer to who has none is described all the same.
std::set<std::string> const never_done{
    "comment.lookup",                                     // the receipt of a comment is told once, to who sent it
    "petition.lookup",     "selection_objection.lookup",  // as are those of a petition and an objection
    "public.remark",                                      // so is that of a remark
    "consultation.export",                                // only while the provincial site could not be reached
    "invitation.record",                                  // only of suppliers that were drawn, and this world drew none
};

constexpr std::size_t callers_max = 4;
constexpr std::size_t objects_max = 6;

class Description {
public:
    Description() : served_(support::last_stage()), document_(served_.nobody().get("/api/openapi.json").json()) {
        for (auto const& member : served_.house.cast()) {
            auto browser = served_.nobody();
            REQUIRE(browser.sign_in(member.login).status == 200);
            signed_in_.push_back({&member, std::move(browser)});
        }
        gather();
        served_.house.undo_writes();
    }

    Value const& document() const { return document_; }

    void ask_all() {
        for (auto const& [path, methods] : document_["paths"].members()) {
            for (auto const& [method, operation] : methods.members()) {
                ask(method, path, operation);
            }
        }
    }

    std::vector<std::string> failures;
    int askings = 0, operations = 0;

private:
    struct Somebody {
        support::House::Member const* member;
        Browser browser;
    };

    // What the segments of paths may be, by the name of the segment and what stands before it.
    void gather() {
        auto& house = served_.house;
        for (auto const& procedure : house.world().engine().procedures()) {
            auto& numbers = known_["/api/" + procedure.plural + "/{id}"];
            for (auto const& object : house.objects(procedure.kind)) {
                numbers.push_back(std::to_string(object.id));
            }
        }
        known_["/api/objects/{id}"] = known_["/api/projects/{id}"];
        for (auto const& kind : {"contracts", "needs", "tenders"}) {
            auto const& more = known_["/api/" + std::string(kind) + "/{id}"];
            known_["/api/objects/{id}"].insert(known_["/api/objects/{id}"].begin(), more.begin(), more.end());
        }
        known_["/api/public/projects/{id}"] = known_["/api/projects/{id}"];
        known_["/api/ledger/objects/{id}"] = known_["/api/contracts/{id}"];
        known_["/api/ledger/entries/{id}"] = house.world().database().read<std::vector<std::string>>([](db::Tx& tx) {
            auto const first = ledger::statement(tx, ledger::all_accounts(tx).front().id).front();
            return std::vector<std::string>{std::to_string(first.entry)};
        });
        for (auto const& somebody : signed_in_) {
            known_["{person}"].push_back(std::to_string(somebody.member->caller.person));
            known_["/api/organisations/{id}"].push_back(std::to_string(somebody.member->caller.organisation));
        }
        known_["/api/persons/{id}"] = known_["{person}"];
        known_["/api/providers/{id}"] = known_["/api/organisations/{id}"];
        for (auto const& notice : served_.nobody().get("/api/public/notices?limit=200").json()["items"].items()) {
            known_["/api/public/notices/{id}"].push_back(std::to_string(notice["id"].integer()));
        }
        for (std::int64_t i = 0; i < served_.journal_size(); ++i) {
            known_["{position}"].push_back(std::to_string(i));
        }
        auto const& rules = house.world().rules();
        known_["{article}"] = {rules.clauses().front().article};
        known_["/api/rules/{id}"] = {rules.clauses().front().statute};
        known_["/api/clauses/{id}"] = {rules.clauses().front().id};
        known_["{version}"] = {"1"};
        known_["{of}"] = {"project"};
        known_["{key}"] = {"contract_term_max"};
        known_["{receipt}"] = {"AAAA-AAAA"};
        auto const kept = signed_in_.front().browser.ask("PUT", "/api/files", "a file");
        known_["{digest}"] = {kept.json()["digest"].text_or("none")};
        auto const begun = signed_in_.front().browser.ask("POST", "/api/uploads", {}, {{"Upload-Length", "10"}});
        auto const where = begun.header("location");
        known_["/api/uploads/{id}"] = {where.substr(where.rfind('/') + 1)};
        known_["{name}"] = {"contract"};
    }

    std::vector<Somebody const*> callers_of(Value const& operation) const {
        std::vector<Somebody const*> callers;
        auto const& posts = operation["x-posts"];
        for (auto const& somebody : signed_in_) {
            auto const& held = somebody.member->caller.posts;
            auto const may =
                !posts.is_list() || posts.size() == 0 || std::ranges::any_of(posts.items(), [&](Value const& post) {
                    return std::ranges::find(held, post.text()) != held.end();
                });
            if (may) {
                callers.push_back(&somebody);
            }
        }
        return callers;
    }

    // The path with each of the numbers it may have.
    std::vector<std::string> filled(std::string const& path) {
        std::vector<std::string> all{path};
        for (bool more = true; more;) {
            more = false;
            std::vector<std::string> next;
            for (auto const& one : all) {
                auto const open = one.find('{');
                if (open == std::string::npos) {
                    next.push_back(one);
                    continue;
                }
                more = true;
                auto const close = one.find('}', open);
                auto const name = one.substr(open, close - open + 1);
                auto const before = path.substr(0, path.find(name) + name.size());
                auto const& values = known_.contains(before) ? known_[before] : known_[name];
                for (std::size_t i = 0; i < values.size(); ++i) {
                    next.push_back(one.substr(0, open) + values[i] + one.substr(close + 1));
                }
                if (values.empty()) {
                    next.push_back(one.substr(0, open) + "1" + one.substr(close + 1));
                }
            }
            all = std::move(next);
        }
        return all;
    }

    void ask(std::string const& method, std::string const& path, Value const& operation) {
        operations += 1;
        auto const id = operation["operationId"].text();
        auto const writes = method != "get";
        auto const body = writes && id != "files.keep" ? std::string("{}") : std::string();
        auto const addresses = filled(path);
        bool done = false;
        // Whoever ends his session can ask nothing more.
        auto const last = id.starts_with("session.") || id == "identity.choose_organisation";
        check(id, operation, send(served_.nobody(), method, addresses.front(), body));
        std::size_t asked = 0;
        for (auto const* somebody : callers_of(operation)) {
            for (std::size_t i = 0; i < addresses.size() && (!writes || i < objects_max); ++i) {
                if ((done || writes) && asked >= callers_max * 2) {
                    break;
                }
                auto const page = send(somebody->browser, method, addresses[i], body);
                check(id, operation, page);
                done = done || page.status == 200;
                asked += 1;
            }
            if (last && asked > 0) {
                break;
            }
        }
        // Of some kinds nobody has made an object in this world.
        auto const nothing_there = known_.contains(path) && known_[path].empty();
        if (!writes && !done && !nothing_there && !never_done.contains(id)) {
            fail(id, "nobody of this world is answered with 200");
        }
        auto const& any = signed_in_.front().browser;
        check(id, operation, send(any, method, addresses.front() + "?no_such_name=1", body));
        check(id, operation, send(any, method, addresses.front(), body, {{"If-Match", "\"99999\""}}));
        check(id, operation, send(any, "brew", addresses.front(), body));
        if (writes && id != "files.keep") {
            check(id, operation, send(any, method, addresses.front(), "{\"no_such_field\":1}"));
            check(id, operation, send(any, method, addresses.front(), "{"));
        }
    }

    support::Page send(Browser const& browser, std::string const& method, std::string const& path,
                       std::string const& body, std::map<std::string, std::string> const& more = {}) {
        askings += 1;
        auto verb = method;
        std::ranges::transform(verb, verb.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        return browser.ask(verb, path, body, more);
    }

    void check(std::string const& id, Value const& operation, support::Page const& page) {
        auto const& responses = operation["responses"];
        auto const status = std::to_string(page.status);
        if (page.status >= 500 || page.status == 0 || !responses.has(status)) {
            fail(id, status + " is not described; it came with " + page.body.substr(0, 300));
            return;
        }
        auto const& response = support::resolved(document_, responses[status]);
        auto const type = page.header("content-type");
        auto const media = type.substr(0, type.find(';'));
        auto const& content = response["content"];
        if (content.is_null()) {
            if (!page.body.empty()) {
                fail(id, status + " came with a body, and none is described");
            }
            return;
        }
        auto const any = content.has("*/*");
        if (!any && !content.has(media)) {
            fail(id, status + " came as " + media + ", which is not described");
            return;
        }
        auto const& schema = content[any ? "*/*" : media]["schema"];
        if (!schema.is_null()) {
            auto const wrong = support::against(document_, schema, page.json());
            if (!wrong.empty()) {
                fail(id, status + " is not as its schema says: " + wrong);
            }
        }
        if (page.status == 405 && page.header("allow").empty()) {
            fail(id, "405 without Allow");
        }
    }

    void fail(std::string const& id, std::string const& what) { failures.push_back(id + ": " + what); }

    Served served_;
    Value document_;
    std::vector<Somebody> signed_in_;
    std::map<std::string, std::vector<std::string>> known_;
};

bool has_parameter(Value const& operation, std::string const& name) {
    return std::ranges::any_of(operation["parameters"].items(),
                               [&](Value const& parameter) { return parameter["name"] == Value(name); });
}

Value parameter(Value const& operation, std::string const& name) {
    for (auto const& one : operation["parameters"].items()) {
        if (one["name"] == Value(name)) {
            return one;
        }
    }
    return {};
}

// For each field of the input, at every depth: the reader takes what the schema allows, and no more.
void check_limits(Fields const& fields, Value const& schema, std::string const& where, int& checked) {
    static Context const context{.caller = {}, .now = Instant::from_micros(0), .request = 0, .suspended = nullptr};
    for (auto const& field : fields) {
        auto const name = where + "." + field.name;
        CAPTURE(name);
        auto const& described = schema["properties"][field.name];
        REQUIRE(described.is_object());
        auto const taken = [&](Value const& value) {
            static std::vector<Fields> kept;
            kept.push_back({field});
            kept.back().front().depends_on.clear();  // its answer stands in another field, which is not here
            return Form::read(kept.back(), Value::object().set(field.name, value), context, Form::Completeness::draft)
                .ok();
        };
        if (field.kind == Kind::text || field.kind == Kind::prose || field.kind == Kind::secret) {
            auto const most = static_cast<std::size_t>(described["maxLength"].integer());
            CHECK(taken(std::string(most, 'x')));
            CHECK_FALSE(taken(std::string(most + 1, 'x')));
            checked += 1;
        }
        if (field.kind == Kind::list) {
            auto const most = described["maxItems"].integer();
            Value items = Value::list();
            for (std::int64_t i = 0; i < most; ++i) {
                items.push(Value::object());
            }
            CHECK(taken(items));
            CHECK_FALSE(taken(items.push(Value::object())));
            check_limits(field.fields, described["items"], name, checked);
            checked += 1;
        }
        if (field.kind == Kind::group) {
            check_limits(field.fields, described, name, checked);
        }
        if (field.kind == Kind::money || field.kind == Kind::integer) {
            for (auto const* bound : {"minimum", "maximum"}) {
                if (!described[bound].is_null()) {
                    auto const at = described[bound].integer();
                    CHECK(taken(at));
                    CHECK_FALSE(taken(bound == std::string("minimum") ? at - 1 : at + 1));
                    checked += 1;
                }
            }
        }
    }
}

}  // namespace

TEST_CASE("openapi: every operation answers as its description says") {
    Description description;
    description.ask_all();
    MESSAGE(description.operations << " operations, " << description.askings << " askings");
    CHECK(description.operations > 150);
    std::string text;
    for (std::size_t i = 0; i < description.failures.size() && i < 60; ++i) {
        text += "\n  " + description.failures[i];
    }
    CHECK_MESSAGE(description.failures.empty(), description.failures.size() << " wrong answers:" << text);
}

TEST_CASE("openapi: limits are those that the form reader applies") {
    auto const document = served().nobody().get("/api/openapi.json").json();
    int checked = 0;
    for (auto const& operation : served().house.world().operations()) {
        if (operation.input == nullptr || operation.input->empty()) {
            continue;
        }
        std::string method(http::name_of(operation.method));
        std::ranges::transform(method, method.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        auto const& body = document["paths"][operation.path][method]["requestBody"];
        check_limits(*operation.input, body.at_path("content")["application/json"]["schema"], operation.id, checked);
    }
    CHECK(checked > 300);
}

TEST_CASE("openapi: what is described is what there is, and conditions only where they are kept") {
    auto const document = served().nobody().get("/api/openapi.json").json();
    auto const& paths = document["paths"];
    for (auto const* path :
         {"/api/session", "/api/session/organisation", "/api/files", "/api/files/{digest}", "/api/openapi.json"}) {
        CAPTURE(path);
        CHECK(paths.has(path));
    }
    for (auto const& operation : served().house.world().operations()) {
        CAPTURE(operation.id);
        std::string method(http::name_of(operation.method));
        std::ranges::transform(method, method.begin(),
                               [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        auto const& described = paths[operation.path][method];
        REQUIRE(described["operationId"] == Value(operation.id));
        CHECK(has_parameter(described, "If-Match") == operation.compares_revision);
        CHECK(has_parameter(described, "Idempotency-Key") == (operation.writes() && operation.asked_once()));
        CHECK(described["responses"].has("412") == operation.compares_revision);
        for (auto const& field : operation.query == nullptr ? Fields{} : *operation.query) {
            CHECK(parameter(described, field.name)["in"] == Value("query"));
        }
    }
    for (auto const& row :
         std::vector<std::pair<std::string, std::string>>{{"/api/rules/{id}", "id"},
                                                          {"/api/rules/{id}/articles/{article}", "article"},
                                                          {"/api/clauses/{id}", "id"},
                                                          {"/api/references/{of}", "of"}}) {
        auto const& path = row.first;
        CAPTURE(path);
        CHECK(parameter(paths[path]["get"], row.second)["schema"]["type"] == Value("string"));
    }
    CHECK(parameter(paths["/api/projects/{id}"]["get"], "id")["schema"]["type"] == Value("integer"));
    for (auto const* path :
         {"/api/objects/{id}/papers/{name}", "/api/public/notices/{id}/paper", "/api/public/projects/{id}/paper"}) {
        CAPTURE(path);
        CHECK(paths[path]["get"]["responses"]["200"]["content"].has("application/pdf"));
    }
}

}  // namespace qiyue::app::web
