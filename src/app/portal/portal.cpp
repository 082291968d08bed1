#include "app/portal/portal.hpp"

#include "app/portal/words.hpp"
#include "app/web/router.hpp"
#include "modules/identity/api.hpp"
#include "modules/site/api.hpp"
#include "platform/http/target.hpp"

#include "base/number.hpp"

#include <algorithm>
#include <map>

namespace qiyue::app::portal {

namespace {

std::string cookie(http::Request const& request, std::string const& name) {
    auto const found = request.cookies.find(name);
    return found == request.cookies.end() ? std::string() : found->second;
}

// The elder and language links set a cookie and lead back to where the reader was; only to our own pages.
http::Response set_cookie(http::Request const& request, std::string const& name, std::string const& value) {
    auto const found = request.query.find("to");
    auto to = found == request.query.end() ? std::string("/") : found->second;
    auto const plain = std::ranges::all_of(to, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            std::string_view("/-_.?=&").find(c) != std::string_view::npos;
    });
    if (!to.starts_with('/') || to.starts_with("//") || !plain) {
        to = "/";
    }
    http::Response response;
    response.status = 303;
    response.content_type = "text/plain; charset=utf-8";
    response.with("Location", to).with("Set-Cookie", name + "=" + value + "; Path=/; SameSite=Lax; Max-Age=31536000");
    return response;
}

}  // namespace

std::string Visit::query(std::string const& name) const {
    auto const found = request.query.find(name);
    return found == request.query.end() ? std::string() : found->second;
}

std::int64_t Visit::number_in(std::string_view text) {
    return whole_number(text).value_or(0);
}

std::int64_t Visit::number(std::string const& name) const {
    return number_in(query(name));
}

std::string narrowed(Visit const& visit, std::string const& path, std::vector<std::string> const& chosen,
                     std::int64_t cursor) {
    auto address = path + "?";
    for (auto const& name : chosen) {
        if (auto const value = visit.query(name); !value.empty()) {
            address += name + "=" + http::escaped(value) + "&";
        }
    }
    if (cursor == 0) {
        address.pop_back();  // from the beginning: neither a mark nor an ampersand is left hanging
        return address;
    }
    return address + "cursor=" + std::to_string(cursor);
}

Portal::Portal(World& world, std::string const& home, Site site)
    : world_(world), site_(site), templates_(home + "/web/portal"), showings_(world.rules(), home) {}

http::Response Portal::answer(http::Request const& request, Context const& context) const {
    Visit const visit{.request = request,
                      .context = context,
                      .language = cookie(request, "qiyue_lang") == "en" ? Language::en : Language::zh,
                      .elder = cookie(request, "qiyue_elder") == "on"};
    return route(visit);
}

http::Response Portal::route(Visit const& visit) const {
    auto const parts = web::segments(visit.request.path);
    auto const found = parts.empty() ? std::optional(home(visit))
        : parts.size() == 1          ? list_page(visit, parts[0])
        : parts.size() == 2          ? page_of_one(visit, parts[0], parts[1])
        : parts.size() == 3          ? third_of(visit, parts)
                                     : std::nullopt;
    return found
        ? *found
        : error(visit, 404, visit.says("没有这个页面", "There is no such page"),
                visit.says("地址可能写错了，或内容尚未公开。", "The address may be wrong, or this is not public yet."));
}

// "/notices"
std::optional<http::Response> Portal::list_page(Visit const& visit, std::string_view name) const {
    using Page = http::Response (Portal::*)(Visit const&) const;
    static std::map<std::string_view, Page> const pages{
        {"notices", &Portal::notices},     {"projects", &Portal::projects},
        {"results", &Portal::results},     {"statistics", &Portal::statistics},
        {"methods", &Portal::methods},     {"notices.atom", &Portal::feed},
        {"catalogue", &Portal::catalogue}, {"rules", &Portal::rules},
        {"search", &Portal::search},       {"accessibility", &Portal::accessibility},
        {"data", &Portal::data},           {"api", &Portal::reference},
        {"reference", &Portal::reference}, {"receipt", &Portal::receipt},
        {"credit", &Portal::credit},       {"vouchers", &Portal::vouchers},
        {"providers", &Portal::providers}, {"buyers", &Portal::buyers},
        {"surveys", &Portal::surveys},     {"results.csv", &Portal::results_file},
        {"arrears", &Portal::arrears},     {"grants", &Portal::grants}};
    auto const found = pages.find(name);
    return found == pages.end() ? std::nullopt : std::optional((this->*found->second)(visit));
}

// "/notices/12", "/catalogue/A0101"
std::optional<http::Response> Portal::page_of_one(Visit const& visit, std::string_view of, std::string_view one) const {
    using Numbered = http::Response (Portal::*)(Visit const&, std::int64_t) const;
    static std::map<std::string_view, Numbered> const numbered{{"notices", &Portal::notice},
                                                               {"projects", &Portal::project},
                                                               {"contracts", &Portal::contract},
                                                               {"buyers", &Portal::buyer},
                                                               {"providers", &Portal::provider}};
    using Named = http::Response (Portal::*)(Visit const&, std::string const&) const;
    static std::map<std::string_view, Named> const named{{"catalogue", &Portal::item},
                                                         {"statistics", &Portal::statistics_file},
                                                         {"reference", &Portal::reference_group},
                                                         {"rules", &Portal::statute}};
    if (of == "providers" && one.ends_with(".csv")) {
        return providers_file(visit, Visit::number_in(one.substr(0, one.find('.'))));
    }
    if (auto const found = numbered.find(of); found != numbered.end()) {
        return (this->*found->second)(visit, Visit::number_in(one));
    }
    if (auto const* found = of == "rules" ? world_.rules().find(one) : nullptr) {
        return clause(visit, *found);
    }
    if (of == "rules" && one == "documents") {
        return statutes(visit);
    }
    auto const found = named.find(of);
    return found == named.end() ? std::nullopt : std::optional((this->*found->second)(visit, std::string(one)));
}

