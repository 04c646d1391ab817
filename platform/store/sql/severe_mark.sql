SELECT mark FROM severe_key WHERE operation = $1
