#include "app/portal/portal.hpp"

#include "app/portal/words.hpp"
#include "app/web/router.hpp"
#include "modules/identity/api.hpp"
#include "modules/site/api.hpp"
#include "platform/http/target.hpp"

#include "base/number.hpp"

#include <algorithm>

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
    auto const first = parts.empty() ? std::string_view() : parts.front();
    auto const alone = parts.size() == 1;
    if (parts.empty()) {
        return home(visit);
    }
    if (first == "set" && parts.size() == 3) {
        auto const elder = parts[1] == "elder";
        auto const value = elder ? (parts[2] == "on" ? "on" : "off") : (parts[2] == "en" ? "en" : "zh");
        return set_cookie(visit.request, elder ? "qiyue_elder" : "qiyue_lang", value);
    }
    if (first == "notices" && parts.size() == 3 && parts[2] == "remark") {
        return remark_on(visit, Visit::number_in(parts[1]));
    }
    if (first == "notices" && parts.size() == 3 && visit.request.method == http::Method::post) {
        return send_comment(visit, Visit::number_in(parts[1]));
    }
    if (first == "notices" && parts.size() <= 2) {
        return alone ? notices(visit) : notice(visit, Visit::number_in(parts[1]));
    }
    if (first == "rules" && parts.size() == 2) {
        if (auto const* found = world_.rules().find(parts[1])) {
            return clause(visit, *found);
        }
        return parts[1] == "documents" ? statutes(visit) : statute(visit, std::string(parts[1]));
    }
    if (first == "reference" && parts.size() == 2) {
        return reference_group(visit, std::string(parts[1]));
    }
    if (first == "projects") {
        return alone ? projects(visit) : project(visit, Visit::number_in(parts[1]));
    }
    if (parts.size() == 2 && first == "buyers") {
        return buyer(visit, Visit::number_in(parts[1]));
    }
    if (parts.size() == 2 && first == "providers") {
        return provider(visit, Visit::number_in(parts[1]));
    }
    if (parts.size() == 2 && first == "catalogue") {
        return item(visit, std::string(parts[1]));
    }
    if (parts.size() == 2 && first == "statistics") {
        return statistics_file(visit, std::string(parts[1]));
    }
    if (alone) {
        if (first == "results") {
            return results(visit);
        }
        if (first == "statistics") {
            return statistics(visit);
        }
        if (first == "notices.atom") {
            return feed(visit);
        }
        if (first == "catalogue") {
            return catalogue(visit);
        }
        if (first == "buyers" || first == "providers") {
            return organisations(visit, first == "buyers" ? "buyer" : "provider");
        }
        if (first == "rules") {
            return rules(visit);
        }
        if (first == "search") {
            return search(visit);
        }
        if (first == "accessibility") {
            return accessibility(visit);
        }
        if (first == "data") {
            return data(visit);
        }
        if (first == "api" || first == "reference") {
            return reference(visit);
        }
        if (first == "receipt") {
            return receipt(visit);
        }
    }
    return error(
        visit, 404, visit.says("没有这个页面", "There is no such page"),
        visit.says("地址可能写错了，或内容尚未公开。", "The address may be wrong, or this is not public yet."));
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
