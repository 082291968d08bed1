#include "modules/voucher/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/ledger/api.hpp"
#include "modules/voucher/code.hpp"

#include <algorithm>

// 兑现: a provider claims what the vouchers are worth that he took in; each is redeemed once, line by line.
namespace qiyue::voucher {

using workflow::StepRun;

namespace {

struct Line {
    std::string serial;
    std::optional<Use> use;       // the caller's own, to be redeemed
    bool used_elsewhere = false;  // at another provider
    Text because;                 // why it is left out
};

Line read(StepRun& run, Programme const& programme, std::string serial) {
    Line line{.serial = std::move(serial), .use = {}, .because = {}};
    auto const voucher = store::by_serial(run.tx, line.serial);
    if (!voucher || voucher->programme != programme.id) {
        line.because = {"没有发放过这个编号", "no such number was issued"};
        return line;
    }
    auto const use = voucher->taken == 0 ? std::nullopt : store::use(run.tx, voucher->taken);
    if (!use) {
        auto const label = run.engine.state_of(*run.engine.find(run.tx, voucher->id));
        line.because = {"凭单未曾使用，现为“" + label.zh + "”", "it was not used: “" + label.en + "”"};
    } else if (use->provider != run.context.caller.organisation) {
        line.used_elsewhere = true;
        line.because = {"在其他承接主体处使用", "it was used at another provider"};
    } else if (!use->confirmed) {
        line.because = {"领受者尚未确认", "the holder has not confirmed yet"};
    } else if (use->claim != 0) {
        line.because = {"已经申请兑现", "it was claimed before"};
    } else {
        line.use = use;
    }
    return line;
}

Value shown(Line const& line) {
    auto const& use = *line.use;
    auto value = Value::object();
    value.set("serial", shown_serial(line.serial))
        .set("units", use.units)
        .set("unit_price", use.unit_price.in_fen())
        .set("amount", use.amount().in_fen())
        .set("served_on", use.body["served_on"]);
    if (use.body.has("signals")) {
        value.set("signals", use.body["signals"]);
    }
    return value;
}

Claim own(StepRun& run) {
    auto found = store::claim(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *std::move(found);
}

Programme programme_of(StepRun& run, Claim const& claim) {
    auto found = store::programme(run.tx, claim.programme);
    ENSURE(found.has_value());
    return *std::move(found);
}

void judge_lines(StepRun& run, std::vector<Line> const& lines) {
    std::size_t place = 0;
    for (auto const& line : lines) {
        // CD-30-1 承接主体……申请兑现凭单: those that it took in itself
        run.judge.require(clause::CD_30_1, law::Facts().with("used_elsewhere", line.used_elsewhere),
                          !line.used_elsewhere, "voucher.used_elsewhere",
                          "lines." + std::to_string(place++) + ".serial",
                          {"凭单 " + shown_serial(line.serial) + " 在其他承接主体处使用",
                           "voucher " + shown_serial(line.serial) + " was used at another provider"},
                          {"请删去该行，由接受凭单的承接主体申请", "leave it out; who took it claims it"});
    }
    auto const good = std::ranges::count_if(lines, [](Line const& line) { return line.use.has_value(); });
    // CD-30-3 申请兑现凭单: each once
    run.judge.require(clause::CD_30_3, law::Facts().with("good_lines", static_cast<std::int64_t>(good)), good > 0,
                      "voucher.nothing_to_redeem", "lines",
                      {"所列凭单都不能兑现：" + (lines.empty() ? std::string() : lines.front().because.zh),
                       "none of these can be redeemed: " + (lines.empty() ? std::string() : lines.front().because.en)},
                      {"请只列领受者已确认、尚未申请兑现的凭单", "name vouchers confirmed and not claimed before"});
}

Result<void> entered_by_hand(StepRun& run, bool paid, std::string const& receipt) {
    return run.ports().bus.raise(run.tx, run.context,
                                 ledger::EnteredByHand{.judge = run.judge,
                                                       .use = ledger::Use::voucher_claim,
                                                       .object = run.object.id,
                                                       .contract = 0,
                                                       .paid = paid,
                                                       .voucher = receipt});
}

void keep(StepRun& run, Claim& claim, char const* name, std::string const& text) {
    claim.body.set(name, text);
    store::update(run.tx, claim);
}

}  // namespace

Result<void> file_claim(StepRun& run) {
    auto const parent = TRY(run.engine.get(run.tx, run.object.parent, "voucher_programme"));
    auto const programme = store::programme(run.tx, parent.id);
    ENSURE(programme.has_value());
    run.judge.ask(clause::CD_30_1,
                  law::Facts()
                      .with("today", run.today())
                      .with("claim_from", programme->number("claim_from"))
                      .with("claim_to", programme->number("claim_to"))
                      .with("claims_until", programme->day("claims_until")));
    std::vector<Line> lines;
    for (auto const& row : run.form.list("lines")) {
        auto line = read(run, *programme, plain_serial(row.text("serial")));
        if (std::ranges::find(lines, line.serial, &Line::serial) != lines.end()) {
            line.use.reset();
            line.because = {"重复列出", "it is named twice"};
        }
        lines.push_back(std::move(line));
    }
    judge_lines(run, lines);
    TRY(run.judge.verdict());
    Claim claim{
        .id = run.object.id, .programme = programme->id, .provider = run.context.caller.organisation, .amount = {}};
    Value good = Value::list(), left_out = Value::list();
    for (auto const& line : lines) {
        // The row changes once, whoever asks.
        if (line.use && store::redeem(run.tx, line.use->id, claim.id)) {
            claim.amount += line.use->amount();
            good.push(shown(line));
        } else {
            auto const& why = line.use ? Text{"已经申请兑现", "it was claimed before"} : line.because;
            left_out.push(Value::object().set("serial", shown_serial(line.serial)).set("because", why.zh));
        }
    }
    if (claim.amount.is_zero()) {
        return api::conflict("voucher.claimed_meanwhile", {"所列凭单刚被申请兑现", "these were claimed just now"},
                             {"请查看已提交的申请", "look at the claim that was filed"});
    }
    claim.body.set("lines", good).set("left_out", left_out).set("invoice", run.form.text("invoice"));
    if (run.form.given("remark")) {
        claim.body.set("remark", run.form.text("remark"));
    }
    store::insert(run.tx, claim);
    run.object.party = claim.provider;
    run.object.title = parent.title + " · " + run.context.caller.organisation_name;
    run.answer.set("amount", claim.amount.in_fen())
        .set("redeemed", static_cast<std::int64_t>(good.size()))
        .set("left_out", left_out);
    return {};
}

// To the account that the provider has agreed on with this buyer; where there is none, on paper.
Result<void> redeem(StepRun& run) {
    auto const claim = own(run);
    run.raise(ledger::OrderGiven{.order = {.use = ledger::Use::voucher_claim,
                                           .object = claim.id,
                                           .contract = 0,
                                           .project = run.object.project,
                                           .region = run.object.region,
                                           .buyer = run.object.owner,
                                           .provider = claim.provider,
                                           .bank = {},
                                           .account = {},
                                           .amount = claim.amount}});
    return move_money(run, programme_of(run, claim), Room::vouchers, Room::payable, claim.amount);
}

Result<void> send_back(StepRun& run) {
    auto claim = own(run);
    keep(run, claim, "reason", run.form.text("reason"));
    store::unredeem(run.tx, claim.id);
    return {};
}

Result<void> confirm_paid(StepRun& run) {
    TRY(entered_by_hand(run, true, run.form.text("receipt")));
    run.afterwards.push_back([&run]() {
        return book_claim(run.tx, run.context, run.engine, run.object, own(run), run.step.name,
                          run.form.text("receipt"));
    });
    return {};
}

// The treasury could not pay: the money is the vouchers' again, and the buyer sends it anew.
Result<void> give_back(StepRun& run) {
    TRY(entered_by_hand(run, false, {}));
    return unbook_claim(run.tx, run.context, run.engine, run.object, own(run), run.step.name, run.form.text("reason"));
}

}  // namespace qiyue::voucher
