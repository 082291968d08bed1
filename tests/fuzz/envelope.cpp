#include "modules/sealing/envelope.hpp"

#include "fuzz/targets.hpp"

namespace qiyue::fuzz {

namespace {

crypto::BoxKey const& opening_key() {
    static auto const key = [] {
        crypto::start();
        crypto::SeededRandom random(1);
        return crypto::make_box_key(random);
    }();
    return key;
}

void opened(std::string_view text) {
    sealing::Bound const bound{.object = 7, .provider = 11};
    auto const shape = sealing::is_envelope(text, opening_key().public_key);
    auto const result = sealing::open_envelope(opening_key(), bound, text);
    promise(!shape || result.fault != sealing::Unsealed::Fault::no_envelope, "what has the shape is an envelope");
    promise(result.fault == sealing::Unsealed::Fault::none || result.content.empty(),
            "what could not be opened shows nothing");
}

}  // namespace

// As it comes over the wire, and with the armour already off.
void envelope(std::string_view bytes) {
    opened(bytes);
    opened(crypto::to_base64(bytes));
}

}  // namespace qiyue::fuzz
