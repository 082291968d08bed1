#include "app/scenario/values.hpp"

#include "modules/sealing/envelope.hpp"
#include "modules/treasury/sheet.hpp"
#include "platform/crypto/shares.hpp"
#include "platform/crypto/sealing.hpp"
#include "platform/json/json.hpp"

#include "base/failure.hpp"

#include <charconv>

namespace qiyue::app::scenario {

namespace {

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    auto const* begin = text.starts_with('+') ? text.data() + 1 : text.data();
    auto const [end, error] = std::from_chars(begin, text.data() + text.size(), number);
    if (error != std::errc{} || end == begin) {
        throw Fault("expected a number in \"" + std::string(text) + "\"");
    }
    return number;
}

Value resolve_name(std::string_view name, Memory const& memory) {
    constexpr std::string_view person = "person:";
    constexpr std::string_view organisation = "organisation:";
    auto const id_in = [&](std::map<std::string, std::int64_t> const& cast, std::string_view key) -> Value {
        auto const found = cast.find(std::string(key));
        if (found == cast.end()) {
            throw Fault("nobody in the cast is called " + std::string(key));
        }
        return found->second;
    };
    if (name.starts_with(person)) {
        return id_in(memory.people, name.substr(person.size()));
    }
    if (name.starts_with(organisation)) {
        return id_in(memory.organisations, name.substr(organisation.size()));
    }
    auto const dot = name.find('.');
    auto const found = memory.saved.find(std::string(name.substr(0, dot)));
    if (found == memory.saved.end()) {
        throw Fault("nothing was saved as " + std::string(name.substr(0, dot)));
    }
    auto value = look(found->second, dot == std::string_view::npos ? "id" : name.substr(dot + 1));
    if (value.is_null()) {
        throw Fault("the saved answer has no " + std::string(name));
    }
    return value;
}

// A name that ends in "(sm)" is of the national suite.
crypto::BoxKey const& key_named(std::string const& name, Memory& memory, World& world) {
    auto found = memory.keys.find(name);
    if (found == memory.keys.end()) {
        auto const& suite = name.ends_with("(sm)") ? crypto::sealing_national() : crypto::sealing_international();
        found = memory.keys.emplace(name, suite.make_key(world.ports().random)).first;
    }
    return found->second;
}

crypto::SigningKey const& signing_key_named(std::string const& name, Memory& memory, World& world) {
    auto found = memory.signing.find(name);
    if (found == memory.signing.end()) {
        found = memory.signing.emplace(name, crypto::make_signing_key(world.ports().random)).first;
    }
    return found->second;
}

// The lines, each with its line feed, signed by the key that is named.
Value make_signature(Value const& order, Memory& memory, World& world) {
    auto const wanted = resolve(order, memory, world);
    std::string message;
    for (auto const& line : wanted["lines"].items()) {
        message += line.text() + "\n";
    }
    return crypto::to_base64(crypto::sign(signing_key_named(wanted["key"].text(), memory, world), message));
}

// One wrapped share for each holder, as the opener's browser makes them of the key that was named.
Value make_shares(Value const& order, Memory& memory, World& world) {
    auto const wanted = resolve(order, memory, world);
    auto const& holders = wanted["holders"].items();
    auto const shares =
        crypto::split_secret(key_named(wanted["key"].text(), memory, world).secret, static_cast<int>(holders.size()),
                             static_cast<int>(wanted["threshold"].integer()), world.ports().random);
    Value list = Value::list();
    for (std::size_t at = 0; at < holders.size(); ++at) {
        auto const name = holders[at]["key"].text();
        auto const& key = key_named(name, memory, world).public_key;
        auto const wrapped = crypto::sealing_of(key)->wrap(key, shares[at], world.ports().random);
        memory.wrapped[name] = wrapped;
        list.push(Value::object()
                      .set("person", holders[at]["person"])
                      .set("wrapped", crypto::to_base64(wrapped))
                      .set("digest", crypto::sha256_hex(shares[at])));
    }
    return list;
}

// The share of the holder whose key was named, unwrapped by him.
Value unwrap_share(std::string const& name, Memory& memory, World& world) {
    auto const found = memory.wrapped.find(name);
    auto const& key = key_named(name, memory, world);
    auto const share =
        found == memory.wrapped.end() ? std::nullopt : crypto::sealing_of(key.public_key)->unwrap(key, found->second);
    if (!share) {
        throw Fault("no share was wrapped for " + name);
    }
    return crypto::to_base64(*share);
}

Value make_envelope(Value const& order, Memory& memory, World& world) {
    auto const wanted = resolve(order, memory, world);
    auto const key = crypto::from_base64(wanted["key"].text());
    if (!key) {
        throw Fault("$seal needs a key in base64");
    }
    auto const* to = wanted.has("framework") ? "framework" : wanted.has("order") ? "order" : "tender";
    sealing::Bound const bound{.object = wanted[to].integer_or(0), .provider = wanted["provider"].integer_or(0)};
    if (bound.object == 0 || bound.provider == 0) {
        throw Fault("$seal names the tender, framework or order, and the provider, that the envelope is bound to");
    }
    return sealing::seal_envelope(*key, bound, json::write(wanted["content"]), world.ports().random);
}

// A file as its sender sends it: kept, and on the register as his.
Value send_file(std::string const& content, std::string const& name, Memory const& memory, World& world) {
    documents::Upload const upload{.digest = world.files().put(content),
                                   .name = name,
                                   .type = std::string(files::sniff(content)),
                                   .size = static_cast<std::int64_t>(content.size())};
    if (memory.sender.signed_in()) {
        auto const context = world.context(memory.sender);
        auto const sent = world.database().write<bool>([&](db::Tx& tx) -> Result<bool> {
            TRY(documents::receive(tx, context, world.ports(), upload, world.file_limits()));
            return true;
        });
        if (!sent.ok()) {
            throw Fault("the file is refused: " + sent.refusal().findings().front().says.en);
        }
    }
    return upload.digest;
}

// A file as the treasury's system makes it, with its control sum and digest; numbers stand in it as text.
std::string make_sheet(Value const& order, Memory& memory, World& world) {
    auto const wanted = resolve(order, memory, world);
    treasury::Sheet sheet{.number = wanted["number"].text(),
                          .region = wanted["region"].text(),
                          .day = world.clock().now().day(),
                          .lines = {}};
    for (auto const& row : wanted["lines"].items()) {
        auto& cells = sheet.lines.emplace_back();
        for (auto const& cell : row.items()) {
            cells.push_back(cell.is_integer() ? std::to_string(cell.integer()) : cell.text());
        }
    }
    return treasury::write(treasury::layout_named(wanted["of"].text()), sheet);
}

// { "$file" = "…" } and its kin; null when the table is plain data.
Value make(Member const& order, std::string const& name, Memory& memory, World& world) {
    if (order.key == "$file") {
        return send_file(order.value.text(), name, memory, world);
    }
    if (order.key == "$sealed_file") {
        auto const key = crypto::from_base64(order.value["key"].text_or({}));
        if (!key) {
            throw Fault("$sealed_file needs a key in base64");
        }
        return send_file(sealing::seal_attachment(*key, order.value["text"].text()), "attachment.sealed", memory,
                         world);
    }
    if (order.key == "$sheet") {
        return send_file(make_sheet(order.value, memory, world), name, memory, world);
    }
    if (order.key == "$public_key") {
        return crypto::to_base64(key_named(order.value.text(), memory, world).public_key);
    }
    if (order.key == "$signing_key") {
        return crypto::to_base64(signing_key_named(order.value.text(), memory, world).public_key);
    }
    if (order.key == "$signed") {
        return make_signature(order.value, memory, world);
    }
    if (order.key == "$shares") {
        return make_shares(order.value, memory, world);
    }
    if (order.key == "$share") {
        return unwrap_share(order.value.text(), memory, world);
    }
    if (order.key == "$seal") {
        return make_envelope(order.value, memory, world);
    }
    auto const now = world.clock().now();
    if (order.key == "$day") {
        return later(now, order.value.text(), world.calendar()).day().iso();
    }
    if (order.key == "$year") {
        return later(now, order.value.text(), world.calendar()).day().year();
    }
    if (order.key == "$instant") {
        auto const& text = order.value.text();
        auto const space = text.rfind(' ');
        auto const hour = text.substr(space + 1);
        if (space == std::string::npos || hour.size() != 5 || hour[2] != ':') {
            throw Fault("$instant is written \"+20 days 09:00\"");
        }
        auto const day = later(now, text.substr(0, space), world.calendar()).day();
        return Instant::at(day, static_cast<int>(number_in(hour.substr(0, 2))),
                           static_cast<int>(number_in(hour.substr(3))))
            .iso();
    }
    return {};
}

}  // namespace

