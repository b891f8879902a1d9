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

-- One reference with the words around it, or several; nothing where `link` knows a label not.
local function of_cite(cite, link, ends)
  local result = pandoc.Inlines({})
  for position, citation in ipairs(cite.citations) do
    local last = position == #cite.citations and #citation.suffix == 0
    local shown = link(citation.id, citation.mode == "SuppressAuthor", last and ends)
    if not shown then return nil end
    if position > 1 then result:insert(pandoc.Str(", ")) end
    result:extend(citation.prefix)
    if #citation.prefix > 0 then result:insert(pandoc.Str("\u{a0}")) end
    result:insert(shown)
    result:extend(citation.suffix)
  end
  return result
end

-- The filter of references: `link` makes one of a label, told whether the number alone is asked for and
-- whether a sentence ends there, so that its full stop is that of "pav." as well.
function common.references(link)
  local filter = { traverse = "topdown" }

  -- `ends`: a sentence ends behind them; of what is emphasised the last one may be a reference.
  local function refer(inlines, ends)
    local result = pandoc.Inlines({})
    for place, inline in ipairs(inlines) do
      local after = inlines[place + 1]
      local stops = ends
      if after then stops = after.t == "Str" and after.text:sub(1, 1) == "." end
      if inline.t == "Cite" then
        result:extend(of_cite(inline, link, stops) or { inline })
      else
        if pandoc.utils.type(inline.content) == "Inlines" then
          inline.content = refer(inline.content, stops)
        elseif inline.t == "Note" then
          inline.content = inline.content:walk(filter)
        elseif inline.t == "Image" then
          inline.caption = refer(inline.caption, false)
        end
        result:insert(inline)
      end
    end
    return result
  end

  function filter.Inlines(inlines) return refer(inlines, false), false end
  return filter
end

return common
