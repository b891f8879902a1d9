-- Tables arrive as HTML, charts as bare images: both become native blocks with their caption.

local function inlines(text)
  return pandoc.utils.blocks_to_inlines(pandoc.read(text, "markdown").blocks)
end

-- Of what the table builder writes only structure is kept; looks belong to the style sheets.
local function plain_cells(rows)
  for _, row in ipairs(rows) do
    row.attr = pandoc.Attr("", row.classes:filter(function(c) return c == "total" end))
    for _, cell in ipairs(row.cells) do
      cell.attr = pandoc.Attr("", {}, {})
    end
  end
  return rows
end

local function is_bold(row)
  local first = row.cells[1]
  return first and first.attributes.style and first.attributes.style:match("font%-weight: *bold")
end

local function clean(tbl)
  for _, body in ipairs(tbl.bodies) do
    for _, row in ipairs(body.body) do
      if is_bold(row) then row.attr = pandoc.Attr("", { "total" }) end
    end
    plain_cells(body.body)
    plain_cells(body.head)
  end
  plain_cells(tbl.head.rows)
  return tbl
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

local function read_tables(html)
  local blocks = pandoc.read(html, "html-native_divs").blocks
  return blocks:walk({ Table = clean })
end

function RawBlock(raw)
  if raw.format == "html" and raw.text:find("<table", 1, true) then
    return pandoc.Div(read_tables(raw.text), pandoc.Attr("", { "table-wrap" }))
  end
end

local function table_float(div, caption)
  local result = pandoc.Blocks({})
  div:walk({
    Table = function(tbl)
      local notes = take_notes(tbl)
      tbl.caption = { long = { pandoc.Plain(caption) } }
      tbl.attr = pandoc.Attr(div.identifier)
      result:insert(pandoc.Div({ tbl }, pandoc.Attr("", { "table-wrap" })))
      if #notes > 0 then result:insert(pandoc.Div(notes, pandoc.Attr("", { "table-notes" }))) end
    end,
  })
  return result
end

local function figure_float(div, caption)
  local image
  div:walk({ Image = function(img) image = image or img end })
  if not image then return nil end
  image.caption = inlines(div.attributes.alt or "")
  image.attributes.alt = div.attributes.alt
  return pandoc.Figure({ pandoc.Plain({ image }) }, { long = { pandoc.Plain(caption) } },
    pandoc.Attr(div.identifier))
end

function Div(div)
  if not div.classes:includes("float") then return nil end
  local caption = inlines(div.attributes.caption)
  if div.identifier:match("^tbl%-") then return table_float(div, caption) end
  if div.identifier:match("^fig%-") then return figure_float(div, caption) end
end
