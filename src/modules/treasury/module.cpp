#include "modules/treasury/steps.hpp"

#include "base/number.hpp"

namespace qiyue::treasury {

namespace {

constexpr std::string_view prefix = "ZL";  // 指令

}  // namespace

std::vector<Instruction> instructions(db::Tx& tx, std::string const& region) {
    return store::of_region(tx, region);
}

std::string number_of(std::int64_t instruction) {
    return std::string(prefix) + std::to_string(instruction);
}

std::optional<std::int64_t> instruction_named(std::string_view number) {
    return number.starts_with(prefix) ? whole_number(number.substr(prefix.size())) : std::nullopt;
}

workflow::Module module(workflow::Engine& engine) {
    listen(engine);
    return {.name = "treasury",
            .migrations = migrations(),
            .procedures = {batch_procedure(), receipt_procedure(), statement_procedure(), comeback_procedure()},
            .operations = {batch_file_operation(engine), of_object_operation(engine), trace_operation(engine)}};
}

}  // namespace qiyue::treasury
