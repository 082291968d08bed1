#include "app/web/own.hpp"

namespace qiyue::app::web {

namespace {

Field id_field() {
    return field::integer("id", {"编号", "id"});
}

Field name_field(std::string name, Text label) {
    return field::prose(std::move(name), std::move(label));
}

// Who is signed in, as `me` of session.cpp tells it.
Fields const session_answer{
    field::group("person", {"人员", "person"}, {id_field(), name_field("name", {"姓名", "name"})}),
    field::group("organisation", {"当前单位", "the organisation acted for"},
                 {id_field(), name_field("name", {"名称", "name"}), name_field("kind", {"类别", "kind"}),
                  name_field("region", {"行政区划代码", "region code"})}),
    field::list("posts", {"岗位", "posts"},
                {name_field("name", {"岗位名", "name"}),
                 field::group("label", {"名称", "label"},
                              {name_field("zh", {"中文", "Chinese"}), name_field("en", {"英文", "English"})})
                     .maybe()}),
    field::list("organisations", {"可代表的单位", "the organisations one may act for"},
                {id_field(), name_field("name", {"名称", "name"})}),
    name_field("csrf", {"防伪令牌", "anti-forgery token, sent back as X-CSRF-Token"}),
    field::instant("expires", {"到期时间", "when it ends"}),
};

Fields const signed_out_answer{field::yes_no("signed_out", {"已退出", "signed out"})};

Fields const kept_answer{
    field::digest("digest", {"SHA-256 摘要", "SHA-256 digest"}),
    field::integer("size", {"字节数", "bytes"}),
    name_field("type", {"内容类型", "media type, told by its content"}),
};

Fields const begun_answer{
    field::integer("offset", {"已收到的字节数", "bytes that have come"}),
    field::integer("size", {"全部字节数", "bytes of the whole"}),
    field::digest("digest", {"收齐后的 SHA-256 摘要", "SHA-256 digest, once it is whole"}).maybe(),
};

api::Operation row(std::string id, http::Method method, std::string path, Text title, api::Access access,
                   Fields const* input, Fields const* answer) {
    api::Operation operation;
    operation.id = std::move(id);
    operation.method = method;
    operation.path = std::move(path);
    operation.title = std::move(title);
    operation.access = access;
    operation.input = input;
    operation.answer = answer;
    return operation;
}

std::vector<api::Operation> rows() {
    using http::Method;
    constexpr char const* session = "/api/session";
    auto sign_in = row("session.sign_in", Method::post, session, {"登录", "sign in"}, api::Access::everyone,
                       &sign_in_fields(), &session_answer);
    sign_in.throttles = true;
    auto keep = row("files.keep", Method::put, "/api/files", {"上传文件", "keep a file"}, api::Access::signed_in,
                    nullptr, &kept_answer);
    keep.takes = "application/octet-stream";
    keep.throttles = true;
    auto give = row("files.give", Method::get, "/api/files/{digest}", {"下载文件", "a file that was kept"},
                    api::Access::everyone, nullptr, nullptr);
    give.words = {"digest"};
    give.gives = "*/*";
    constexpr char const* one_upload = "/api/uploads/{id}";
    auto begin = row("uploads.begin", Method::post, "/api/uploads",
                     {"分段上传：登记", "announce a file in pieces (tus)"}, api::Access::signed_in, nullptr, nullptr);
    begin.throttles = true;
    auto add = row("uploads.add", Method::patch, one_upload, {"分段上传：续传一段", "add a piece (tus)"},
                   api::Access::signed_in, nullptr, nullptr);
    add.takes = "application/offset+octet-stream";
    add.throttles = true;
    return {
        std::move(begin),
        row("uploads.read", Method::get, one_upload, {"分段上传：已收到多少", "how much of it has come (tus)"},
            api::Access::signed_in, nullptr, &begun_answer),
        std::move(add),
        row("uploads.give_up", Method::del, one_upload, {"分段上传：放弃", "give it up (tus)"}, api::Access::signed_in,
            nullptr, nullptr),
        row("session.read", Method::get, session, {"当前登录", "who is signed in"}, api::Access::signed_in, nullptr,
            &session_answer),
        std::move(sign_in),
        row("session.sign_out", Method::del, session, {"退出登录", "sign out"}, api::Access::signed_in, nullptr,
            &signed_out_answer),
        row("session.choose", Method::post, "/api/session/organisation",
            {"选择代表的单位", "choose the organisation to act for"}, api::Access::signed_in, &choose_fields(),
            &session_answer),
        std::move(keep),
        std::move(give),
        row("openapi.read", Method::get, "/api/openapi.json", {"开放接口说明", "this description"},
            api::Access::everyone, nullptr, nullptr),
    };
}

}  // namespace

Fields const& sign_in_fields() {
    static Fields const fields{
        field::text("login", {"登录名", "login"}),
        field::secret("password", {"口令", "password"}),
        field::secret("code", {"动态码", "one-time code"}).maybe(),
    };
    return fields;
}

Fields const& choose_fields() {
    static Fields const fields{field::reference("organisation", {"单位", "organisation"}, "organisation")};
    return fields;
}

Refusal no_csrf() {
    return Refusal(Reason::forbidden,
                   Finding{.code = "forbidden",
                           .says = {"请求缺少防伪令牌", "the request lacks its anti-forgery token"},
                           .remedy = {"请刷新页面后再试；程序须把登录所得的 csrf 放入 X-CSRF-Token",
                                      "reload the page; a program sends the csrf of its session as X-CSRF-Token"}});
}

Refusal no_session() {
    return Refusal(Reason::unauthenticated,
                   Finding{.code = "unauthenticated",
                           .says = {"尚未登录或会话已过期", "not signed in, or the session has expired"},
                           .remedy = {"请登录", "please sign in"}});
}

std::vector<api::Operation> const& own_operations() {
    static auto const all = rows();
    return all;
}

}  // namespace qiyue::app::web
