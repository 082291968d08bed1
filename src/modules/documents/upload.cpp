#include "base/utf8.hpp"

#include "modules/documents/store.hpp"

#include "platform/files/forget.hpp"
#include "platform/files/strays.hpp"

#include <algorithm>

// What was sent and not yet used: its name made harmless, its sender's day counted, and what nobody uses taken away.
namespace qiyue::documents {

namespace {

constexpr std::size_t name_bytes = 180;
// What was begun is finished within a day or not at all: until then it counts, and whoever gave up without saying so is not
// kept out for ever.
constexpr std::int64_t seconds_to_finish = 86'400;

// Without what turns the direction of reading: "…exe.pdf" may be the name of what ends with ".exe".
std::string as_it_reads(std::string_view name) {
    std::string kept;
    while (!name.empty()) {
        auto const character = name.substr(0, utf8_length(name));
        if (!turns_reading(character)) {
            kept += character;
        }
        name.remove_prefix(character.size());
    }
    return kept;
}

// The last part of a path, without control characters, not hidden, and short enough for every disk.
std::string harmless(std::string name) {
    if (!is_utf8(name)) {
        return {};
    }
    if (auto const slash = name.find_last_of("/\\"); slash != std::string::npos) {
        name.erase(0, slash + 1);
    }
    name = as_it_reads(name);
    std::erase_if(name, [](char c) { return (static_cast<unsigned char>(c) < 0x20U) || c == 0x7F || c == '"'; });
    name.erase(0, name.find_first_not_of(". "));
    if (name.size() > name_bytes) {
        auto const dot = name.rfind('.');
        auto const ending = dot != std::string::npos && name.size() - dot <= 12 ? name.substr(dot) : std::string();
        name.resize(name_bytes);
        while (!name.empty() && !is_utf8(name)) {
            name.pop_back();
        }
        name += ending;
    }
    return name;
}

}  // namespace

Result<void> within_quota(db::Tx& tx, Context const& context, std::int64_t size, Limits const& limits) {
    auto const since = Instant::at(context.today(), 0);
    auto const sent = store::bytes_since(tx, context.caller.person, since);
    auto const announced =
        store::bytes_announced(tx, context.caller.person, context.now.plus_seconds(-seconds_to_finish));
    if (sent + announced + size <= limits.bytes_a_day) {
        return {};
    }
    auto const megabytes = std::to_string(limits.bytes_a_day >> 20U);
    constexpr std::int64_t second = 1'000'000;
    constexpr std::int64_t day = 86'400;
    auto const seconds_left = day - (context.now.micros() - since.micros()) / second;
    return Refusal(Reason::throttled,
                   Finding{.code = "file.day_full",
                           .says = {"您今天上传的文件将超过 " + megabytes + " MB",
                                    "with this file you would send more than " + megabytes + " MB today"},
                           .remedy = {"请明天再传，或请管理员调高限额", "send it tomorrow, or ask for a higher limit"},
                           .why = Value::object().set("wait_seconds", seconds_left)});
}

Result<void> receive(db::Tx& tx, Context const& context, api::Ports& ports, Upload upload, Limits const& limits) {
    TRY(within_quota(tx, context, upload.size, limits));
    // Somebody may have swept it away between its arrival and this transaction.
    if (!ports.files.has(upload.digest)) {
        return api::conflict("file.lost", {"文件未能保存", "the file was not kept"},
                             {"请再传一次", "please send it again"});
    }
    upload.name = harmless(upload.name);
    if (upload.name.empty()) {
        upload.name = upload.digest.substr(0, 16);
    }
    store::keep(tx, context, upload);
    return {};
}

Result<Begun> begin(db::Tx& tx, Context const& context, api::Ports& ports, std::string name, std::int64_t size,
                    Limits const& limits) {
    TRY(within_quota(tx, context, size, limits));
    // Made harmless before it is kept: a header may hold anything, a database of text may not.
    Begun begun{.id = ports.ids.next(), .name = harmless(std::move(name)), .size = size, .digest = {}};
    store::insert(tx, context, begun);
    return begun;
}

std::optional<Begun> begun(db::Tx& tx, Context const& context, std::int64_t id) {
    return store::begun(tx, context, id);
}

Result<void> finish(db::Tx& tx, Context const& context, api::Ports& ports, Begun const& begun, Upload upload,
                    Limits const& limits) {
    // It counts once: no longer as announced, from now on as sent.
    store::set_digest(tx, begun.id, upload.digest);
    return receive(tx, context, ports, std::move(upload), limits);
}

void give_up(db::Tx& tx, std::int64_t id) {
    store::drop_begun(tx, id);
}

std::int64_t sweep(db::Tx& tx, Context const& context, api::Ports& ports, Limits const& limits) {
    auto const before = context.now.plus_seconds(-std::int64_t{86'400} * limits.unused_days);
    for (auto const id : store::begun_before(tx, context.now.plus_seconds(-seconds_to_finish))) {
        ports.files.drop(std::to_string(id));
        store::drop_begun(tx, id);
    }
    std::int64_t count = 0;
    for (auto const& digests : {store::unused(tx, before), store::gone(tx)}) {
        for (auto const& digest : digests) {
            store::forget(tx, digest);
            files::forget(ports.files, digest);
            count += 1;
        }
    }
    return count;
}

std::int64_t sweep_unknown(db::Tx& tx, Context const& context, api::Ports& ports, std::string const& folder) {
    constexpr std::string_view signs = "0123456789abcdef";
    // Younger ones may be on their way to their row.
    auto const before = context.now.plus_seconds(-seconds_to_finish);
    std::int64_t count = 0;
    for (auto const first : signs) {
        for (auto const second : signs) {
            auto const two = std::string{first, second};
            auto const there = files::kept_before(folder, two, before);
            auto const known = there.empty() ? there : store::known(tx, two);
            for (auto const& digest : there) {
                if (!std::ranges::binary_search(known, digest) && files::forget(ports.files, digest)) {
                    count += 1;
                }
            }
        }
    }
    return count;
}

}  // namespace qiyue::documents