Value resolve(Value const& value, Memory& memory, World& world) {
    if (value.is_text() && value.text().starts_with('$')) {
        return resolve_name(std::string_view(value.text()).substr(1), memory);
    }
    if (value.is_list()) {
        Value list = Value::list();
        for (auto const& item : value.items()) {
            list.push(resolve(item, memory, world));
        }
        return list;
    }
    if (value.is_object()) {
        auto const named_file = value.size() == 2 && (value.has("$file") || value.has("$sheet")) && value.has("name");
        if ((value.size() == 1 || named_file) && value.members().front().key.starts_with('$')) {
            auto made = make(value.members().front(), value["name"].text_or("附件.txt"), memory, world);
            if (made.is_null()) {
                throw Fault("unknown order " + value.members().front().key);
            }
            return made;
        }
        Value object = Value::object();
        for (auto const& [key, member] : value.members()) {
            object.set(key, resolve(member, memory, world));
        }
        return object;
    }
    return value;
}

Value look(Value const& answer, std::string_view path, Memory const* memory) {
    Value const* here = &answer;
    static Value const nothing;
    while (!path.empty()) {
        // A part ends at a dot outside brackets.
        std::size_t end = 0;
        for (bool inside = false; end < path.size() && (inside || path[end] != '.'); ++end) {
            inside = path[end] == '[' || (inside && path[end] != ']');
        }
        auto part = path.substr(0, end);
        path = end < path.size() ? path.substr(end + 1) : std::string_view{};
        if (part == "#") {
            return here->is_list() ? Value(static_cast<std::int64_t>(here->size())) : Value();
        }
        auto const bracket = part.find('[');
        auto const name = part.substr(0, bracket);
        if (!name.empty()) {
            here = here->is_list() ? &here->at_path(name) : &(*here)[name];
        }
        if (bracket != std::string_view::npos) {
            auto const condition = part.substr(bracket + 1, part.size() - bracket - 2);
            auto const equals = condition.find('=');
            auto const member = condition.substr(0, equals);
            auto wanted = std::string(condition.substr(equals + 1));
            if (memory != nullptr && wanted.starts_with('$')) {
                auto const named = resolve_name(std::string_view(wanted).substr(1), *memory);
                wanted = named.is_integer() ? std::to_string(named.integer()) : named.text_or({});
            }
            Value const* fits = &nothing;
            if (here->is_list()) {
                for (auto const& item : here->items()) {
                    auto const& found = item.at_path(member);
                    auto const text = found.is_integer() ? std::to_string(found.integer()) : found.text_or({});
                    if (text == wanted) {
                        fits = &item;
                        break;
                    }
                }
            }
            here = fits;
        }
    }
    return *here;
}

Instant later(Instant now, std::string const& span, WorkCalendar const& calendar) {
    auto const space = span.find(' ');
    auto const count = number_in(span.substr(0, space));
    auto const unit = space == std::string::npos ? std::string() : span.substr(space + 1);
    auto const by_days = [&](Day day) { return now.plus_seconds(std::int64_t{now.day().days_until(day)} * 86'400); };
    if (unit.starts_with("working day")) {
        return by_days(calendar.after(now.day(), WorkingDays{static_cast<int>(count)}).due);
    }
    if (unit.starts_with("day")) {
        return by_days(now.day().plus_days(static_cast<int>(count)));
    }
    if (unit.starts_with("month")) {
        return by_days(now.day().plus_months(static_cast<int>(count)));
    }
    if (unit.starts_with("hour")) {
        return now.plus_seconds(count * 3600);
    }
    if (unit.starts_with("minute")) {
        return now.plus_seconds(count * 60);
    }
    if (unit.starts_with("second")) {
        return now.plus_seconds(count);
    }
    if (unit.starts_with("millisecond")) {
        return now.plus_millis(count);
    }
    throw Fault("unknown span \"" + span + "\"");
}

}  // namespace qiyue::app::scenario
