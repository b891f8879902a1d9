-- For Word: chapters begin on new pages, values are plain text, tables are tables of its own.

local PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

-- Of what the table builder writes only structure is kept; looks are Word's.
local function plain_rows(rows)
  for _, row in ipairs(rows) do
    row.attr = pandoc.Attr()
    for _, cell in ipairs(row.cells) do cell.attr = pandoc.Attr() end
  end
end

-- The notes below a table come as its foot: they are set under it as a paragraph of their own.
local function take_notes(tbl)
  local notes = pandoc.Blocks({})
  for _, row in ipairs(tbl.foot.rows) do
    for _, cell in ipairs(row.cells) do notes:extend(cell.contents) end
  end
  tbl.foot = pandoc.TableFoot({})
  return notes
end

local function read_table(html, caption)
  local notes = pandoc.Blocks({})
  local blocks = pandoc.read(html, "html-native_divs").blocks:walk({
    Table = function(tbl)
      local head, bodies = tbl.head, tbl.bodies
      plain_rows(head.rows)
      for _, body in ipairs(bodies) do
        plain_rows(body.head)
        plain_rows(body.body)
      end
      tbl.head, tbl.bodies = head, bodies
      notes:extend(take_notes(tbl))
      if caption then tbl.caption = { long = { caption } } end
      return tbl
    end,
  })
  blocks:extend(notes)
  return blocks
end

local function raw_block(raw)
  if raw.format == "html" and raw.text:find("<table", 1, true) then return read_table(raw.text) end
end

local function table_float(div)
  if div.classes:includes("table-float") then
    local blocks = read_table(div.content[2].text, div.content[1])
    return pandoc.Div(blocks, pandoc.Attr(div.identifier)), false
  end
end

local function span(element)
  if element.classes:includes("v") or element.classes:includes("missing") then
    return element.content
  end
end

local function div(element)
  if element.classes:includes("chapter") then
    element.content:insert(1, pandoc.RawBlock("openxml", PAGE_BREAK))
    return element.content
  end
end

-- ---- References ----------------------------------------------------------------------------------

local NAMES = { tbl = "lentelė", fig = "pav.", sec = "skyrius", app = "priedas" }
local targets = {}

-- The numbers of all chapters come as metadata: label -> number and kind.
local function read_targets(meta)
  for id, target in pairs(meta.targets or {}) do
    targets[id] = {
      number = pandoc.utils.stringify(target.number),
      kind = pandoc.utils.stringify(target.kind),
    }
  end
  meta.targets = nil
  return meta
end

local function reference(cite)
  local result = pandoc.Inlines({})
  for position, citation in ipairs(cite.citations) do
    local target = targets[citation.id]
    if not target then return nil end
    if position > 1 then result:insert(pandoc.Str(", ")) end
    local name = citation.mode == "SuppressAuthor" and "" or "\u{a0}" .. NAMES[target.kind]
    result:insert(pandoc.Link({ pandoc.Str(target.number .. name) }, "#" .. citation.id))
  end
  return result
end

local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local visible = dofile(pandoc.path.join({ here, "visible.lua" }))("docx")

return {
  visible[1],
  { Meta = read_targets },
  { Cite = reference },
  { traverse = "topdown", Div = table_float, RawBlock = raw_block },
  { Div = div, Span = span },
}
