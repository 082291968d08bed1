#include "modules/tender/steps.hpp"

#include "modules/sealing/api.hpp"

// The opening key of a purchase: whose steps they are says procedure.cpp, what they do says `sealing`.
namespace qiyue::tender {

using workflow::StepRun;

Result<void> give_share_key(StepRun& run) {
    return sealing::give_share_key(run, {run.object.id, bids_round});
}

// Before the publication the key of the bids; between the talks and the final quotes theirs, for the same holders.
Result<void> split_key(StepRun& run) {
    return sealing::split_key(run, {run.object.id, run.object.state == "talking" ? quotes_round : bids_round});
}

Result<void> give_share(StepRun& run) {
    auto const t = stored(run);
    return sealing::give_share(run, {t.id, round_of(t)}, deadline_of(t), run.object.state == "closed");
}

}  // namespace qiyue::tender
