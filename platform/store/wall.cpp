#include "engine.hpp"
#include <store/statements.hpp>
#include <store/wall.hpp>

namespace muster::store {

Confined::Confined(Db& db, std::string_view operation) : db_(db)
{
    if (db.engine() != Engine::postgres or operation.empty()) return;
    db.one(sql::confine, {operation}, [](Row const&) {});
    set_ = true;
}

Confined::~Confined()
{
    if (not set_) return;
    try {
        db_.one(sql::confine, {std::string_view("")}, [](Row const&) {});
    }
    catch (std::exception const&) {
        // The transaction around has failed, and its rollback takes the setting back; or the connection is gone.
    }
}

void build_walls(Db& db)
{
    if (db.engine() != Engine::postgres) return;
    db.execute(R"(do $$
declare
    wall record;
begin
    for wall in
        select c.oid::regclass as place from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace in (select oid from pg_namespace where nspname in ('muster', 'muster_severe')) and c.relkind = 'r' and a.attname = 'operation' and not a.attisdropped
          and not c.relforcerowsecurity
    loop
        execute format('alter table %s enable row level security', wall.place);
        execute format('alter table %s force row level security', wall.place);
        execute format('create policy operation_wall on %s using ((select coalesce(current_setting(''muster.operation'', true), '''')) '
                       'in ('''', operation) or operation in ('''', ''*''))', wall.place);
    end loop;
end $$)");
}

}
