#include "modules/sealing/holders.hpp"

#include "modules/identity/api.hpp"
#include "modules/sealing/store.hpp"

#include <algorithm>
#include <span>

namespace qiyue::sealing {

namespace {

// Where a person holds that post for this purchase: in the buyer itself, in the finance department of its own level, or,
// for the bodies that carry purchases out and for the platform, wherever he holds it. 0: nowhere.
std::int64_t house_of(db::Tx& tx, workflow::Object const& object, std::int64_t person, std::string const& post) {
    for (auto const house : identity::organisations_of(tx, person)) {
        auto const caller = identity::caller_of(tx, person, house);
        if (!caller || !caller->holds(post)) {
            continue;
        }
        auto const buyers = caller->organisation_kind == "buyer";
        auto const finance = caller->organisation_kind == "finance";
        if ((!buyers || house == object.owner) && (!finance || caller->region == object.region)) {
            return house;
        }
    }
    return 0;
}

constexpr std::string_view national = "national", international = "international";

// As the document says, else as the rules of this installation do (LP-324 按等保要求使用商用密码: whoever must, sets 2).
std::int64_t suite_of(workflow::StepRun& run, Form const& document) {
    auto const& chosen = document.text("key_suite");
    if (!chosen.empty()) {
        return (chosen == national ? crypto::sealing_national() : crypto::sealing_international()).number();
    }
    auto const* number = run.engine.book().number("sealing_suite", run.object.rules, run.today());
    auto const* suite = number == nullptr ? nullptr : crypto::sealing_numbered(number->value);
    return (suite == nullptr ? crypto::sealing_international() : *suite).number();
}

std::string_view suite_code(std::int64_t suite) {
    return suite == crypto::sealing_national().number() ? national : international;
}

Finding fault(std::string code, std::string field, Text says, Text remedy) {
    return {.code = std::move(code),
            .field = std::move(field),
            .cites = {},
            .says = std::move(says),
            .remedy = std::move(remedy),
            .why = {}};
}

// A person stands in the list once, and so does a post of one house: each share is another's.
void judge_twice(OpeningKey const& key, std::vector<Finding>& findings) {
    for (std::size_t at = 0; at < key.holders.size(); ++at) {
        auto const& holder = key.holders[at];
        auto const earlier = std::span(key.holders).first(at);
        auto const place = "key_holders." + std::to_string(at);
        if (std::ranges::find(earlier, holder.person, &Holder::person) != earlier.end()) {
            findings.push_back(fault("sealing.holder_twice", place + ".person",
                                     {"一人只持一份", "one person holds one share"},
                                     {"请另选一人", "name another person"}));
        } else if (holder.organisation != 0 && std::ranges::any_of(earlier, [&](Holder const& other) {
                       return other.organisation == holder.organisation && other.post == holder.post;
                   })) {
            findings.push_back(fault("sealing.post_twice", place + ".post",
                                     {"同一单位的同一岗位只持一份", "one post of an organisation holds one share"},
                                     {"请选不同岗位的人", "name somebody in another post"}));
        }
    }
}

// The threshold is more than half, so that no two groups could open apart from each other; and no organisation alone has
// so many shares as open, or its people could read the bids among themselves.
void judge_threshold(db::Tx& tx, OpeningKey const& key, std::vector<Finding>& findings) {
    auto const count = std::ssize(key.holders);
    if (key.threshold > count || key.threshold * 2 <= count) {
        auto const least = std::to_string(count / 2 + 1);
        auto const most = std::to_string(count);
        findings.push_back(fault("sealing.threshold", "key_threshold",
                                 {"开启所需份数须多于持有人数的一半，且不多于持有人数",
                                  "more than half of the shares open, and not more than there are"},
                                 {"可填 " + least + " 至 " + most, "from " + least + " to " + most}));
        return;
    }
    for (auto const& holder : key.holders) {
        auto const same = std::ranges::count(key.holders, holder.organisation, &Holder::organisation);
        if (holder.organisation != 0 && same >= key.threshold) {
            auto const house = identity::organisation(tx, holder.organisation);
            auto const name = house ? house->name : std::string();
            findings.push_back(
                fault("sealing.holders_one_organisation", "key_holders",
                      {name + "一家所持份额已够开启", name + " alone would hold as many shares as open"},
                      {"请将份额分给不同单位的岗位，使任何一家所持少于 " + std::to_string(key.threshold) + " 份",
                       "spread the shares over organisations, so that none has " + std::to_string(key.threshold)}));
            return;
        }
    }
}

std::string person_name(db::Tx& tx, std::int64_t person) {
    auto const found = identity::person(tx, person);
    return found ? found->name : std::string();
}

Finding left_his_post(db::Tx& tx, Holder const& holder) {
    auto const name = name_of(tx, holder);
    return fault("sealing.holder_left", "key_holders",
                 {name.zh + "的持有人已不在该岗位", "the holder of " + name.en + " has left the post"},
                 {"请重新确定持有人", "name the holders again"});
}

}  // namespace

std::int64_t OpeningKey::given() const {
    return std::ranges::count_if(holders, [](Holder const& one) { return one.given_at.has_value(); });
}

Holder const* OpeningKey::of(std::int64_t person) const {
    auto const found = std::ranges::find(holders, person, &Holder::person);
    return found == holders.end() ? nullptr : &*found;
}

std::vector<Option> const& holder_posts() {
    static std::vector<Option> const all{
        {"buyer.opener", {"购买主体开标岗", "opener of the buyer"}},
        {"buyer.supervisor", {"购买主体内部监督岗", "internal supervisor of the buyer"}},
        {"buyer.head", {"购买主体负责人", "head of the buyer"}},
        {"finance.procurement", {"同级财政部门采购监管岗", "procurement supervision of finance, same level"}},
        {"finance.head", {"同级财政部门负责人", "head of finance, same level"}},
        {"central.agent", {"集中采购机构经办岗", "agent of the central procurement body"}},
        {"agency.agent", {"采购代理机构经办岗", "agent of a procurement agency"}},
        {"platform.admin", {"平台系统管理岗", "administrator of the platform"}}};
    return all;
}

std::vector<workflow::Actor> holder_actors() {
    std::vector<workflow::Actor> all;
    for (auto const& post : holder_posts()) {
        all.push_back({post.value, workflow::Relation::participant});
    }
    return all;
}

std::optional<OpeningKey> opening_key(db::Tx& tx, Occasion occasion) {
    return store::opening_key(tx, occasion);
}

OpeningKey stored_key(db::Tx& tx, Occasion occasion) {
    auto key = store::opening_key(tx, occasion);
    ENSURE(key.has_value());
    return *key;
}

Refusal not_a_holder() {
    return api::conflict("sealing.not_a_holder", {"您不是所列的份额持有人", "you are not named a holder here"},
                         {"持有人以公布的为准", "the holders are those that were published"});
}

std::optional<std::string> bytes_of(std::string const& base64, std::size_t size) {
    auto bytes = crypto::from_base64(base64);
    return bytes && bytes->size() == size ? bytes : std::nullopt;
}

Text name_of(db::Tx& tx, Holder const& holder) {
    auto const house = identity::organisation(tx, holder.organisation);
    auto const* post = identity::find_post(holder.post);
    ENSURE(house.has_value() && post != nullptr);
    return {house->name + " " + post->label.zh, house->name + ", " + post->label.en};
}

bool is_public_key(OpeningKey const& key, std::string const& base64) {
    auto const bytes = crypto::from_base64(base64);
    return bytes && crypto::sealing_of(*bytes) == crypto::sealing_numbered(key.suite);
}

std::string key_name(OpeningKey const& key) {
    return std::string(crypto::sealing_numbered(key.suite)->key_name());
}

Result<OpeningKey> judge_holders(workflow::StepRun& run, Form const& document) {
    OpeningKey key{.threshold = document.integer("key_threshold"),
                   .suite = suite_of(run, document),
                   .public_key = {},
                   .opened_at = {},
                   .holders = {}};
    std::vector<Finding> findings;
    for (auto const& row : document.list("key_holders")) {
        Holder holder;
        holder.person = row.integer("person");
        holder.post = row.text("post");
        holder.organisation = house_of(run.tx, run.object, holder.person, holder.post);
        if (holder.organisation == 0) {
            findings.push_back(
                fault("sealing.holder_not_in_post", "key_holders." + std::to_string(key.holders.size()) + ".person",
                      {"此人不在“" + row.chosen("post").zh + "”任职", "that person is no " + row.chosen("post").en},
                      {"请选在该岗位任职的人", "name a person who holds that post"}));
        }
        key.holders.push_back(std::move(holder));
    }
    judge_twice(key, findings);
    judge_threshold(run.tx, key, findings);
    if (!findings.empty()) {
        return Refusal(Reason::invalid, std::move(findings));
    }
    return key;
}

std::optional<OpeningKey> holders_for(db::Tx& tx, Occasion occasion) {
    for (; occasion.round > 0; --occasion.round) {
        if (auto key = store::opening_key(tx, occasion); key) {
            return key;
        }
    }
    return std::nullopt;
}

void name_holders(workflow::StepRun& run, Occasion occasion, OpeningKey named) {
    auto const before = holders_for(run.tx, occasion);
    auto const same = [](Holder const& one, Holder const& other) {
        return one.person == other.person && one.organisation == other.organisation && one.post == other.post;
    };
    auto const same_suite = before && before->suite == named.suite;
    if (same_suite && before->threshold == named.threshold &&
        std::ranges::equal(before->holders, named.holders, same)) {
        return;
    }
    for (auto& holder : named.holders) {
        auto const* old = same_suite ? before->of(holder.person) : nullptr;
        if (old != nullptr && same(*old, holder)) {
            holder.share_key = old->share_key;
        }
        run.new_participants.push_back(
            {.person = holder.person, .organisation = holder.organisation, .role = "key_holder"});
    }
    store::keep_opening_key(run.tx, occasion, named);
}

Result<void> take_over_holders(workflow::StepRun& run, Occasion from, Occasion occasion) {
    auto key = holders_for(run.tx, from);
    ENSURE(key.has_value());
    std::vector<Finding> findings;
    for (auto& holder : key->holders) {
        auto const caller = identity::caller_of(run.tx, holder.person, holder.organisation);
        if (!caller || !caller->holds(holder.post)) {
            findings.push_back(left_his_post(run.tx, holder));
        }
        holder.wrapped.clear();
        holder.digest.clear();
        holder.given_at.reset();
        holder.share.clear();
        run.new_participants.push_back(
            {.person = holder.person, .organisation = holder.organisation, .role = "key_holder"});
    }
    if (!findings.empty()) {
        return Refusal(Reason::conflict, std::move(findings));
    }
    key->public_key.clear();
    key->opened_at.reset();
    store::keep_opening_key(run.tx, occasion, *key);
    return {};
}

void keep_key_of_part(db::Tx& tx, Occasion part, OpeningKey const& of_whole) {
    store::keep_opening_key(tx, part,
                            {.threshold = of_whole.threshold,
                             .suite = of_whole.suite,
                             .public_key = of_whole.public_key,
                             .opened_at = {},
                             .holders = {}});
}

Result<void> judge_in_post(workflow::StepRun& run, OpeningKey const& key) {
    std::vector<Finding> findings;
    for (auto const& holder : key.holders) {
        if (house_of(run.tx, run.object, holder.person, holder.post) != holder.organisation) {
            findings.push_back(left_his_post(run.tx, holder));
        }
    }
    if (!findings.empty()) {
        return Refusal(Reason::conflict, std::move(findings));
    }
    return {};
}

Result<void> judge_key_ready(workflow::StepRun& run, OpeningKey const& key) {
    std::vector<Finding> findings;
    for (auto const& holder : key.holders) {
        if (holder.share_key.empty()) {
            auto const name = name_of(run.tx, holder);
            findings.push_back(
                fault("sealing.no_share_key", "key_holders",
                      {name.zh + "尚未交存份额公钥", "no share key was given by " + name.en},
                      {"请其在自己的浏览器中生成并交存", "it is made in the holder's own browser and given there"}));
        }
    }
    if (findings.empty() && key.public_key.empty()) {
        findings.push_back(fault(
            "sealing.key_not_split", "opening_key",
            {"开启密钥尚未生成并分存", "the opening key has not been made and split yet"},
            {"请开启人在自己的浏览器中办理“生成并分存密钥”", "the opener makes and splits it in his own browser"}));
    }
    if (!findings.empty()) {
        return Refusal(Reason::conflict, std::move(findings));
    }
    return {};
}

void show_key(db::Tx& tx, OpeningKey const& key, Context const& context, Shown shown, Value& body) {
    Value holders = Value::list(), people = Value::list();
    for (auto const& holder : key.holders) {
        auto const house = identity::organisation(tx, holder.organisation);
        auto one = Value::object().set("post", holder.post).set("organisation_name", house ? house->name : "");
        if (!holder.digest.empty()) {
            one.set("share_digest", holder.digest);
        }
        if (holder.given_at) {
            one.set("given_at", holder.given_at->iso());
        }
        auto const name = person_name(tx, holder.person);
        if (shown == Shown::while_drafted) {
            one.set("person", holder.person).set("person_name", name);
        }
        holders.push(one);
        people.push(
            Value::object().set("person", holder.person).set("person_name", name).set("share_key", holder.share_key));
    }
    if (shown != Shown::publicly) {
        body.set("key_people", people);
    }
    body.set("key_holders", holders).set("key_threshold", key.threshold).set("key_suite", suite_code(key.suite));
    body.set("shares_given", key.given());
    if (!key.public_key.empty()) {
        body.set("opening_key", key.public_key);
    }
    if (key.opened_at) {
        body.set("opened_at", key.opened_at->iso());
    }
    auto const* mine = context.caller.signed_in() ? key.of(context.caller.person) : nullptr;
    if (mine != nullptr && !mine->wrapped.empty()) {
        body.set("my_share", Value::object().set("wrapped", mine->wrapped).set("digest", mine->digest));
    }
}

}  // namespace qiyue::sealing
