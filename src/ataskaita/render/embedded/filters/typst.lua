-- For the PDF: what Typst needs said in its own words. The functions called here are defined in
-- templates/report.typ.

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local columns = dofile(pandoc.path.join({ HERE, "columns.lua" }))
local widths = dofile(pandoc.path.join({ HERE, "widths.lua" }))

local TITLES = { note = "Pastaba", warning = "Dėmesio", tip = "Patarimas", important = "Svarbu",
  caution = "Atsargiai" }
local OUTCOMES = { "reached", "nearly", "partly", "missed", "unknown" }

local function raw(text) return pandoc.RawInline("typst", text) end

local function quote(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"') .. '"'
end

local function label(id)
  if id == "" then return "" end
  return " #label(" .. quote(id) .. ")"
end

-- Inlines between two pieces of Typst.
local function between(open, content, close)
  return pandoc.Inlines({ raw(open) }) .. content .. pandoc.Inlines({ raw(close) })
end

local function flat(blocks)
  return pandoc.utils.blocks_to_inlines(blocks, { pandoc.LineBreak() })
end

local function without_number(inlines)
  local number
  local rest = inlines:walk({
    Span = function(span)
      if span.classes:includes("number") then
        number = pandoc.utils.stringify(span.content)
        return {}
      end
    end,
  })
  if rest[1] and rest[1].t == "Space" then rest:remove(1) end
  return rest, number
end

-- ---- Headings ------------------------------------------------------------------------------------

-- The number is Typst's own numbering, so that the contents and bookmarks have it too.
local function header(element)
  local content, number = without_number(element.content)
  local numbering = number and string.format("(..) => %s", quote(number)) or "none"
  local open = string.format("#heading(level: %d, numbering: %s)[", element.level, numbering)
  return pandoc.Plain(between(open, content, "]" .. label(element.identifier)))
end

-- ---- Charts --------------------------------------------------------------------------------------

local function picture(img)
  local alt = img.attributes.alt or pandoc.utils.stringify(img.caption)
  return string.format("image(%s, width: 100%%, alt: %s)", quote(img.src), quote(alt))
end

local function image(img) return raw("#" .. picture(img)) end

local function figure(element)
  local img
  element:walk({ Image = function(found) img = img or found end })
  if not img then return nil end
  local open = string.format("#figure(%s, kind: image, caption: [", picture(img))
  return pandoc.Plain(between(open, flat(element.caption.long), "])" .. label(element.identifier)))
end

-- ---- Tables --------------------------------------------------------------------------------------

-- Marks hang beside a number: the digits stay one below the other.
local function hang_marks(content)
  return content:walk({
    Superscript = function(sup) return between("#hung-mark[", sup.content, "]") end,
  })
end

-- A plain list filled in place: tables have thousands of cells.
local function push(result, open, content, close)
  table.insert(result, raw(open))
  for _, inline in ipairs(content) do table.insert(result, inline) end
  table.insert(result, raw(close))
end

local function push_cell(result, at, alignment, strong)
  local block = at.contents[1]
  local content = #at.contents == 1 and block.t == "Plain" and block.content or flat(at.contents)
  if alignment ~= "left" and at.text:find("]", 1, true) then content = hang_marks(content) end
  local options = {}
  if at.wide > 1 then table.insert(options, "colspan: " .. at.wide) end
  if at.high > 1 then table.insert(options, "rowspan: " .. at.high) end
  local open = #options > 0 and "table.cell(" .. table.concat(options, ", ") .. ")[" or "["
  push(result, open .. (strong and "#strong[" or ""), content, strong and "]], " or "], ")
end

local function push_head(result, at)
  if at.wide > 1 then
    local open = string.format("table.cell(colspan: %d, align: center)[#spanner[", at.wide)
    return push(result, open, flat(at.contents), "]], ")
  end
  local open = at.high > 1 and string.format("table.cell(rowspan: %d)[", at.high) or "["
  push(result, open, flat(at.contents), "], ")
end

local function report_table(tbl)
  local grid = columns.read(tbl.head, tbl.bodies, tbl.colspecs)
  local shares, step = widths(grid)
  local result = { raw(string.format(
    "report-table(columns: (%s), alignments: (%s,), head-rows: %d, step: %d, table.header(repeat: true, ",
    shares, table.concat(grid.alignments, ", "), grid.head_rows, step)) }
  for _, at in ipairs(grid.head) do push_head(result, at) end
  table.insert(result, raw("), "))
  local line, total = 0, false
  for _, at in ipairs(grid.body) do
    if at.line ~= line then
      line, total = at.line, at.row.classes:includes("total")
      if total then table.insert(result, raw("table.hline(stroke: thin-rule), ")) end
    end
    push_cell(result, at, grid.alignments[at.column], total)
  end
  table.insert(result, raw(")"))
  return pandoc.Inlines(result), step
end

-- A table with the notes below it is one figure: they stay together.
local function table_figure(wrap, notes)
  local tbl
  wrap:walk({ Table = function(found) tbl = tbl or found end })
  if not tbl then return nil end
  local made, step = report_table(tbl)
  local open = step > 1 and "#reach-out[#figure(kind: table, " or "#figure(kind: table, "
  local content = pandoc.Inlines({ raw(open) })
  if #tbl.caption.long > 0 then content:extend(between("caption: [", flat(tbl.caption.long), "], ")) end
  content:insert(raw("{ "))
  content:extend(made)
  if notes then content:extend(between("; table-notes[", flat(notes.content), "]")) end
  content:insert(raw(" })" .. label(tbl.identifier) .. (step > 1 and "]" or "")))
  return pandoc.Plain(content)
end

local function is_div(block, class)
  return block and block.t == "Div" and block.classes:includes(class)
end

local function blocks(list)
  local result, number = pandoc.Blocks({}), 1
  while number <= #list do
    local block = list[number]
    if block.t == "Table" then block = pandoc.Div({ block }, pandoc.Attr("", { "table-wrap" })) end
    if is_div(block, "table-wrap") then
      local notes = is_div(list[number + 1], "table-notes") and list[number + 1] or nil
      local made = table_figure(block, notes)
      if made and notes then number = number + 1 end
      result:insert(made or block)
    else
      result:insert(block)
    end
    number = number + 1
  end
  return result
end

-- ---- Boxes ---------------------------------------------------------------------------------------

local function callout(element, kind)
  local title = pandoc.Inlines(TITLES[kind] or TITLES.note)
  local first = element.content[1]
  local id = ""
  if first and first.t == "Header" then
    title, id = without_number(first.content), first.identifier
    element.content:remove(1)
  elseif element.attributes.title then
    title = pandoc.Inlines(element.attributes.title)
  end
  local result = pandoc.Blocks({
    pandoc.Plain(between("#callout(kind: " .. quote(kind) .. ", title: [", title, "])[")) })
  result:extend(element.content)
  result:insert(pandoc.Plain({ raw("]" .. label(id ~= "" and id or element.identifier)) }))
  return result
end

local function key_figures(element)
  local content = pandoc.Inlines({ raw("#key-figures(") })
  for _, block in ipairs(element.content) do
    if is_div(block, "key-figure") then
      content:insert(raw("("))
      for _, paragraph in ipairs(block.content) do
        content:extend(between("[", flat({ paragraph }), "], "))
      end
      content:insert(raw("), "))
    end
  end
  content:insert(raw(")"))
  return pandoc.Plain(content)
end

local function div(element)
  if element.classes:includes("key-figures") then return key_figures(element) end
  for _, class in ipairs(element.classes) do
    local kind = class:match("^callout%-(%a+)$")
    if kind and TITLES[kind] then return callout(element, kind) end
    if class == "lead" then
      local result = pandoc.Blocks({ pandoc.RawBlock("typst", "#lead[") })
      result:extend(element.content)
      result:insert(pandoc.RawBlock("typst", "]"))
      return result
    end
  end
  if element.classes:includes("chapter") then return element.content end
end

-- ---- Spans ---------------------------------------------------------------------------------------

-- The ledger's anchors are for the site; the PDF only says which number is shown, to be checked.
local function span(element)
  if element.classes:includes("v") then
    local key = element.attributes["data-k"] or element.attributes.k
    local shown = pandoc.utils.stringify(element)
    return between(string.format("#v(%s, %s)[", quote(key), quote(shown)), element.content, "]")
  end
  if element.classes:includes("gt_column_spanner") then return element.content end
  if element.classes:includes("missing") then
    return between("#missing[", element.content, "]")
  end
  if element.classes:includes("caption-label") then
    return between("#caption-label[", element.content, "]")
  end
  if element.classes:includes("outcome") then
    for _, outcome in ipairs(OUTCOMES) do
      if element.classes:includes(outcome) then
        return between("#outcome(" .. quote(outcome) .. ")[", element.content, "]")
      end
    end
  end
end

return {
  { Div = div },
  -- From the outside in: a table inside its frame must not be taken for one without.
  { traverse = "topdown", Blocks = blocks },
  { Figure = figure, Header = header },
  { Image = image, Span = span },
}
