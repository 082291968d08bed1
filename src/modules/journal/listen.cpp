#include "modules/identity/api.hpp"
#include "modules/journal/api.hpp"

namespace qiyue::journal {

namespace {

Value said_of(identity::Organisation const& organisation) {
    return Value::object({
        {"name", organisation.name},
        {"kind", organisation.kind},
        {"region", organisation.region},
        {"credit_code", organisation.credit_code},
        {"attributes", organisation.attributes},
        {"active", organisation.active},
    });
}

Value said_of(identity::Person const& person) {
    return Value::object({
        {"name", person.name},
        {"login", person.login},
        {"attributes", person.attributes},
        {"active", person.active},
    });
}

template <class Held> Value said_of_post(Held const& held) {
    return Value::object({{"person", held.person}, {"organisation", held.organisation}, {"post", held.post}});
}

Value before_and_after(Value before, Value after) {
    return Value::object({{"before", std::move(before)}, {"after", std::move(after)}});
}

Entry entry_of(identity::OrganisationRegistered const& event) {
    return {.operation = "organisation.register",
            .kind = "organisation",
            .object = event.organisation.id,
            .body = said_of(event.organisation)};
}

Entry entry_of(identity::OrganisationChanged const& event) {
    return {.operation = "organisation.change",
            .kind = "organisation",
            .object = event.after.id,
            .body = before_and_after(said_of(event.before), said_of(event.after))};
}

Entry entry_of(identity::PersonRegistered const& event) {
    return {.operation = "person.register", .kind = "person", .object = event.person.id, .body = said_of(event.person)};
}

Entry entry_of(identity::PersonChanged const& event) {
    return {.operation = "person.change",
            .kind = "person",
            .object = event.after.id,
            .body = before_and_after(said_of(event.before), said_of(event.after))};
}

Entry entry_of(identity::CredentialsChanged const& event) {
    return {.operation = "person.credentials",
            .kind = "person",
            .object = event.person,
            .body = Value::object({{"what", event.what}})};
}

Entry entry_of(identity::Appointed const& event) {
    return {
        .operation = "post.appoint", .kind = "organisation", .object = event.organisation, .body = said_of_post(event)};
}

Entry entry_of(identity::Dismissed const& event) {
    return {
        .operation = "post.dismiss", .kind = "organisation", .object = event.organisation, .body = said_of_post(event)};
}

template <class Event> void record(api::Ports& ports) {
    ports.bus.on<Event>([&ports](db::Tx& tx, Context const& context, Event const& event) -> Result<void> {
        append(tx, context, ports, entry_of(event));
        return {};
    });
}

}  // namespace

void listen(api::Ports& ports) {
    record<identity::OrganisationRegistered>(ports);
    record<identity::OrganisationChanged>(ports);
    record<identity::PersonRegistered>(ports);
    record<identity::PersonChanged>(ports);
    record<identity::CredentialsChanged>(ports);
    record<identity::Appointed>(ports);
    record<identity::Dismissed>(ports);
}

}  // namespace qiyue::journal
