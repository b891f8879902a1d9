-- References become links. What they may lead to comes as metadata: id -> number, kind and page.

local NAMES = { tbl = "lentelė", fig = "pav.", sec = "skyrius", app = "priedas" }
local NBSP = "\u{a0}"

local targets = {}

local function read_targets(meta)
  for id, target in pairs(meta.targets or {}) do
    targets[id] = {
      number = pandoc.utils.stringify(target.number),
      kind = pandoc.utils.stringify(target.kind),
      page = pandoc.utils.stringify(target.page),
    }
  end
end

local function link(cite)
  local result = pandoc.Inlines({})
  for position, citation in ipairs(cite.citations) do
    local target = targets[citation.id]
    if not target then return nil end
    local text = target.number
    if citation.mode ~= "SuppressAuthor" then text = text .. NBSP .. NAMES[target.kind] end
    if position > 1 then result:insert(pandoc.Str(", ")) end
    result:insert(pandoc.Link(text, "#" .. citation.id, "",
      pandoc.Attr("", { "reference" }, { ["data-page"] = target.page })))
  end
  return result
end

return { { Meta = read_targets }, { Cite = link } }
