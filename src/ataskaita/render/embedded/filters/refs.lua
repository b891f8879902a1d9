-- References become links. Where the numbers of all chapters are known they come as metadata:
-- id -> number and kind. A chapter written by itself doesn't know them: there a link's text is a
-- placeholder, a "b" for the bare number or an "n" for number and name and the place of the label
-- in the chapter's list of references. `references.py` fills it in.

local NAMES = { tbl = "lentelė", fig = "pav.", sec = "skyrius", app = "priedas" }
local NBSP = "\u{a0}"
local OPEN, CLOSE = "\u{e000}", "\u{e001}"

local targets
local places = {}

local function read_meta(meta)
  for place, id in ipairs(meta.references or {}) do
    places[pandoc.utils.stringify(id)] = place
  end
  if not meta.targets then return end
  targets = {}
  for id, target in pairs(meta.targets) do
    targets[id] = {
      number = pandoc.utils.stringify(target.number),
      kind = pandoc.utils.stringify(target.kind),
    }
  end
end

local function text_of(citation)
  local bare = citation.mode == "SuppressAuthor"
  if not targets then return OPEN .. (bare and "b" or "n") .. places[citation.id] .. CLOSE end
  local target = targets[citation.id]
  if target then return target.number .. (bare and "" or NBSP .. NAMES[target.kind]) end
end

local function link(cite)
  local result = pandoc.Inlines({})
  for position, citation in ipairs(cite.citations) do
    local text = text_of(citation)
    if not text then return nil end
    if position > 1 then result:insert(pandoc.Str(", ")) end
    local attributes = pandoc.Attr("", { "reference" })
    result:insert(pandoc.Link({ pandoc.Str(text) }, "#" .. citation.id, "", attributes))
  end
  return result
end

return { { Meta = read_meta }, { Cite = link } }
