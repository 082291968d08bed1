#include "modules/voucher/steps.hpp"

// What is worth a look. Nothing is refused for it: the buyer is shown it on the use and on the claim, the provider never.
namespace qiyue::voucher {

using workflow::StepRun;

namespace {

void add(Use& use, char const* signal) {
    auto const before = use.body["signals"].text_or({});
    use.body.set("signals", before + (before.empty() ? "" : "；") + signal);
}

Instant minutes_before(StepRun& run, Instant at, int sign) {
    constexpr std::int64_t seconds = 60;
    return at.plus_seconds(sign * seconds * run.judge.number("voucher_signal_minutes"));
}

}  // namespace

void note_signals(StepRun& run, Use& use) {
    // Vouchers of several people within a minute: nobody serves so fast. What was signed for beforehand is handed in by the
    // heap, and says nothing by that.
    if (!use.confirmed && store::presented_since(run.tx, use, minutes_before(run, use.presented, -1))) {
        add(use, "与其他凭单几乎同时申报");
    }
    // One record for several people: a page that was copied.
    if (store::record_known(run.tx, use)) {
        add(use, "与其他凭单所附服务记录相同");
    }
}

void note_confirmation(StepRun& run, Use& use) {
    if (run.context.now <= minutes_before(run, use.presented, 1)) {
        add(use, "申报后即刻确认");
    }
}

}  // namespace qiyue::voucher
