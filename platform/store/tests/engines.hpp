// Tests that hold on both engines: INSTANTIATE_ON_BOTH(Suite).
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <store/for_tests.hpp>
#include <store/journal.hpp>

namespace muster::store {

/// A store of its own for each test; skipped visibly where no PostgreSQL is given.
class OnEngine : public testing::TestWithParam<Engine> {
protected:
    void SetUp() override
    {
        if (GetParam() == Engine::postgres and postgres_to_test().empty())
            GTEST_SKIP() << "MUSTER_TEST_POSTGRES is not set: run by tools/pg/with-postgres";
        scratch_ = std::make_unique<Scratch>(GetParam());
        db_ = scratch_->open();
    }
    void TearDown() override
    {
        db_.reset();
        scratch_.reset();
    }
    Db& db() { return *db_; }
    std::unique_ptr<Scratch> scratch_;
    std::unique_ptr<Db> db_;
};

/// The code of the refusal that `work` ends with; "" where it does not.
template <typename Work>
std::string refusal_of(Work work)
{
    try {
        work();
    }
    catch (base::Refusal const& refusal) {
        return refusal.code();
    }
    return "";
}

inline Query query(std::string_view text) { return {"test", text, ""}; }

}

#define INSTANTIATE_ON_BOTH(suite)                                                                                     \
    INSTANTIATE_TEST_SUITE_P(both, suite, testing::Values(Engine::sqlite, Engine::postgres),                           \
                             [](auto const& about) { return about.param == Engine::sqlite ? "sqlite" : "postgres"; })
