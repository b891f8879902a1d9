-- For Word: values are plain text, tables are tables of its own.

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local common = dofile(pandoc.path.join({ HERE, "common.lua" }))

-- Of what the table builder writes only structure is kept; looks are Word's.
local function plain_rows(rows)
  for _, row in ipairs(rows) do
    row.attr = pandoc.Attr()
    for _, cell in ipairs(row.cells) do
      if (cell.attr.attributes.style or ""):find("bold", 1, true) then
        cell.contents = cell.contents:walk({
          Plain = function(plain) return pandoc.Plain({ pandoc.Strong(plain.content) }) end,
        })
      end
      cell.attr = pandoc.Attr()
    end
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

-- ---- Boxes ---------------------------------------------------------------------------------------

local function styled(blocks, style)
  return pandoc.Div(blocks, pandoc.Attr("", {}, { ["custom-style"] = style }))
end

local function callout(element)
  local kind, title = common.callout(element)
  if not kind then return nil end
  element.content:insert(1, pandoc.Para({ pandoc.Strong(title or common.TITLES[kind]) }))
  return styled(element.content, "Block Text")
end

-- A number, what it is, and how it has changed: one item of a list.
local function key_figure(element)
  local line = pandoc.Inlines({})
  for place, block in ipairs(element.content) do
    if not block.content or block.t ~= "Para" and block.t ~= "Plain" then return nil end
    if place > 1 then line:insert(pandoc.Str(place == 2 and "\u{a0}– " or "; ")) end
    if place == 1 then line:insert(pandoc.Strong(block.content)) else line:extend(block.content) end
  end
  return pandoc.BulletList({ { pandoc.Plain(line) } })
end

-- A chart comes with texts above and below its drawing: paragraphs, or Word would set them side by
-- side. Of its drawings there is the one for paper.
local function chart_figure(figure)
  local blocks, texts = pandoc.Blocks({}), 0
  for _, block in ipairs(figure.content) do
    if block.t ~= "Div" then
      blocks:insert(styled({ pandoc.Para(block.content) }, "Captioned Figure"))
    else
      texts = texts + 1
      local content = block.content
      if block.classes:includes("chart-headline") then
        content = content:walk({
          Para = function(para) return pandoc.Para({ pandoc.Strong(para.content) }) end,
        })
      end
      -- What stands above a drawing stays with it.
      local below = block.classes:includes("chart-notes")
      blocks:extend(below and content or { styled(content, "Captioned Figure") })
    end
  end
  if texts == 0 then return nil end
  local caption = pandoc.Para(pandoc.utils.blocks_to_inlines(figure.caption.long))
  blocks:insert(styled({ caption }, "Image Caption"))
  return pandoc.Div(blocks, pandoc.Attr(figure.identifier))
end

local function div(element)
  if element.classes:includes("chapter") then return element.content end
  if element.classes:includes("key-figure") then return key_figure(element) end
  return callout(element)
end

-- Word tells those who don't see a picture what it shows.
local function image(element)
  local said = element.attributes.alt or element.attributes["fig-alt"]
  if said and said ~= "" then element.caption = { pandoc.Str(said) } end
  return element
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

local references = common.references(function(id, bare, ends)
  local target = targets[id]
  if not target then return nil end
  local name = bare and "" or "\u{a0}" .. NAMES[target.kind]
  if ends then name = name:gsub("%.$", "") end
  return pandoc.Link({ pandoc.Str(target.number .. name) }, "#" .. id)
end)

local visible = dofile(pandoc.path.join({ HERE, "visible.lua" }))("docx")

return {
  visible[1],
  { Meta = read_targets },
  references,
  { traverse = "topdown", Div = table_float, RawBlock = raw_block },
  { Figure = chart_figure },
  { Div = div, Span = span, Image = image },
}
