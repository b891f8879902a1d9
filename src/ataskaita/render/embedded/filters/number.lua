-- Numbers the sections, tables and figures of one chapter, or a piece of one; the chapter's own
-- number comes as metadata.
-- What other chapters may refer to is left in the metadata for `document.py`.
-- Lithuanian order: the number comes first ("1.1 lentelė").

local NAMES = { tbl = "lentelė", fig = "pav." }
local NBSP = "\u{a0}"
-- Labels that authors and the catalogue give; other headings get ids that name their chapter.
local OWN = { ["sec-"] = true, ["tbl-"] = true, ["fig-"] = true, ["ind-"] = true }

-- Stand around a number that goes on counting from the pieces before: what counts, and how far in
-- this piece. `pieces.py` puts the real number in.
local OPEN, CLOSE = "\u{e007}", "\u{e008}"

local chapter = { number = "", stem = "", appendix = false, piece = false, title = nil }
local counters = { tbl = 0, fig = 0 }
local sections = {}
local targets, headers, duplicates, references = {}, pandoc.List({}), pandoc.List({}), {}
local identifiers = pandoc.List({})

local function counted(kind, number)
  return chapter.piece and OPEN .. kind .. number .. CLOSE or tostring(number)
end

local function enter(id, number, kind)
  if id == "" then return end
  if targets[id] then duplicates:insert(id) end
  targets[id] = { number = number, kind = kind }
end

local function number_header(header)
  if not OWN[header.identifier:sub(1, 4)] then
    header.identifier = chapter.stem .. "-" .. header.identifier
  end
  local unnumbered = header.classes:includes("unnumbered")
  local number = chapter.number
  if header.level > 1 and number ~= "" and not unnumbered then
    local depth = header.level - 1
    sections[depth] = (sections[depth] or 0) + 1
    for below = depth + 1, 6 do sections[below] = nil end
    number = number .. "." .. counted("sec", sections[1] or 0)
    for level = 2, depth do number = number .. "." .. (sections[level] or 0) end
  end
  enter(header.identifier, number, (header.level == 1 and chapter.appendix) and "app" or "sec")
  local title = header.content
  if number ~= "" and not unnumbered and header.level <= 3 then
    local span = pandoc.Span({ pandoc.Str(number) }, pandoc.Attr("", { "number" }))
    header.content = pandoc.Inlines({ span, pandoc.Space() }) .. title
    header.attributes.number = number
  end
  if header.level == 1 then chapter.title = chapter.title or title end
  headers:insert({ level = header.level, id = header.identifier, title = title, number = number })
  return header
end

local function numbered(id, kind, caption)
  counters[kind] = counters[kind] + 1
  local number = (chapter.number ~= "" and chapter.number .. "." or "") .. counted(kind, counters[kind])
  enter(id, number, kind)
  local text = number .. NBSP .. NAMES[kind] .. (kind == "tbl" and "." or "")
  local label = pandoc.Span({ pandoc.Str(text) }, pandoc.Attr("", { "caption-label" }))
  return pandoc.Plain(pandoc.Inlines({ label, pandoc.Space() }) .. caption)
end

local function number_float(block, kind)
  if block.identifier:sub(1, 4) ~= kind .. "-" then return nil end
  local caption = pandoc.utils.blocks_to_inlines(block.caption.long)
  block.caption = { long = { numbered(block.identifier, kind, caption) } }
  return block, false
end

-- A heading in a callout is the callout's title, not a section.
local function number_div(div)
  if div.classes:includes("table-float") then
    div.content[1] = numbered(div.identifier, "tbl", div.content[1].content)
    return div, false
  end
  for _, class in ipairs(div.classes) do
    if class:match("^callout%-") then return div, false end
  end
end

local function note_references(cite)
  for _, citation in ipairs(cite.citations) do references[citation.id] = true end
end

local function outline()
  return pandoc.MetaMap({
    title = pandoc.MetaString(pandoc.utils.stringify(chapter.title or chapter.stem)),
    headers = pandoc.MetaList(headers:map(function(header)
      return pandoc.MetaMap({
        level = pandoc.MetaString(tostring(header.level)),
        id = pandoc.MetaString(header.id),
        number = pandoc.MetaString(header.number),
        title = pandoc.MetaString(pandoc.utils.stringify(header.title)),
      })
    end)),
  })
end

local function as_meta(found)
  local meta = {}
  for id, target in pairs(found) do
    meta[id] = pandoc.MetaMap({ number = pandoc.MetaString(target.number),
      kind = pandoc.MetaString(target.kind) })
  end
  return pandoc.MetaMap(meta)
end

local function sorted(set)
  local list = pandoc.List({})
  for id in pairs(set) do list:insert(id) end
  list:sort()
  return pandoc.MetaList(list:map(pandoc.MetaString))
end

function Pandoc(doc)
  chapter.number = pandoc.utils.stringify(doc.meta.number or "")
  chapter.stem = pandoc.utils.stringify(doc.meta.stem or "")
  chapter.appendix = pandoc.utils.stringify(doc.meta.appendix or "") == "1"
  chapter.piece = doc.meta.piece ~= nil
  -- Also of headings that are no sections: pandoc has made them unique among all.
  doc:walk({ Header = function(header) identifiers:insert(header.identifier) end })
  doc = doc:walk({
    traverse = "topdown",
    Div = number_div,
    Header = number_header,
    Table = function(tbl) return number_float(tbl, "tbl") end,
    Figure = function(figure) return number_float(figure, "fig") end,
  })
  doc:walk({ Cite = note_references })
  doc.meta = pandoc.Meta({
    outline = outline(), labels = as_meta(targets), references = sorted(references),
    duplicates = pandoc.MetaList(duplicates:map(pandoc.MetaString)),
    identifiers = pandoc.MetaList(identifiers:map(pandoc.MetaString)),
  })
  return doc
end
