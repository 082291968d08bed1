#include "modules/delivery/steps.hpp"

// DGF-6-0a 健全社会工作服务的绩效审计制度、财政报告制度、第三方评估考核体系: what each of the three planned, recorded and concluded in a
// year; the one that has no record is listed as missing.
namespace qiyue::delivery {

namespace {

struct System {
    std::string kind;  // of its papers
    Text name;
    char const* day;        // the member of a paper that says of which year it is
    char const* recorded;   // …that is there once it was held
    std::string concluded;  // the state of a paper whose result stands
    std::string only_form;  // of checks: this form alone
};

std::vector<System> const& systems() {
    static std::vector<System> const all{
        {"special_audit", {"绩效审计", "performance audit"}, "on", "opinion", "settled", {}},
        {"finance_report", {"财政报告", "financial report"}, "to", "filed_on", "audited", {}},
        {"check", {"第三方评估考核", "third-party assessment"}, "on", "facts", "closed", "third_party"},
    };
    return all;
}

}  // namespace

Value three_systems(db::Tx& tx, workflow::Engine const& engine, std::vector<Paper> const& followed, int year) {
    Value list = Value::list();
    for (auto const& system : systems()) {
        std::int64_t planned = 0;
        std::int64_t recorded = 0;
        std::int64_t concluded = 0;
        for (auto const& delivery : followed) {
            for (auto const& paper : store::papers(tx, delivery.id, system.kind)) {
                if (Day::parse(paper.body[system.day].text()).value().year() != year ||
                    (!system.only_form.empty() && paper.body["form"] != Value(system.only_form))) {
                    continue;
                }
                planned += 1;
                recorded += paper.body.has(system.recorded) ? 1 : 0;
                concluded += engine.find(tx, paper.id)->state == system.concluded ? 1 : 0;
            }
        }
        list.push(Value::object()
                      .set("system", law::words(system.name))
                      .set("planned", planned)
                      .set("recorded", recorded)
                      .set("concluded", concluded)
                      .set("missing", recorded == 0));
    }
    return list;
}

}  // namespace qiyue::delivery
