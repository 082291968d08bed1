#include "modules/identity/change.hpp"
#include "modules/identity/entrance.hpp"
#include "modules/identity/operations.hpp"
#include "modules/identity/own_credentials.hpp"
#include "modules/identity/paging.hpp"
#include "modules/identity/register_person.hpp"
#include "modules/identity/views.hpp"

namespace qiyue::identity {

namespace {

Fields const& register_fields() {
    static Fields const fields{
        field::text("name", {"姓名", "Name"}),
        field::text("login", {"登录名", "Login"}),
        field::secret("password", {"初始密码", "First password"}).says({"至少 10 个字符", "at least 10 characters"}),
        field::text("title", {"职务", "Title"}).maybe(),
        field::text("employer", {"工作单位", "Employer"}).maybe(),
    };
    return fields;
}

Fields const& change_fields() {
    static Fields const fields{
        field::text("name", {"姓名", "Name"}).maybe(),
        field::yes_no("active", {"启用", "Active"}).maybe(),
        field::text("title", {"职务", "Title"}).maybe(),
        field::text("employer", {"工作单位", "Employer"}).maybe(),
    };
    return fields;
}

Fields const& password_fields() {
    static Fields const fields{field::secret("password", {"新密码", "New password"})};
    return fields;
}

std::vector<Option> post_options() {
    std::vector<Option> options;
    for (auto const& post : posts()) {
        options.push_back({post.name, post.label});
    }
    return options;
}

Fields const& post_fields() {
    static Fields const fields{
        field::reference("person", {"人员", "Person"}, "person"),
        field::reference("organisation", {"机构", "Organisation"}, "organisation"),
        field::choice("post", {"岗位", "Post"}, post_options()),
    };
    return fields;
}

Value attributes_in(Form const& form) {
    auto attributes = Value::object();
    for (std::string const name : {"title", "employer"}) {
        if (form.given(name)) {
            attributes.set(name, form.text(name));
        }
    }
    return attributes;
}

// The person with the posts held everywhere.
Value view_with_posts(db::Tx& tx, Person const& person) {
    auto held = Value::list();
    for (auto const& organisation : store::organisations_of(tx, person.id)) {
        held.push(Value::object({{"organisation", organisation.id},
                                 {"organisation_name", organisation.name},
                                 {"posts", view_of_posts(store::posts_of(tx, person.id, organisation.id))}}));
    }
    auto const totp = store::totp(tx, person.id);
    auto view = view_of(person);
    view.set("posts", std::move(held));
    view.set("totp", totp && totp->confirmed);
    return view;
}

Result<Value> run_list(api::Call& call) {
    auto const asked = asked_by(call);
    return page_of(store::list_persons(call.tx, asked), asked,
                   [&](Person const& person) { return view_with_posts(call.tx, person); });
}

Result<Value> run_read(api::Call& call) {
    auto const found = person(call.tx, TRY(call.number("id")));
    if (!found) {
        return api::not_found({"没有这个人员", "there is no such person"});
    }
    return view_with_posts(call.tx, *found);
}

Result<Value> run_register(api::AloneCall& call, api::Ports& ports) {
    NewPerson const made{.name = call.form.text("name"),
                         .login = call.form.text("login"),
                         .password = call.form.text("password"),
                         .attributes = attributes_in(call.form)};
    TRY(check_new_person(made));
    auto const hash = crypto::hash_password(made.password, ports.password_cost);
    return call.database.write<Value>([&](db::Tx& tx) -> Result<Value> {
        auto const id = TRY(insert_new_person(tx, call.context, ports, made, hash));
        return view_of(*person(tx, id));
    });
}

Result<Value> run_change(api::Call& call, api::Ports& ports) {
    auto const id = TRY(call.number("id"));
    PersonChange change;
    if (call.form.given("name")) {
        change.name = call.form.text("name");
    }
    if (call.form.given("active")) {
        change.active = call.form.yes("active");
    }
    change.attributes = attributes_in(call.form);
    auto const changed = TRY(change_person(call.tx, call.context, ports, id, call.revision, change));
    return view_of(changed);
}

Result<Value> run_reset_password(api::AloneCall& call, api::Ports& ports) {
    TRY(reset_password(call.database, call.context, ports, TRY(call.number("id")), call.form.text("password")));
    return Value::object();
}

using ChangePost = Result<void> (*)(db::Tx&, Context const&, api::Ports&, std::int64_t, std::int64_t,
                                    std::string const&);

Result<Value> run_post(api::Call& call, api::Ports& ports, ChangePost change) {
    auto const held_by = call.form.integer("person");
    TRY(change(call.tx, call.context, ports, held_by, call.form.integer("organisation"), call.form.text("post")));
    return view_with_posts(call.tx, *person(call.tx, held_by));
}

Result<Value> run_post_list(api::Call&) {
    auto views = Value::list();
    for (auto const& kind : kinds()) {
        std::vector<std::string> names;
        for (auto const& post : posts()) {
            if (post.name.starts_with(kind.name + ".")) {
                names.push_back(post.name);
            }
        }
        views.push(Value::object({{"kind", kind.name},
                                  {"label", view_of(kind.label)},
                                  {"does", view_of(does(kind.name))},
                                  {"posts", view_of_posts(names)}}));
    }
    return Value::object({{"items", std::move(views)}});
}

std::vector<api::Operation> registering(api::Ports& ports) {
    return {
        {.id = "person.list",
         .method = http::Method::get,
         .path = "/api/persons",
         .title = {"人员列表", "Persons"},
         .access = api::Access::posts,
         .posts = {"platform.admin"},
         .query = &list_query(),
         .run = run_list},
        {.id = "person.register",
         .method = http::Method::post,
         .path = "/api/persons",
         .title = {"登记人员", "Register a person"},
         .access = api::Access::posts,
         .posts = {"platform.admin"},
         .input = &register_fields(),
         .alone = [&ports](api::AloneCall& call) { return run_register(call, ports); }},
        {.id = "person.read",
         .method = http::Method::get,
         .path = "/api/persons/{id}",
         .title = {"人员", "A person"},
         .access = api::Access::posts,
         .posts = {"platform.admin"},
         .run = run_read},
        {.id = "person.change",
         .method = http::Method::patch,
         .path = "/api/persons/{id}",
         .title = {"变更人员", "Change a person"},
         .access = api::Access::posts,
         .posts = {"platform.admin"},
         .input = &change_fields(),
         .compares_revision = true,
         .run = [&ports](api::Call& call) { return run_change(call, ports); }},
        {.id = "person.reset_password",
         .method = http::Method::post,
         .path = "/api/persons/{id}/password",
         .title = {"重置密码", "Reset the password"},
         .access = api::Access::posts,
         .posts = {"platform.admin"},
         .input = &password_fields(),
         .alone = [&ports](api::AloneCall& call) { return run_reset_password(call, ports); }},
    };
}

std::vector<api::Operation> appointing(api::Ports& ports) {
    return {
        {.id = "post.list",
         .method = http::Method::get,
         .path = "/api/posts",
         .title = {"岗位列表", "Posts"},
         .access = api::Access::everyone,
         .run = run_post_list},
        {.id = "post.appoint",
         .method = http::Method::post,
         .path = "/api/posts/appoint",
         .title = {"任命岗位", "Appoint to a post"},
         .access = api::Access::posts,
         .posts = {"platform.admin"},
         .input = &post_fields(),
         .run = [&ports](api::Call& call) { return run_post(call, ports, appoint); }},
        {.id = "post.dismiss",
         .method = http::Method::post,
         .path = "/api/posts/dismiss",
         .title = {"免去岗位", "Dismiss from a post"},
         .access = api::Access::posts,
         .posts = {"platform.admin"},
         .input = &post_fields(),
         .run = [&ports](api::Call& call) { return run_post(call, ports, dismiss); }},
    };
}

}  // namespace

std::vector<api::Operation> person_operations(api::Ports& ports) {
    auto made = registering(ports);
    for (auto& operation : appointing(ports)) {
        made.push_back(std::move(operation));
    }
    return made;
}

}  // namespace qiyue::identity
