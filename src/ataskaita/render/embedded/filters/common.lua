-- What the filters of several formats have in common.

local common = {}

-- What stands above a callout that has no title of its own.
common.TITLES = { note = "Pastaba", warning = "Dėmesio", tip = "Patarimas", important = "Svarbu",
  caution = "Atsargiai" }

-- The kind of a callout, and the title that it begins with, which is taken out of it, with its id;
-- nothing of another Div.
function common.callout(div)
  for _, class in ipairs(div.classes) do
    local kind = class:match("^callout%-(%a+)$")
    if common.TITLES[kind] then
      local first = div.content[1]
      if not first or first.t ~= "Header" then return kind end
      div.content:remove(1)
      return kind, first.content, first.identifier
    end
  end
end

-- References with the words around them; `link` makes one of a label, or gives up all of them.
function common.references(cite, link)
  local result = pandoc.Inlines({})
  for position, citation in ipairs(cite.citations) do
    local shown = link(citation.id, citation.mode == "SuppressAuthor")
    if not shown then return nil end
    if position > 1 then result:insert(pandoc.Str(", ")) end
    result:extend(citation.prefix)
    if #citation.prefix > 0 then result:insert(pandoc.Str("\u{a0}")) end
    result:insert(shown)
    result:extend(citation.suffix)
  end
  return result
end

return common
