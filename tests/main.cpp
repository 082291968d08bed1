// The one test program. Runs from the root of the tree, so tests open data by paths such as "data/calendar/2026.toml".
// Its last line is "N passed, N failed", counted in test cases; running nothing is a failure.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdio>

namespace {

unsigned ran = 0;
unsigned failed = 0;

struct Counts : doctest::IReporter {
    explicit Counts(doctest::ContextOptions const&) {}

    void report_query(doctest::QueryData const&) override {}

    void test_run_start() override {}

    void test_run_end(doctest::TestRunStats const& stats) override {
        ran = stats.numTestCasesPassingFilters;
        failed = stats.numTestCasesFailed;
    }

    void test_case_start(doctest::TestCaseData const&) override {}

    void test_case_reenter(doctest::TestCaseData const&) override {}

    void test_case_end(doctest::CurrentTestCaseStats const&) override {}

    void test_case_exception(doctest::TestCaseException const&) override {}

    void subcase_start(doctest::SubcaseSignature const&) override {}

    void subcase_end() override {}

    void log_assert(doctest::AssertData const&) override {}

    void log_message(doctest::MessageData const&) override {}

    void test_case_skipped(doctest::TestCaseData const&) override {}
};

}  // namespace

REGISTER_LISTENER("counts", 1, Counts);

int main(int argc, char** argv) {
    doctest::Context context;
    context.setOption("no-intro", true);
    context.setOption("no-version", true);
    context.applyCommandLine(argc, argv);
    int const code = context.run();
    if (context.shouldExit()) {
        return code;
    }
    std::printf("%u passed, %u failed\n", ran - failed, failed);
    return ran == 0 ? 1 : code;
}
