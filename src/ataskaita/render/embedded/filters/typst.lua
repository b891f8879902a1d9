-- For the PDF: what Typst needs said in its own words. The functions called here are defined in
-- templates/report.typ.

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local columns = dofile(pandoc.path.join({ HERE, "columns.lua" }))
local widths = dofile(pandoc.path.join({ HERE, "widths.lua" }))
local typography = dofile(pandoc.path.join({ HERE, "typography.lua" }))

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

local function cell_inlines(cell, alignment, strong)
  local content = flat(cell.contents)
  if alignment ~= "left" then content = hang_marks(content) end
  local options = {}
  if cell.col_span > 1 then table.insert(options, "colspan: " .. cell.col_span) end
  if cell.row_span > 1 then table.insert(options, "rowspan: " .. cell.row_span) end
  local open = #options > 0 and "table.cell(" .. table.concat(options, ", ") .. ")[" or "["
  if strong then return between(open .. "#strong[", content, "]], ") end
  return between(open, content, "], ")
end

local function head_cell(cell)
  local content = flat(cell.contents)
  if cell.col_span > 1 then
    return between(string.format("table.cell(colspan: %d, align: center)[#spanner[", cell.col_span),
      content, "]], ")
  end
  local open = cell.row_span > 1 and string.format("table.cell(rowspan: %d)[", cell.row_span) or "["
  return between(open, content, "], ")
end

local function head(tbl)
  local result = pandoc.Inlines({ raw("table.header(repeat: true, ") })
  columns.each(tbl.head.rows, function(cell) result:extend(head_cell(cell)) end)
  result:insert(raw("), "))
  return result
end

local function body(tbl, alignments)
  local result, current = pandoc.Inlines({}), nil
  columns.each(columns.body_rows(tbl), function(cell, column, row)
    local total = row.classes:includes("total")
    if row ~= current and total then result:insert(raw("table.hline(stroke: thin-rule), ")) end
    result:extend(cell_inlines(cell, alignments[column], total))
    current = row
  end)
  return result
end

local function report_table(tbl)
  local alignments = columns.alignments(tbl)
  local shares, step = widths(tbl, alignments)
  local content = between(
    string.format("report-table(columns: (%s), alignments: (%s,), head-rows: %d, step: %d, ",
      shares, table.concat(alignments, ", "), #tbl.head.rows, step),
    head(tbl) .. body(tbl, alignments), ")")
  return content, step
end

-- A table with the notes below it is one figure: they stay together.
local function table_figure(wrap, notes)
  local tbl
  wrap:walk({ Table = function(found) tbl = tbl or found end })
  if not tbl then return nil end
  local made, step = report_table(tbl)
  local content = pandoc.Inlines({ raw((step > 1 and "#reach-out[" or "") .. "#figure(kind: table, ") })
  if #tbl.caption.long > 0 then
    content:extend(between("caption: [", flat(tbl.caption.long), "], "))
  end
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
  typography,
  { Div = div },
  -- From the outside in: a table inside its frame must not be taken for one without.
  { traverse = "topdown", Blocks = blocks },
  { Figure = figure, Header = header },
  { Image = image, Span = span },
}
