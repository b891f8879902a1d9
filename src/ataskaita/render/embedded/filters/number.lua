-- Numbers the sections, tables and figures of a chapter for the site and for Word; the chapter's own
-- number comes as metadata. Typst counts by itself.
-- What other chapters may refer to is left in the metadata.
-- Lithuanian order: the number comes first ("1.1 lentelė").

local NAMES = { tbl = "lentelė", fig = "pav." }
local NBSP = "\u{a0}"
-- Labels that authors and the catalogue give; other headings get ids that name their chapter.
local OWN = { ["sec-"] = true, ["tbl-"] = true, ["fig-"] = true, ["ind-"] = true }

local chapter = { number = "", stem = "", appendix = false, depth = 3, title = nil }
local counters = { tbl = 0, fig = 0 }
local sections = {}
local targets, headings, duplicates, references = {}, pandoc.List({}), pandoc.List({}), {}

-- A label's section is what links from other documents lead to: it has a name there.
local function enter(id, number, kind)
  if id == "" then return end
  if targets[id] then duplicates:insert(id) end
  local section = #headings > 0 and headings[#headings].id or ""
  targets[id] = { number = number, kind = kind, section = section }
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
    for level = 1, depth do number = number .. "." .. (sections[level] or 0) end
  end
  local title = header.content
  -- Of a title that is all in another language the lists of titles say so, too.
  local lang = #title == 1 and title[1].t == "Span" and title[1].attributes.lang or ""
  headings:insert({ level = header.level, id = header.identifier, title = title, number = number,
    lang = lang })
  enter(header.identifier, number, (header.level == 1 and chapter.appendix) and "app" or "sec")
  if number ~= "" and not unnumbered and header.level <= chapter.depth then
    local span = pandoc.Span({ pandoc.Str(number) }, pandoc.Attr("", { "number" }))
    header.content = pandoc.Inlines({ span, pandoc.Space() }) .. title
  end
  if header.level == 1 then chapter.title = chapter.title or title end
  return header
end

local function numbered(id, kind, caption)
  counters[kind] = counters[kind] + 1
  local number = (chapter.number ~= "" and chapter.number .. "." or "") .. counters[kind]
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

local floats = { traverse = "topdown" }
function floats.Table(tbl) return number_float(tbl, "tbl") end
function floats.Figure(figure) return number_float(figure, "fig") end

-- A heading in a callout is the callout's title, not a section.
function floats.Div(div)
  if div.classes:includes("table-float") then
    if div.identifier == "" then return div, false end
    div.content[1] = numbered(div.identifier, "tbl", div.content[1].content)
    return div, false
  end
  for _, class in ipairs(div.classes) do
    if class:match("^callout%-") then
      div.content = div.content:walk(floats)
      return div, false
    end
  end
end

local function note_references(cite)
  for _, citation in ipairs(cite.citations) do references[citation.id] = true end
end

local function text(value) return pandoc.MetaString(value) end

function Pandoc(doc)
  chapter.number = pandoc.utils.stringify(doc.meta.number or "")
  chapter.depth = tonumber(pandoc.utils.stringify(doc.meta["number-depth"] or "3"))
  chapter.stem = pandoc.utils.stringify(doc.meta.stem or "")
  chapter.appendix = pandoc.utils.stringify(doc.meta.appendix or "") == "1"
  doc = doc:walk({ traverse = "topdown", Header = number_header, Div = floats.Div,
    Table = floats.Table, Figure = floats.Figure })
  doc:walk({ Cite = note_references })
  local labels, referred = {}, pandoc.List({})
  for id, target in pairs(targets) do
    labels[id] = pandoc.MetaMap({ number = text(target.number), kind = text(target.kind),
      section = text(target.section) })
  end
  for id in pairs(references) do referred:insert(id) end
  referred:sort()
  doc.meta.title = text(pandoc.utils.stringify(chapter.title or chapter.stem))
  doc.meta.headings = pandoc.MetaList(headings:map(function(heading)
    return pandoc.MetaMap({ level = text(tostring(heading.level)), id = text(heading.id),
      number = text(heading.number), title = text(pandoc.utils.stringify(heading.title)),
      lang = text(heading.lang) })
  end))
  doc.meta.labels = pandoc.MetaMap(labels)
  doc.meta.references = pandoc.MetaList(referred:map(text))
  doc.meta.duplicates = pandoc.MetaList(duplicates:map(text))
  return doc
end
