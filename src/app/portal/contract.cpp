#include "app/portal/portal.hpp"

#include "modules/contract/api.hpp"
#include "platform/crypto/crypto.hpp"

// /contracts/7: what was signed, by whom and with which key, and whether text and signatures still agree. The code on the
// paper leads here.
namespace qiyue::app::portal {

namespace {

Value row(std::string label, std::string value, bool figures = false) {
    return Value::object()
        .set("label", std::move(label))
        .set("value", std::move(value))
        .set("figures", figures)
        .set("link", false);
}

std::string standing_in_words(Visit const& visit, std::string const& standing) {
    return standing == "valid"
        ? visit.says("各方签名有效，文本自签订后未改动", "Every signature holds, and the text is as it was signed.")
        : standing == "confirmed"
        ? visit.says("各方已在平台确认签订，未全部使用签名密钥；文本未改动",
                     "Each side confirmed it here, not all with a key; the text is as it was signed.")
        : standing == "changed" ? visit.says("文本与所签的不一致", "The text is not the one that was signed.")
        : standing == "forged"  ? visit.says("有签名不能通过核验", "A signature does not verify.")
                                : visit.says("尚未签订", "It is not signed yet.");
}

std::string side_in_words(Visit const& visit, std::string const& side) {
    return side == "buyer"   ? visit.says("购买主体", "Buyer")
        : side == "provider" ? visit.says("承接主体", "Provider")
                             : visit.says("第三方", "Third party");
}

// Short enough to be read aloud and compared, as the signer's own page shows it.
std::string fingerprint(std::string const& public_key) {
    constexpr std::size_t digits = 32;
    constexpr std::size_t group = 4;
    auto const key = crypto::from_base64(public_key).value_or(std::string());
    auto const whole = crypto::sha256_hex(key).substr(0, digits);
    std::string text;
    for (std::size_t at = 0; at < whole.size(); at += group) {
        text += (at == 0 ? "" : " ") + whole.substr(at, group);
    }
    return text;
}

Value rows_of(Visit const& visit, Value const& record) {
    Value rows = Value::list();
    rows.push(row(visit.says("合同编号", "Number"), record["number"].text_or({})))
        .push(row(visit.says("购买主体", "Buyer"), record["buyer"].text_or({})))
        .push(row(visit.says("承接主体", "Provider"), record["provider"].text_or({})))
        .push(
            row(visit.says("文本摘要（SHA-256）", "Digest of the text (SHA-256)"), record["text_digest"].text_or({})));
    for (auto const& one : record["signatures"].items()) {
        auto const with_key = one["signature"].is_text();
        auto const suite = one["suite"] == Value("sm2") ? "SM2" : "Ed25519";
        rows.push(row(side_in_words(visit, one["side"].text_or({})) + visit.says("签订", " signed"),
                      one["organisation_name"].text_or({}) + " · " + one["at"].text_or({}).substr(0, 10) + " · " +
                          (with_key ? std::string(suite) + visit.says("，公钥指纹 ", ", key ") +
                                   fingerprint(one["public_key"].text_or({}))
                                    : visit.says("平台确认，未用密钥", "confirmed here, without a key"))));
    }
    return rows;
}

}  // namespace

http::Response Portal::contract(Visit const& visit, std::int64_t id) const {
    auto const found = world_.database().read<Result<Value>>(
        [&](db::Tx& tx) { return contract::published_record(tx, world_.engine(), visit.context, id); });
    if (!found.ok()) {
        return error(
            visit, 404, visit.says("没有这份合同", "There is no such contract"),
            visit.says("地址可能写错了，或合同尚未公告。", "The address may be wrong, or it is not published yet."));
    }
    auto const& record = found.value();
    auto const standing = record["standing"].text_or({});
    auto const title = visit.says("合同核验", "Verify a contract") + " · " + record["number"].text_or({});
    auto data = common(visit, title);
    data.set("sound", standing == "valid" || standing == "confirmed")
        .set("standing", standing_in_words(visit, standing))
        .set("rows", rows_of(visit, record))
        .set("record_href", "/api/contracts/" + std::to_string(id) + "/record")
        .set("whole", record["text"].is_text());
    return page(visit, "contract", data);
}

}  // namespace qiyue::app::portal
