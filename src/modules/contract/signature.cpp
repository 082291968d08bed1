#include "modules/contract/signature.hpp"

#include "modules/journal/api.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/suites.hpp"
#include "platform/json/json.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace qiyue::contract {

namespace {

constexpr std::size_t fingerprint_digits = 32;  // as the signer's page shows it
constexpr char const* record_format = "qiyue contract 1";

bool with_key(Value const& signature) {
    return signature["signature"].is_text();
}

bool holds(Value const& signature, std::string const& number, std::string const& text_digest) {
    return signature_holds(signature["suite"].text_or({}), signature["public_key"].text_or({}),
                           signature["signature"].text_or({}),
                           signed_message(number, text_digest, signature["side"].text_or({})));
}

std::string side_in_words(std::string const& side) {
    return side == "buyer" ? "the buyer" : side == "provider" ? "the provider" : "the third party";
}

// 制作数据专有、由签名人控制: a key is of the person who enrolled it, by an act that stands in the journal. The private part of its
// entry is public, and names key and person; the entry itself, its organisation.
void tell_enrolment(Checked& checked, std::function<void(bool, std::string const&)> const& tell, Value const& signature,
                    std::string const& who, std::vector<Value> const& entries) {
    auto const& enrolled = signature["enrolled"];
    if (!enrolled.is_object()) {
        checked.told.push_back("not checked: whose the key of " + who + " is; it names no entry of its enrolment");
        return;
    }
    auto const number = std::to_string(enrolled["position"].integer_or(-1));
    auto const text = json::parse(enrolled["text"].text_or({}));
    auto const input = text.ok() ? text.value()["body"]["input"] : Value();
    auto const key = Value(crypto::sha256_hex(signature["public_key"].text_or({})));  // the journal holds its digest
    tell(input["public_key"]["sha256"] == key && input["suite"] == signature["suite"],
         "the key of " + who + " is the one that person " +
             (text.ok() ? std::to_string(text.value()["person"].integer_or(0)) : std::string("?")) +
             " enrolled by entry " + number + " of the journal");
    auto const entry =
        std::ranges::find(entries, enrolled["position"], [](Value const& one) { return one["position"]; });
    if (entry == entries.end()) {
        checked.told.push_back("not shown: that entry " + number + " is in the log; its receipt is /log/proof/" +
                               number);
        return;
    }
    auto const digest = journal::digest_of(enrolled["salt"].text_or({}), enrolled["text"].text_or({}));
    auto const& leaf = (*entry)["leaf"];
    tell(leaf["body_digest"] == Value(digest) && leaf["operation"] == Value("signing_key.enrol") &&
             leaf["organisation"] == signature["organisation"],
         "entry " + number + " of the log is that enrolment, by " + signature["organisation_name"].text_or({}));
}

}  // namespace

std::string signed_message(std::string const& number, std::string const& text_digest, std::string const& side) {
    return "qiyue contract signature 1\n" + number + "\n" + text_digest + "\n" + side + "\n";
}

std::string possession_message(std::string const& public_key) {
    return "qiyue signing key 1\n" + public_key + "\n";
}

bool signature_holds(std::string const& suite, std::string const& public_key, std::string const& signature,
                     std::string const& message) {
    auto const kind = crypto::suite_named(suite);
    auto const key = crypto::from_base64(public_key);
    auto const made = crypto::from_base64(signature);
    return kind && key && made && crypto::verify_by(*kind, *key, message, *made);
}

std::string name_of(Standing standing) {
    static constexpr std::array<char const*, 5> names{"unsigned", "confirmed", "valid", "changed", "forged"};
    return names.at(static_cast<std::size_t>(standing));
}

std::vector<Option> const& standings() {
    static std::vector<Option> const all{
        {"unsigned", {"尚未签订", "not signed yet"}},
        {"confirmed", {"各方已在平台确认签订，未全部使用签名密钥", "confirmed here by each side, not all with a key"}},
        {"valid", {"各方签名有效，文本自签订后未改动", "every signature holds, and the text is as it was signed"}},
        {"changed", {"文本与所签的不一致", "the text is not the one that was signed"}},
        {"forged", {"有签名不能通过核验", "a signature does not verify"}},
    };
    return all;
}