// "/set/elder/on", and what is sent about a notice.
std::optional<http::Response> Portal::third_of(Visit const& visit, std::vector<std::string_view> const& parts) const {
    if (parts[0] == "set") {
        auto const elder = parts[1] == "elder";
        auto const value = elder ? (parts[2] == "on" ? "on" : "off") : (parts[2] == "en" ? "en" : "zh");
        return set_cookie(visit.request, elder ? "qiyue_elder" : "qiyue_lang", value);
    }
    if (parts[0] != "notices") {
        return std::nullopt;
    }
    auto const id = Visit::number_in(parts[1]);
    if (auto const voice = voice_of(parts[2])) {
        return speak_on(visit, id, *voice);
    }
    return visit.request.method == http::Method::post ? std::optional(send_comment(visit, id)) : std::nullopt;
}

Value Portal::organisation_href(std::int64_t id) const {
    auto const found = world_.database().read<std::optional<identity::Organisation>>(
        [&](db::Tx& tx) { return identity::organisation(tx, id); });
    if (!found || (found->kind != "buyer" && found->kind != "provider")) {
        return false;
    }
    return Value("/" + found->kind + "s/" + std::to_string(id));
}

Value Portal::site_of(Visit const& visit) const {
    auto const entered = world_.database().read<site::Settings>([](db::Tx& tx) { return site::settings(tx); });
    auto const shown = [&](char const* name) {
        auto text = entered.text(name);
        return text.empty() ? Value(false) : Value(std::move(text));
    };
    // In English where that was entered; else as it is.
    auto const in_language = [&](std::string const& name, Text const& otherwise) {
        auto const english = entered.text(name + "_en");
        auto const chinese = entered.text(name);
        if (visit.language == Language::en) {
            return !english.empty() ? english : !chinese.empty() ? chinese : otherwise.en;
        }
        return !chinese.empty() ? chinese : otherwise.zh;
    };
    auto const demo = site_ == Site::demonstration;
    auto name = in_language("name",
                            demo ? Text{"成都市政府购买服务平台", "Chengdu public-service procurement"}
                                 : Text{"政府购买服务平台", "Purchase of public services"});
    name += demo ? visit.says("(演示)", " (demonstration)") : "";
    auto const organiser =
        in_language("organiser", demo ? Text{"成都市(演示)财政局", "Chengdu (demonstration) finance bureau"} : Text{});
    auto site = Value::object();
    site.set("brand", visit.says("契约", "Qiyue")).set("name", name).set("sitemap", false);
    site.set("organiser", organiser.empty() ? Value(false) : Value(organiser));
    for (auto const* one : {"phone", "elder_phone", "hours", "mail", "code", "icp", "police", "mistake"}) {
        site.set(one, shown(one));
    }
    return site;
}

Value Portal::common(Visit const& visit, std::string const& title) const {
    auto const& path = visit.request.path;
    auto const link = [&](char const* href, char const* zh, char const* en) {
        auto const here = path == href || (std::string_view(href) != "/" && path.starts_with(href));
        return Value::object().set("href", href).set("label", visit.says(zh, en)).set("here", here);
    };
    Value nav = Value::list();
    nav.push(link("/", "首页", "Home"))
        .push(link("/catalogue", "买什么", "What"))
        .push(link("/buyers", "谁来买", "Who buys"));
    nav.push(link("/providers", "向谁买", "From whom")).push(link("/rules", "怎么买", "How"));
    nav.push(link("/results", "买得值不值", "Worth it?")).push(link("/notices", "公告公示", "Notices"));
    auto data = Value::object();
    data.set("lang", visit.language == Language::zh ? "zh-CN" : "en")
        .set("elder", visit.elder)
        .set("title", title)
        .set("site", site_of(visit))
        .set("column", false)
        .set("article", false)
        .set("description", false)
        .set("feed", false)
        .set("has_crumbs", false)
        .set("crumbs", false)
        .set("nav", nav)
        .set("query", visit.query("q"))
        .set("elder_href", std::string("/set/elder/") + (visit.elder ? "off" : "on") + "?to=" + path)
        .set("language_href",
             std::string("/set/lang/") + (visit.language == Language::zh ? "en" : "zh") + "?to=" + path)
        .set("other_lang", visit.language == Language::zh ? "en" : "zh-CN")
        .set("page_url", world_.address() + path)
        .set("printed_at", moment(visit.context.now, visit.language));
    for (auto const* none : {"previous_href", "next_href", "empty_title", "empty_why", "empty_href", "empty_action"}) {
        data.set(none, false);
    }
    data.set("page_text", "").set("has_downloads", false).set("downloads", false);
    return data;
}

http::Response Portal::page(Visit const& visit, std::string const& name, Value data) const {
    http::Response response;
    response.content_type = "text/html; charset=utf-8";
    response.body = templates_.render(name, std::move(data), visit.language);
    response.with("Vary", "Cookie").with("Cache-Control", "no-cache");
    return response;
}

http::Response Portal::error(Visit const& visit, int status, std::string const& title, std::string const& what) const {
    auto data = common(visit, title);
    Value ways = Value::list();
    ways.push(Value::object().set("label", visit.says("回到首页", "Back to the home page")).set("href", "/"));
    ways.push(Value::object().set("label", visit.says("搜索全站", "Search the site")).set("href", "/search"));
    data.set("code", std::to_string(status)).set("what", what).set("ways", ways).set("reference", false);
    auto response = page(visit, "error", data);
    response.status = status;
    return response;
}

}  // namespace qiyue::app::portal
