#include "modules/treasury/api.hpp"
#include "modules/treasury/sheet.hpp"

#include "platform/json/json.hpp"

#include "base/failure.hpp"

// What goes over the line, as JSON. Whatever comes back is read as if a stranger had written it.
namespace qiyue::treasury {

namespace {

constexpr long seconds_max = 5;
constexpr int fine = 200;

std::string text_of(Instruction const& one) {
    return json::write(Value::object()
                           .set("instruction", number_of(one.id))
                           .set("amount", one.amount.in_fen())
                           .set("payee", one.payee)
                           .set("bank", one.bank)
                           .set("account", one.account)
                           .set("use", ledger::name_of(one.use))
                           .set("object", std::to_string(one.object))
                           .set("contract", std::to_string(one.contract)));
}

[[noreturn]] void unreadable(std::string const& what) {
    throw Fault("the treasury's answer can't be read: " + what);
}

// Nothing where the line can't be read.
std::optional<Answer> answer_of(Value const& value) {
    auto const id = instruction_named(value["instruction"].text_or({}));
    auto const result = value["result"].text_or({});
    auto const day = Day::parse(value["day"].text_or({}));
    auto const amount = amount_in(std::to_string(value["amount"].integer_or(0)));
    if (!id || !day.ok() || !amount || (result != "paid" && result != "returned")) {
        return std::nullopt;
    }
    return Answer{.instruction = *id,
                  .paid = result == "paid",
                  .amount = *amount,
                  .account = value["account"].text_or({}),
                  .voucher = value["voucher"].text_or({}),
                  .day = day.value(),
                  .reason = value["reason"].text_or({})};
}

class Wire final : public Link {
public:
    explicit Wire(Carry carry) : carry_(std::move(carry)) {}

    void send(Instruction const& one) override {
        static_cast<void>(call("/instructions", number_of(one.id), text_of(one)));
    }

    Told ask(std::vector<std::int64_t> const& instructions) override {
        Value list = Value::list();
        for (auto const id : instructions) {
            list.push(number_of(id));
        }
        auto const body = json::parse(call("/answers", {}, json::write(Value::object().set("instructions", list))));
        if (!body.ok() || !body.value()["answers"].is_list()) {
            unreadable("it has no list of answers");
        }
        Told told;
        for (auto const& one : body.value()["answers"].items()) {
            if (auto answer = answer_of(one)) {
                told.answers.push_back(*std::move(answer));
            } else if (told.unreadable.empty()) {
                told.unreadable = "a line of the treasury's answer has no number, result, day or amount";
            }
        }
        return told;
    }

private:
    std::string call(std::string const& path, std::string const& key, std::string const& body) {
        auto answer = carry_(path, key, body);
        if (answer.status != fine) {
            throw Fault("the treasury answered " + std::to_string(answer.status) + " to " + path);
        }
        return std::move(answer.body);
    }

    Carry carry_;
};

}  // namespace

std::unique_ptr<Link> link_by(Carry carry) {
    return std::make_unique<Wire>(std::move(carry));
}

Carry over_http(std::string address, std::string token) {
    return [address = std::move(address), token = std::move(token)](std::string const& path, std::string const& key,
                                                                    std::string const& body) {
        client::Post post{.body = body, .headers = {}, .seconds_max = seconds_max};
        if (!key.empty()) {
            post.headers.push_back("Idempotency-Key: " + key);
        }
        if (!token.empty()) {
            post.headers.push_back("Authorization: Bearer " + token);
        }
        return client::post(address + path, post);
    };
}

}  // namespace qiyue::treasury