// LP-318 签署后对电子签名、数据电文内容和形式的任何改动能够被发现
Standing standing_of(Contract const& contract, std::vector<Value> const& signatures) {
    if (signatures.empty()) {
        return Standing::unsigned_text;
    }
    auto const now = digest_of(contract);
    auto const of_this_text = [&](Value const& one) { return one["text_digest"] == Value(now); };
    if (now != contract.text_digest || !std::ranges::all_of(signatures, of_this_text)) {
        return Standing::changed;
    }
    if (!std::ranges::all_of(signatures,
                             [&](Value const& one) { return !with_key(one) || holds(one, contract.number, now); })) {
        return Standing::forged;
    }
    return std::ranges::all_of(signatures, with_key) ? Standing::valid : Standing::confirmed;
}

Value record_of(Contract const& contract, std::string const& buyer, std::string const& provider,
                std::vector<Value> const& signatures, bool with_text) {
    Value signed_by = Value::list();
    for (auto const& one : signatures) {
        auto line = Value::object();
        for (auto const* member : {"side", "organisation", "organisation_name", "person", "at", "suite", "public_key",
                                   "signature", "enrolled"}) {
            line.set(member, one[member]);
        }
        signed_by.push(line);
    }
    return Value::object()
        .set("format", record_format)
        .set("number", contract.number)
        .set("buyer", buyer)
        .set("provider", provider)
        .set("text_digest", contract.text_digest)
        .set("text", with_text ? Value(json::write(signed_text(contract))) : Value())
        .set("signatures", signed_by);
}

Checked verify_record(Value const& record, std::vector<Value> const& entries) {
    Checked checked;
    auto const tell = [&](bool agrees, std::string const& what) {
        checked.told.push_back((agrees ? "agrees: " : "DIFFERS: ") + what);
        if (!agrees && checked.problem.empty()) {
            checked.problem = what;
        }
    };
    auto const number = record["number"].text_or({});
    auto const digest = record["text_digest"].text_or({});
    if (record["format"] != Value(record_format) || !record["signatures"].is_list()) {
        checked.problem = "this is no record of a contract";
        return checked;
    }
    if (record["text"].is_text()) {
        tell(crypto::sha256_hex(record["text"].text()) == digest, "the text and its digest");
        auto const text = json::parse(record["text"].text());
        tell(text.ok() && text.value()["number"] == record["number"], "the number in the text");
    } else {
        checked.told.emplace_back(
            "not shown: a part of the text is withheld by law; the signatures stand over its digest");
    }
    std::set<std::string> confirmed;
    std::size_t with_keys = 0;
    for (auto const& one : record["signatures"].items()) {
        auto const side = one["side"].text_or({});
        auto const who = side_in_words(side) + ", " + one["organisation_name"].text_or({});
        if (!confirmed.insert(side).second) {
            tell(false, side_in_words(side) + " stands there once");
        }
        if (with_key(one)) {
            auto const key = crypto::from_base64(one["public_key"].text_or({})).value_or(std::string());
            tell(holds(one, number, digest),
                 "the signature of " + who + " (" + one["suite"].text_or({}) + ", key " +
                     crypto::sha256_hex(key).substr(0, fingerprint_digits) + ")");
            tell_enrolment(checked, tell, one, who, entries);
            ++with_keys;
        } else {
            checked.told.push_back("not shown: " + who + " confirmed it on the platform, without a key");
        }
    }
    // A line that was taken out would be missed by nobody else.
    auto const text = json::parse(record["text"].text_or("null"));
    auto const three = text.ok() && !text.value()["text"]["third_signer"].is_null();
    for (auto const* side : {"buyer", "provider", "third"}) {
        auto const asked = side != std::string_view("third") || three;
        if (asked && !confirmed.contains(side)) {
            tell(false, side_in_words(side) + " has signed");
        }
    }
    if (checked.problem.empty() && with_keys == 0) {
        checked.problem = "nobody signed it with a key: there is nothing to verify";
    }
    return checked;
}

}  // namespace qiyue::contract
