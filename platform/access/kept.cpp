#include <access/kept.hpp>
#include <atomic>
#include <store/seal.hpp>

namespace muster::access {

namespace {

std::atomic<KeepRows> keeping = nullptr;

}

void rows_are_kept_by(KeepRows keep) { keeping = keep; }

std::int64_t keep_rows(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, bool look)
{
    auto const keep = keeping.load();
    auto const sealed = keep == nullptr ? 0 : keep(db, clock, actor, operation, look);
    if (sealed > 0 and not db.in_transaction()) store::clear_log(db);
    return sealed;
}

}
