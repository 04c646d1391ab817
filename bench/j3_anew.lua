-- Asks for an answer that nobody has asked for before, as many accounts in turn (one is slowed down after a while):
-- wrk -s bench/j3_anew.lua URL -- gaps|activities FILE-OF-TOKENS
local count = 0
local tokens = {}
function init(arguments)
   kind = arguments[1]
   for token in io.lines(arguments[2]) do tokens[#tokens + 1] = "Bearer " .. token end
   math.randomseed(os.time())
   count = math.random(1, 1000000)
end
function request()
   count = count + 1
   wrk.headers["Authorization"] = tokens[1 + count % #tokens]
   local path = wrk.path
   local join = path:find("?", 1, true) and "&" or "?"
   if kind == "gaps" then
      path = path .. join .. "severity-weight=" .. string.format("%.9f", 1 + count / 1e9)
   else
      -- Every pair of days is asked for once; nearly all lines lie between.
      path = path .. join .. "period=" .. string.format("%04d-%02d-%02d..%04d-%02d-%02d", 1900 + count % 100, 1 + count % 12, 1 + count % 28, 2027 + math.floor(count / 100) % 900, 12, 28)
   end
   return wrk.format("GET", path)
end
