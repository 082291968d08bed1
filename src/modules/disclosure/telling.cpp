#include "modules/disclosure/teller.hpp"

#include "base/ensure.hpp"

#include <array>

namespace qiyue::disclosure {

Value told(law::Rulebook const& book, Notice const& notice) {
    Teller const* found = nullptr;
    for (auto const stage :
         {planning_tellers(), selection_tellers(), purchase_tellers(), framework_tellers(), result_tellers()}) {
        auto const teller = std::ranges::find(stage, std::string_view(notice.rule), &Teller::rule);
        found = teller == stage.end() ? found : &*teller;
    }
    ENSURE(found != nullptr);
    Telling telling(book, notice);
    found->tell(telling);
    telling.withheld();
    return telling.finished();
}

}  // namespace qiyue::disclosure
