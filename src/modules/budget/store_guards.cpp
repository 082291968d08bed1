#include "modules/budget/store.hpp"

// CD-10-1 政府购买服务预算一经确定,原则上不得调整: what was decided and what was released stays, whoever is at the
// database. An adjustment is one more version.
namespace qiyue::budget::store {

namespace {

constexpr char const* sqlite = R"sql(
CREATE TRIGGER budget_version_keep BEFORE UPDATE ON budget_version BEGIN
    SELECT RAISE(ABORT, 'budget: a released row is never changed; adjust it by a new version');
END;
CREATE TRIGGER budget_version_stay BEFORE DELETE ON budget_version BEGIN
    SELECT RAISE(ABORT, 'budget: a released row is never removed');
END;
CREATE TRIGGER budget_decision_keep BEFORE UPDATE ON budget_decision BEGIN
    SELECT RAISE(ABORT, 'budget: a decision is never changed');
END;
CREATE TRIGGER budget_decision_stay BEFORE DELETE ON budget_decision BEGIN
    SELECT RAISE(ABORT, 'budget: a decision is never removed');
END;
)sql";

constexpr char const* postgresql = R"sql(
CREATE FUNCTION budget_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'budget: what was decided and released is never changed or removed' USING ERRCODE = '23514';
END $body$;
CREATE TRIGGER budget_version_keep BEFORE UPDATE OR DELETE ON budget_version
    FOR EACH ROW EXECUTE FUNCTION budget_refuse_change();
CREATE TRIGGER budget_decision_keep BEFORE UPDATE OR DELETE ON budget_decision
    FOR EACH ROW EXECUTE FUNCTION budget_refuse_change();
CREATE TRIGGER budget_version_stay BEFORE TRUNCATE ON budget_version EXECUTE FUNCTION budget_refuse_change();
CREATE TRIGGER budget_decision_stay BEFORE TRUNCATE ON budget_decision EXECUTE FUNCTION budget_refuse_change();
)sql";

}  // namespace

char const* guards_sqlite() {
    return sqlite;
}

char const* guards_postgresql() {
    return postgresql;
}

}  // namespace qiyue::budget::store
