#pragma once

#include "modules/delivery/steps.hpp"

// The draw of a random check, done with the pure draw of `expert`, so that `qiyue verify draw` does it again.
namespace qiyue::delivery {

// What is fixed before anybody knows the seed: {lots, lots_digest, buyer_contribution, …_commitment, secret}. The lot's name
// holds the digest of the list's words, so that a number stands for the same site ever after.
Value commit(workflow::StepRun& run, Value const& body);
// The internal supervisor adds his words; the seed comes out of all, and the sites out of the seed.
Result<void> draw(workflow::StepRun& run);
// The record as it may be seen: without the platform's words before they were revealed; `agrees` once drawn again.
Value shown_draw(Value const& kept);

}  // namespace qiyue::delivery
