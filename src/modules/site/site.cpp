#include "modules/journal/api.hpp"
#include "modules/site/store.hpp"

#include <algorithm>

namespace qiyue::site {

namespace {

constexpr std::int64_t line_most = 100;

Field line(std::string name, Text label, Text hint) {
    return field::text(std::move(name), std::move(label)).between(1, line_most).says(std::move(hint)).maybe();
}

Fields const& fields() {
    static Fields const all{
        line("name", {"网站名称", "Name of the site"},
             {"例如：某市政府购买服务平台", "shown in the head of every page"}),
        line("name_en", {"网站名称（英文）", "Name in English"}, {"英文页面使用", "for the English pages"}),
        line("organiser", {"主办单位", "Organiser"}, {"显示在页脚", "shown in the foot"}),
        line("organiser_en", {"主办单位（英文）", "Organiser in English"}, {"英文页面使用", "for the English pages"}),
        line("phone", {"联系电话", "Telephone"}, {"例如：028-12345678", "digits, spaces, + ( ) -"}),
        line("elder_phone", {"老年人服务电话", "Telephone for older people"},
             {"长者模式首页以大字显示", "shown large on the home page of the elder mode"}),
        line("hours", {"接听时间", "Hours"}, {"例如：工作日 9:00–17:00", "when somebody answers"}),
        line("mail", {"电子邮箱", "E-mail"}, {"", ""}),
        line("code", {"网站标识码", "Site identity code"}, {"政府网站的 10 位标识码", "ten digits"}),
        line("icp", {"ICP 备案号", "ICP record number"}, {"例如：蜀ICP备00000000号", "as it was granted"}),
        line("police", {"公安备案号", "Public security record number"},
             {"例如：川公网安备 00000000000000号", "as it was granted"}),
        line("mistake", {"“找错”地址", "Address to report mistakes"}, {"以 https:// 开头", "begins with https://"}),
    };
    return all;
}

bool only_of(std::string_view text, std::string_view allowed) {
    return std::ranges::all_of(
        text, [&](char c) { return (c >= '0' && c <= '9') || allowed.find(c) != std::string_view::npos; });
}

// A foot with a wrong number is worse than one without.
Result<void> check(Value const& given) {
    std::vector<Finding> findings;
    auto const wrong = [&](std::string const& field, Text says, Text remedy) {
        findings.push_back(
            {.code = "site." + field, .field = field, .says = std::move(says), .remedy = std::move(remedy)});
    };
    for (auto const* field : {"phone", "elder_phone"}) {
        if (!only_of(given[field].text_or({}), "+-() ")) {
            wrong(field, {"电话只能有数字、空格和 + - ( )", "a telephone number has digits, spaces and + - ( )"},
                  {"例如 028-12345678", "for example 028-12345678"});
        }
    }
    auto const mail = given["mail"].text_or({});
    if (!mail.empty() && (mail.find('@') == std::string::npos || mail.find(' ') != std::string::npos)) {
        wrong("mail", {"邮箱地址不完整", "this is no e-mail address"},
              {"例如 service@example.gov.cn", "for example service@example.gov.cn"});
    }
    constexpr std::size_t code_digits = 10;
    auto const code = given["code"].text_or({});
    if (!code.empty() && (code.size() != code_digits || !only_of(code, ""))) {
        wrong("code", {"网站标识码为 10 位数字", "a site identity code has ten digits"},
              {"例如 5100000000", "for example 5100000000"});
    }
    auto const mistake = given["mistake"].text_or({});
    auto const plain =
        std::ranges::none_of(mistake, [](char c) { return c <= ' ' || c == '"' || c == '<' || c == '>'; });
    if (!mistake.empty() && (!plain || (!mistake.starts_with("https://") && !mistake.starts_with("http://")))) {
        wrong("mistake", {"请填写完整网址，以 https:// 开头", "a whole address that begins with https:// is needed"},
              {"例如 https://mistake.example.gov.cn/", "for example https://mistake.example.gov.cn/"});
    }
    if (!findings.empty()) {
        return Refusal(Reason::invalid, std::move(findings));
    }
    return {};
}

Value view(Settings const& settings) {
    auto value = Value::object().set("revision", settings.revision).set("settings", settings.entered);
    return value.set("fields", describe(fields()));
}

Result<Value> run_change(api::Call& call, api::Ports& ports) {
    auto const before = settings(call.tx);
    if (call.revision != 0 && call.revision != before.revision) {
        return Refusal(Reason::stale,
                       Finding{.code = "stale",
                               .says = {"别人刚刚修改过，请刷新后再改", "somebody changed it meanwhile"},
                               .remedy = {"刷新后重新提交", "load it again and repeat the change"}});
    }
    auto const given = call.form.value();
    TRY(check(given));
    Settings const after{.entered = given, .revision = before.revision + 1};
    store::put(call.tx, after, call.context.now);
    journal::append(call.tx, call.context, ports,
                    journal::Entry{.operation = "site.change",
                                   .kind = {},
                                   .body = Value::object().set("before", before.entered).set("after", after.entered)});
    return view(after);
}

}  // namespace

workflow::Module module(workflow::Engine& engine) {
    auto& ports = engine.ports();
    return {.name = "site",
            .migrations = store::migrations(),
            .operations = {{.id = "site.read",
                            .method = http::Method::get,
                            .path = "/api/site",
                            .title = {"网站信息", "what the site says of itself"},
                            .access = api::Access::everyone,
                            .run = [](api::Call& call) -> Result<Value> { return view(settings(call.tx)); }},
                           {.id = "site.change",
                            .method = http::Method::put,
                            .path = "/api/site",
                            .title = {"修改网站信息", "change what the site says of itself"},
                            .access = api::Access::posts,
                            .posts = {"platform.admin"},
                            .input = &fields(),
                            .compares_revision = true,
                            .run = [&ports](api::Call& call) { return run_change(call, ports); }}}};
}

}  // namespace qiyue::site
