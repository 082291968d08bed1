#include "modules/workflow/calendars.hpp"

#include "modules/journal/api.hpp"
#include "modules/workflow/store.hpp"

#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

// A deadline that reached a year without a notice was provisional. When the year is loaded it is counted again; so is
// every other open one, because a notice also moves days of the December before.
namespace qiyue::workflow {

namespace {

std::string digest_of(CalendarYear const& year) {
    auto declared = year.notice + "\n";
    for (auto const& [day, name] : year.holidays) {
        declared += day.iso() + " " + name + "\n";
    }
    for (auto const& day : year.make_up) {
        declared += day.iso() + " worked\n";
    }
    return crypto::sha256_hex(declared);
}

std::vector<Notice> new_notices(db::Tx& tx, std::vector<Notice> const& notices) {
    auto const applied = store::calendars_applied(tx);
    std::vector<Notice> fresh;
    for (auto const& notice : notices) {
        auto const before = applied.find(notice.year.year);
        if (before == applied.end() || before->second.digest != digest_of(notice.year)) {
            fresh.push_back(notice);
        }
    }
    return fresh;
}

// Those whose year the duty's days lie in or next to: no other can have moved it.
Value notices_of(std::vector<Notice> const& fresh, Day from, Day to) {
    auto list = Value::list();
    for (auto const& notice : fresh) {
        auto const year = notice.year.year;
        if (year >= from.year() && year <= to.year() + 1) {
            list.push(Value::object().set("year", year).set("notice", notice.year.notice).set("title", notice.title));
        }
    }
    return list;
}

// The same duty with the day it has now; nothing when it is as it was.
std::optional<Duty> counted_again(Engine const& engine, Context const& context, Object const& object,
                                  store::CountedDuty const& kept) {
    auto then = context;
    then.now = Instant::at(kept.duty.opened, 12);  // by the rule of its day, whatever was changed since
    if (engine.book().deadline(kept.deadline, object.rules, then.today()) == nullptr) {
        return std::nullopt;
    }
    auto const judge = engine.judge(then, object.rules);
    auto const now = judge.deadline(kept.deadline, kept.duty.opened);
    auto const same_rule = now.sum["value"] == kept.duty.sum["value"] && now.sum["unit"] == kept.duty.sum["unit"];
    if (!same_rule || (now.due == kept.duty.due && now.provisional == kept.duty.provisional)) {
        return std::nullopt;
    }
    auto duty = kept.duty;
    duty.due = now.due;
    duty.provisional = now.provisional;
    duty.sum = now.sum;
    return duty;
}

// What is told of it, everywhere in the same words.
Value told_of(Context const& context, Duty const& before, Duty const& after, std::vector<Notice> const& fresh) {
    auto told = Value::object();
    told.set("duty", before.name);
    told.set("title", Value::object().set("zh", before.title.zh).set("en", before.title.en));
    told.set("at", context.now.iso()).set("from", before.due.iso()).set("to", after.due.iso());
    told.set("notices", notices_of(fresh, before.opened, std::max(before.due, after.due)));
    return told;
}

void tell(db::Tx& tx, Engine const& engine, Context const& context, Object const& object, Duty const& before,
          Duty after, std::vector<Notice> const& fresh) {
    auto const told = told_of(context, before, after, fresh);
    auto all = before.sum["recounted"].is_list() ? before.sum["recounted"] : Value::list();
    all.push(told);
    after.sum.set("recounted", std::move(all));
    store::move_duty(tx, after);
    store::insert(tx,
                  store::Event{.id = engine.ports().ids.next(),
                               .object = object.id,
                               .project = object.project,
                               .kind = object.kind,
                               .step = recounted_step,
                               .from = object.state,
                               .to = object.state,
                               .person = 0,
                               .organisation = 0,
                               .person_name = {},
                               .organisation_name = {},
                               .post = {},
                               .at = context.now,
                               .why = json::write(Value::list().push(told)),
                               .shown_publicly = false});
    journal::append(tx, context, engine.ports(),
                    journal::Entry{.operation = std::string("workflow.") + recounted_step,
                                   .kind = object.kind,
                                   .object = object.id,
                                   .project = object.project,
                                   .body = told});
}

void keep(db::Tx& tx, Context const& context, api::Ports& ports, CalendarYear const& year) {
    store::put_calendar(tx, year, {.digest = digest_of(year), .at = context.now});
    auto body = Value::object();
    body.set("year", year.year).set("notice", year.notice).set("digest", digest_of(year));
    journal::append(
        tx, context, ports,
        journal::Entry{.operation = "workflow.calendar_loaded", .kind = {}, .object = 0, .project = 0, .body = body});
}

// Neighbouring days of one name as one line.
Value days_off(CalendarYear const& year) {
    auto list = Value::list();
    auto const& days = year.holidays;
    for (auto at = days.begin(); at != days.end();) {
        auto last = at;
        for (auto next = std::next(at);
             next != days.end() && next->second == at->second && next->first == last->first.plus_days(1); ++next) {
            last = next;
        }
        list.push(Value::object().set("name", at->second).set("from", at->first.iso()).set("to", last->first.iso()));
        at = std::next(last);
    }
    return list;
}

Value calendars_value(db::Tx& tx, std::vector<Notice> const& notices) {
    auto const applied = store::calendars_applied(tx);
    auto items = Value::list();
    for (auto const& notice : notices) {
        auto worked = Value::list();
        for (auto const& day : notice.year.make_up) {
            worked.push(day.iso());
        }
        auto const at = applied.find(notice.year.year);
        items.push(Value::object()
                       .set("year", notice.year.year)
                       .set("title", notice.title)
                       .set("notice", notice.year.notice)
                       .set("published", notice.published)
                       .set("source", notice.source)
                       .set("days_off", days_off(notice.year))
                       .set("worked", worked)
                       .set("applied", at == applied.end() ? Value() : Value(at->second.at.iso())));
    }
    return Value::object().set("items", items);
}

}  // namespace

Result<Recount> apply_calendars(db::Tx& tx, Context const& context, Engine const& engine,
                                std::vector<Notice> const& notices) {
    Recount recount;
    auto const fresh = new_notices(tx, notices);
    for (auto const& notice : fresh) {
        recount.years.push_back(notice.year.year);
        keep(tx, context, engine.ports(), notice.year);
    }
    if (fresh.empty()) {
        return recount;
    }
    for (auto const& kept : store::open_counted_duties(tx)) {
        auto const object = store::find(tx, kept.duty.object);
        ENSURE(object.has_value());
        recount.looked_at += 1;
        if (auto const after = counted_again(engine, context, *object, kept)) {
            recount.moved += after->due != kept.duty.due ? 1 : 0;
            recount.settled += after->due == kept.duty.due ? 1 : 0;
            tell(tx, engine, context, *object, kept.duty, *after, fresh);
        }
    }
    return recount;
}

api::Operation calendars_operation(std::vector<Notice> const& notices) {
    return {.id = "workflow.calendars",
            .method = http::Method::get,
            .path = "/api/calendars",
            .title = {"工作日历", "working-day calendars"},
            .access = api::Access::everyone,
            .run = [&notices](api::Call& call) -> Result<Value> { return calendars_value(call.tx, notices); }};
}

}  // namespace qiyue::workflow
