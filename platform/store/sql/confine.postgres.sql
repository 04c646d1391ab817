SELECT set_config('muster.operation', $1, false)
