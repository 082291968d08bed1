#include "sim/walker.hpp"

#include "base/failure.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace qiyue::sim {

namespace {

std::string kind_of(api::Operation const& operation) {
    return operation.id.substr(0, operation.id.find('.'));
}

// Texts and numbers that nobody expected.
std::vector<Value> const& oddities() {
    static std::vector<Value> const all{
        Value(),
        true,
        0,
        -1,
        INT64_MAX,
        INT64_MIN,
        "",
        " ",
        "%",
        "'; DROP TABLE workflow_object; --",
        "2026-02-30",
        "9999-12-31",
        "-0.01",
        "92,233,720,368,547,758.07",
        "99,999,999,999,999,999,999.99",
        std::string(5000, 'x'),
        "\xE5\x90\x88\xE5\x90\x8C",
        Value::list(),
        Value::object(),
        Value::list().push(Value::object()),
    };
    return all;
}

}  // namespace

std::string walk_in_pairs(int walks, std::function<std::string(int number)> const& walk) {
    std::atomic<int> next{0};
    std::mutex guard;
    std::string problem;
    auto const walk_on = [&] {
        for (auto number = next++; number < walks; number = next++) {
            auto wrong = walk(number);
            if (!wrong.empty()) {
                std::scoped_lock const held(guard);
                problem = std::move(wrong);
                next = walks;
                return;
            }
        }
    };
    {
        std::jthread const other(walk_on);
        walk_on();
    }
    return problem;
}

std::vector<Recorded> record(std::string const& story) {
    std::vector<Recorded> recorded;
    support::House house(story, [&](app::Asked const& asked) {
        if (asked.operation->writes()) {
            recorded.push_back({.operation = asked.operation->id, .input = asked.body, .caller = asked.caller});
        }
    });
    return recorded;
}

void Walker::keep_to(std::set<std::string> kinds) {
    for (auto const& operation : house_.world().operations()) {
        if (operation.writes() && operation.run && kinds.contains(kind_of(operation))) {
            kept_.push_back(&operation);
        }
    }
}

app::Asked Walker::next() {
    if (one_in(12)) {
        pass_time();
    }
    app::Asked asked;
    if (one_in(4)) {
        follow(recorded_[below(recorded_.size())], asked);
    } else {
        asked.operation = &pick_operation();
        asked.caller = pick_caller(*asked.operation);
        fill_path(asked);
        if (asked.operation->writes()) {
            asked.body = pick_body(*asked.operation);
        } else {
            fill_query(asked);
        }
    }
    if (one_in(20)) {
        asked.revision = static_cast<std::int64_t>(below(5));
    }
    if (one_in(10)) {
        asked.idempotency_key = "key-" + std::to_string(below(40));
    }
    return asked;
}

// As the story did it, by the same person; at another time and mostly in another state.
void Walker::follow(Recorded const& step, app::Asked& asked) {
    asked.operation = house_.world().operation(step.operation);
    ENSURE(asked.operation != nullptr);
    asked.caller = step.caller;
    asked.body = one_in(4) ? spoil(step.input) : step.input;
    fill_path(asked);
}

// A third reads, a third follows the story, the rest is anything.
api::Operation const& Walker::pick_operation() {
    if (!kept_.empty()) {
        return *kept_[below(kept_.size())];
    }
    auto const& all = house_.world().operations();
    auto const way = below(3);
    if (way == 0) {
        auto const* found = house_.world().operation(recorded_[below(recorded_.size())].operation);
        return found == nullptr ? all[below(all.size())] : *found;
    }
    for (;;) {
        auto const& operation = all[below(all.size())];
        if (way == 2 || !operation.writes()) {
            return operation;
        }
    }
}

Caller Walker::pick_caller(api::Operation const& operation) {
    std::vector<Caller> fitting;
    for (auto const& member : house_.cast()) {
        auto const& posts = member.caller.posts;
        if (std::ranges::any_of(posts, [&](auto const& post) {
                return std::ranges::find(operation.posts, post) != operation.posts.end();
            })) {
            fitting.push_back(member.caller);
        }
    }
    if (one_in(12)) {
        return {};
    }
    if (fitting.empty() || one_in(5)) {
        return house_.cast()[below(house_.cast().size())].caller;
    }
    return fitting[below(fitting.size())];
}

Value Walker::pick_body(api::Operation const& operation) {
    std::vector<Value const*> lawful;
    for (auto const& one : recorded_) {
        if (one.operation == operation.id) {
            lawful.push_back(&one.input);
        }
    }
    if (lawful.empty() || one_in(8)) {
        return one_in(2) ? Value::object() : oddities()[below(oddities().size())];
    }
    auto const& body = *lawful[below(lawful.size())];
    return one_in(3) ? spoil(body) : body;
}

// One member is dropped, doubled or replaced, here or further in.
Value Walker::spoil(Value value, int depth) {
    if (value.is_object() && value.size() > 0 && depth < 4) {
        auto const member = value.members()[below(value.size())];
        switch (below(4)) {
        case 0: value.erase(member.key); return value;
        case 1: return value.set("unknown_member", member.value);
        default: return value.set(member.key, spoil(member.value, depth + 1));
        }
    }
    if (value.is_list() && value.size() > 0 && depth < 4) {
        auto items = value.items();
        auto const at = below(items.size());
        if (one_in(4)) {
            items.push_back(items[at]);
        } else {
            items[at] = spoil(items[at], depth + 1);
        }
        return Value(items);
    }
    if (value.is_integer() && one_in(2)) {
        return value.integer() + (one_in(2) ? 1 : -1);
    }
    return oddities()[below(oddities().size())];
}

std::int64_t Walker::pick_object(std::string const& kind) {
    auto const objects = house_.objects(one_in(10) ? std::string() : kind);
    return objects.empty() || one_in(30) ? static_cast<std::int64_t>(below(3)) : objects[below(objects.size())].id;
}

void Walker::fill_path(app::Asked& asked) {
    auto const& path = asked.operation->path;
    for (auto open = path.find('{'); open != std::string::npos; open = path.find('{', open + 1)) {
        auto const name = path.substr(open + 1, path.find('}', open) - open - 1);
        auto const& kinds = house_.world().engine().procedures();
        if (name == "of") {
            asked.path[name] = one_in(3) ? "organisation:buyer" : kinds[below(kinds.size())].kind;
        } else {
            auto const kind = path.starts_with("/api/projects/") ? std::string("project") : kind_of(*asked.operation);
            asked.path[name] = one_in(40) ? "%" : std::to_string(pick_object(kind));
        }
    }
}

void Walker::fill_query(app::Asked& asked) {
    for (auto const* name : {"q", "state", "project", "parent", "cursor", "after", "limit", "from", "to", "kind"}) {
        if (one_in(12)) {
            static std::vector<std::string> const odd{"%",    "_",         "'", "0", "-1", "1", "99999999999999999999",
                                                      "养老", "published", ""};
            asked.query[name] = odd[below(odd.size())];
        }
    }
}

void Walker::pass_time() {
    static std::int64_t constexpr day = 86'400;
    static std::vector<std::int64_t> const spans{1, 60, 3600, day, 3 * day, 20 * day};
    auto const furthest = one_in(8) ? spans.size() : 4;
    house_.clock().set(house_.clock().now().plus_seconds(spans[below(furthest)]));
}

}  // namespace qiyue::sim
