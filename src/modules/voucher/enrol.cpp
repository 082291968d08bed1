#include "modules/voucher/code.hpp"
#include "modules/voucher/register.hpp"
#include "modules/voucher/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>
#include <set>

// CD-19-6: the register of service objects. What is refused names a row by its number, never a person.
namespace qiyue::voucher {

using workflow::StepRun;

namespace {

constexpr std::size_t tail_length = 4;

Text in_row(Row const& row, char const* zh, char const* en) {
    auto const number = std::to_string(row.line);
    return {"第 " + number + " 行" + zh, "row " + number + " " + en};
}

void judge_row(StepRun& run, Row const& row) {
    // CD-19-6 符合条件的服务对象: who it is, whether he fits, and by which proof
    run.judge.require(clause::CD_19_6, law::Facts().with("register_row", row.line).with("row_complete", row.complete),
                      row.complete, "voucher.row_incomplete", "rows",
                      in_row(row, "应有四栏：姓名、身份证件号码、是或否、证明材料",
                             "needs four columns: name, identity number, yes or no, proof"),
                      {"请补齐该行", "complete it"});
    auto const valid = is_identity_number(row.identity_number);
    run.judge.require(clause::CD_19_6, law::Facts().with("register_row", row.line).with("identity_valid", valid),
                      !row.complete || valid, "voucher.identity_invalid", "rows",
                      in_row(row, "的身份证件号码有误", "has a wrong identity number"),
                      {"请核对号码", "check the number"});
    run.judge.require(clause::CD_19_6,
                      law::Facts().with("register_row", row.line).with("proof_given", !row.proof.empty()),
                      !row.complete || !row.meets || !row.proof.empty(), "voucher.no_proof", "rows",
                      in_row(row, "没有符合条件的证明材料", "has no proof that the conditions are met"),
                      {"请填写证明材料", "name the proof"});
}

}  // namespace

Result<void> import_register(StepRun& run) {
    auto const key = key_of(run);
    auto const known = store::people(run.tx, run.object.id);
    auto number = static_cast<std::int64_t>(known.size());
    std::set<std::string> seen;
    for (auto const& person : known) {
        seen.insert(person.person_digest);
    }
    std::vector<Person> fresh;
    for (auto const& row : rows_of(run.form.text("rows"))) {
        judge_row(run, row);
        auto const digest = person_digest(key, row.identity_number);
        auto const first = seen.insert(digest).second;
        run.judge.require(clause::CD_19_6, law::Facts().with("register_row", row.line).with("on_register", !first),
                          first, "voucher.row_twice", "rows",
                          in_row(row, "的服务对象已在名册中", "is about somebody on the register already"),
                          {"每人只登记一次，请删去该行", "each stands there once: leave the row out"});
        if (!first) {
            continue;
        }
        auto const& id = row.identity_number;
        auto const tail = id.size() < tail_length ? id : id.substr(id.size() - tail_length);
        fresh.push_back({.id = run.ports().ids.next(),
                         .programme = run.object.id,
                         .number = ++number,
                         .name = row.name,
                         .person_digest = digest,
                         .tail_digest = tail_digest(key, digest, tail),
                         .meets = row.meets,
                         .proof = row.proof});
    }
    TRY(run.judge.verdict());
    if (fresh.empty()) {
        return api::invalid("voucher.empty_register", "rows", {"名册中没有可登记的行", "there is no row to take"},
                            {"请从表格粘贴名册", "paste the register from its table"});
    }
    for (auto const& person : fresh) {
        store::insert(run.tx, person);
    }
    run.answer.set("taken", static_cast<std::int64_t>(fresh.size()));
    return {};
}

}  // namespace qiyue::voucher
