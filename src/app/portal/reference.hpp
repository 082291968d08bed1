#pragma once

#include "app/portal/render.hpp"
#include "law/rulebook.hpp"
#include "modules/workflow/api.hpp"
#include "platform/api/operation.hpp"

#include <string>
#include <vector>

// The interface for people: the same table of operations that OpenAPI is made from.
namespace qiyue::app::portal {

// Operations whose ids begin alike ("need.draft", "need.submit"), in the order of the table.
struct OperationGroup {
    std::string name;  // "need"
    Text label;        // 采购需求
    std::vector<api::Operation const*> operations;
};
std::vector<OperationGroup> operation_groups(std::vector<api::Operation> const& operations,
                                             workflow::Engine const& engine);

// One operation as the template `reference` shows it (web/portal/README.md).
Value operation_entry(api::Operation const& operation, workflow::Engine const& engine, Language language);

}  // namespace qiyue::app::portal
