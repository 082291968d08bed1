#include "support/house.hpp"

#include "app/commands/worlds.hpp"
#include "app/scenario/runner.hpp"
#include "modules/identity/api.hpp"
#include "modules/workflow/store.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

namespace qiyue::support {

namespace {

constexpr std::uint64_t seed = 7;

app::commands::Shared const& shared() {
    static auto const loaded = app::commands::load_shared();
    return loaded;
}

}  // namespace

std::string last_stage() {
    auto const stories = app::home() + "/tests/scenarios";
    return app::scenario::find_stories(stories, stories + "/chengdu/stages").back();
}

House::House(std::string const& story, app::scenario::Watch const& watched,
             std::shared_ptr<law::Rulebook const> rules) {
    crypto::start();
    app::scenario::Library library(app::home() + "/tests/scenarios");
    auto const setting = app::scenario::setting_of(
        library, story.empty() ? "chengdu/stages/05_catalogue" : story.substr(0, story.find('@')));
    auto clock = std::make_unique<ManualClock>(setting.before);
    clock_ = clock.get();
    auto database = std::make_unique<UndoingDatabase>(db::open({.url = "sqlite::memory:", .readers = 2}));
    database_ = database.get();
    world_ = std::make_unique<app::World>(app::World::Parts{.rules = rules ? std::move(rules) : shared().rules,
                                                            .calendar = shared().calendar,
                                                            .clock = std::move(clock),
                                                            .random = std::make_unique<crypto::SeededRandom>(seed),
                                                            .files = files::open_memory(),
                                                            .database = std::move(database),
                                                            .password_cost = crypto::PasswordCost::cheap,
                                                            .place = setting.place,
                                                            .suspended = {}});
    if (story.empty()) {
        return;
    }
    app::scenario::perform(
        library, {story}, *world_, *clock_, [](std::string const&, std::int64_t) {}, watched);
    cast_ = world_->database().read<std::vector<Member>>([](db::Tx& tx) {
        std::vector<Member> cast;
        for (auto const& organisation : identity::organisations(tx)) {
            for (auto const& person : identity::holders(tx, organisation.id)) {
                cast.push_back({.login = person.login, .caller = *identity::caller_of(tx, person.id, organisation.id)});
            }
        }
        return cast;
    });
}

Caller const& House::caller(std::string const& login) const {
    auto const found = std::ranges::find(cast_, login, &Member::login);
    ENSURE(found != cast_.end());
    return found->caller;
}

std::vector<workflow::Object> House::objects(std::string const& kind) {
    return world_->database().read<std::vector<workflow::Object>>(
        [&](db::Tx& tx) { return workflow::store::list(tx, {.kind = kind, .state = {}, .text = {}, .limit = 5000}); });
}

}  // namespace qiyue::support
