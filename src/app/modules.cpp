#include "app/world.hpp"
#include "modules/application/api.hpp"
#include "modules/appraisal/api.hpp"
#include "modules/bidding/api.hpp"
#include "modules/bond/api.hpp"
#include "modules/budget/api.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/contract/api.hpp"
#include "modules/credit/api.hpp"
#include "modules/delivery/api.hpp"
#include "modules/disclosure/api.hpp"
#include "modules/documents/api.hpp"
#include "modules/expert/api.hpp"
#include "modules/framework/api.hpp"
#include "modules/funding/api.hpp"
#include "modules/invitation/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/mode/api.hpp"
#include "modules/need/api.hpp"
#include "modules/participation/api.hpp"
#include "modules/payment/api.hpp"
#include "modules/performance/api.hpp"
#include "modules/petition/api.hpp"
#include "modules/policy/api.hpp"
#include "modules/project/api.hpp"
#include "modules/provider/api.hpp"
#include "modules/remedy/api.hpp"
#include "modules/review/api.hpp"
#include "modules/sealing/api.hpp"
#include "modules/site/api.hpp"
#include "modules/tender/api.hpp"
#include "modules/treasury/api.hpp"
#include "modules/voucher/api.hpp"

namespace qiyue::app {

std::vector<workflow::Module> modules(workflow::Engine& engine, documents::Library const& library) {
    return {
        documents::module(engine, library),
        site::module(engine),
        sealing::module(engine),
        ledger::module(engine),
        provider::module(engine),
        credit::module(engine),
        expert::module(engine),
        policy::module(engine),
        catalogue::module(engine),
        project::module(engine),
        petition::module(engine),
        participation::module(engine),
        budget::module(engine),
        framework::module(engine),
        need::module(engine),
        tender::module(engine),
        invitation::module(engine),
        mode::module(engine),
        bidding::module(engine),
        review::module(engine),
        remedy::module(engine),
        contract::module(engine),
        delivery::module(engine),
        bond::module(engine),
        voucher::module(engine),
        performance::module(engine),
        payment::module(engine),
        funding::module(engine),
        treasury::module(engine),
        appraisal::module(engine),
        application::module(engine),
        disclosure::module(engine, library),
    };
}

}  // namespace qiyue::app
