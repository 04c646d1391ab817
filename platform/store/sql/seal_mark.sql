SELECT mark FROM seal_key WHERE operation = $1
