#include "app/demo/treasury.hpp"

#include "modules/treasury/api.hpp"
#include "platform/json/json.hpp"

#include "base/failure.hpp"

#include <algorithm>

namespace qiyue::app::demo {

namespace {

client::Answer told(int status, Value const& body) {
    return {.status = status, .body = json::write(body)};
}

Value line_of(std::int64_t id, Treasury::Entry const& entry) {
    return Value::object()
        .set("instruction", treasury::number_of(id))
        .set("result", entry.voucher.empty() ? "returned" : "paid")
        .set("amount", entry.amount.in_fen())
        .set("account", entry.account)
        .set("voucher", entry.voucher)
        .set("day", entry.day.iso())
        .set("reason", entry.reason);
}

}  // namespace

client::Answer Treasury::answer(std::string const& path, std::string const& key, std::string const& body, Day today) {
    std::unique_lock const lock(mutex_);
    if (happens(faults_.lost)) {
        throw Fault("lost on the way");
    }
    auto given = path == "/instructions" ? take(key, body, today)
        : path == "/answers"             ? tell(body)
                                         : told(404, Value::object());
    if (happens(faults_.unanswered)) {
        throw Fault("its answer was lost");
    }
    return given;
}

// Done once under its key, however often it is heard; something else under a known key is refused.
client::Answer Treasury::take(std::string const& key, std::string const& body, Day today) {
    auto const order = json::parse(body);
    auto const id = order.ok() ? treasury::instruction_named(order.value()["instruction"].text_or({})) : std::nullopt;
    auto const fen = order.ok() ? order.value()["amount"].integer_or(0) : 0;
    if (!id || fen <= 0 || key != treasury::number_of(*id)) {
        return told(400, Value::object());
    }
    Entry entry{.amount = Money::fen(fen),
                .account = order.value()["account"].text_or({}),
                .voucher = {},
                .reason = {},
                .day = today};
    auto const [found, fresh] = book_.emplace(*id, entry);
    found->second.heard += 1;
    if (!fresh) {
        auto const same = found->second.amount == entry.amount && found->second.account == entry.account;
        return told(same ? 200 : 409, Value::object());
    }
    if (happens(faults_.returned)) {
        found->second.reason = "收款账户已销户(演示)";
    } else {
        found->second.voucher = "GK" + std::to_string(book_.size()) + "(演示)";
    }
    return told(200, Value::object());
}

client::Answer Treasury::tell(std::string const& body) {
    auto const asked = json::parse(body);
    if (!asked.ok() || !asked.value()["instructions"].is_list()) {
        return told(400, Value::object());
    }
    std::vector<Value> lines;
    for (auto const& one : asked.value()["instructions"].items()) {
        auto const id = treasury::instruction_named(one.text_or({}));
        auto const found = id ? book_.find(*id) : book_.end();
        if (found == book_.end() || happens(faults_.delayed)) {
            continue;
        }
        lines.push_back(line_of(found->first, found->second));
        if (happens(faults_.repeated)) {
            lines.push_back(lines.back());
        }
    }
    for (auto const& [id, entry] : book_) {
        if (happens(faults_.recalled)) {
            lines.push_back(line_of(id, entry));
        }
    }
    std::ranges::shuffle(lines, chance_);
    Value list = Value::list();
    for (auto& line : lines) {
        list.push(std::move(line));
    }
    return told(200, Value::object().set("answers", list));
}

std::map<std::int64_t, Treasury::Entry> Treasury::book() const {
    std::unique_lock const lock(mutex_);
    return book_;
}

}  // namespace qiyue::app::demo
