-- For the site: one page a chapter, links that know their page, charts as part of the page,
-- and the names that the style sheet knows things by.

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local columns = dofile(pandoc.path.join({ HERE, "columns.lua" }))
local inline_chart = dofile(pandoc.path.join({ HERE, "charts.lua" }))

local TITLES = { note = "Pastaba", warning = "Dėmesio", tip = "Patarimas", important = "Svarbu",
  caution = "Atsargiai" }

local SHORT = 14 -- signs
local LONG_MARK = 4 -- signs
local MANY = 8 -- columns

local function raw(text) return pandoc.RawBlock("html", text) end

-- ---- Tables --------------------------------------------------------------------------------------

local function caption(tbl)
  local content = pandoc.utils.blocks_to_inlines(tbl.caption.long)
  if #content == 0 then return end
  local wrapped = pandoc.Span(content, pandoc.Attr("", { "caption-text" }))
  tbl.caption = { long = { pandoc.Plain({ wrapped }) } }
end

local function align(at, alignments)
  at.cell.alignment = "AlignDefault"
  local side = alignments[at.column]
  if side ~= "left" and at.wide == 1 then at.cell.classes:insert(side) end
  if at.column == 1 then at.cell.attributes["data-first"] = "" end
end

local function head_cell(at)
  at.cell.attributes.scope = at.wide > 1 and "colgroup" or "col"
  local content = pandoc.utils.blocks_to_inlines(at.contents)
  content = content:walk({
    Span = function(span)
      if span.classes:includes("gt_column_spanner") then return span.content end
    end,
  })
  if at.wide > 1 then content = pandoc.Inlines({ pandoc.Span(content) }) end
  if #content == 0 then
    -- A heading that says nothing is announced as nothing: name the column for those who listen.
    content = pandoc.Inlines({ pandoc.Span("Pavadinimas", pandoc.Attr("", { "hidden" })) })
  end
  at.cell.contents = { pandoc.Plain(content) }
end

-- Columns of short words, such as numbers of paragraphs, are not broken into lines.
local function short_columns(grid)
  local short = {}
  for number = 1, grid.count do short[number] = grid.alignments[number] == "left" end
  for _, at in ipairs(grid.body) do
    if (utf8.len(at.text) or 0) > SHORT then short[at.column] = false end
  end
  return short
end

-- Marks hang beside the last column's digits; a long one needs more room there.
local function has_long_marks(element)
  local found = false
  element:walk({
    Superscript = function(mark)
      found = found or utf8.len(pandoc.utils.stringify(mark)) > LONG_MARK
    end,
  })
  return found
end

local function tbl(element)
  if has_long_marks(element) then element.classes:insert("long-marks") end
  local head, bodies, colspecs = element.head, element.bodies, element.colspecs
  local grid = columns.read(head, bodies, colspecs)
  local short = short_columns(grid)
  for _, at in ipairs(grid.head) do
    align(at, grid.alignments)
    head_cell(at)
  end
  for _, at in ipairs(grid.body) do
    align(at, grid.alignments)
    if short[at.column] then at.cell.classes:insert("short") end
    if at.names_row then at.cell.attributes.scope = "row" end
  end
  for number, spec in ipairs(colspecs) do colspecs[number] = { "AlignDefault", spec[2] } end
  element.head, element.bodies, element.colspecs = head, bodies, colspecs
  caption(element)
  if grid.count >= MANY then element.classes:insert("many") end
  return element
end

local HINT = '<p class="wide-hint" aria-hidden="true">Lentelę galima slinkti į šoną →</p>'

-- A table of plain Markdown gets the same frame; what is framed is not looked into again.
local function frame(list)
  local result = pandoc.Blocks({})
  for _, block in ipairs(list) do
    if block.t == "Table" then
      block = pandoc.Div({ block }, pandoc.Attr("", { "table-wrap" }))
    end
    if block.t == "Div" and block.classes:includes("table-wrap") then
      result:insert(raw(HINT))
      result:insert(block)
    elseif block.t == "Div" then
      block.content = frame(block.content)
      result:insert(block)
    else
      result:insert(block)
    end
  end
  return result
end

-- ---- Callouts, notes -----------------------------------------------------------------------------

local function without_number(inlines)
  return inlines:walk({
    Span = function(span) if span.classes:includes("number") then return {} end end,
  })
end

local function callout(div)
  for _, class in ipairs(div.classes) do
    local kind = class:match("^callout%-(%a+)$")
    if kind and TITLES[kind] then
      local title, id = pandoc.Inlines(TITLES[kind]), ""
      local first = div.content[1]
      if first and first.t == "Header" then
        title, id = without_number(first.content), first.identifier
        div.content:remove(1)
      elseif div.attributes.title then
        title = pandoc.Inlines(div.attributes.title)
        div.attributes.title = nil
      end
      local heading = pandoc.Div({ pandoc.Plain(title) }, pandoc.Attr(id, { "callout-title" }))
      div.content:insert(1, heading)
      div.classes = pandoc.List({ "callout", class })
      div.attributes.role = "note"
      return div
    end
  end
end

-- Pandoc would gather the footnotes of all chapters at the end of the last one.
local function footnotes(content)
  local notes = pandoc.List({})
  content = content:walk({
    Note = function(note)
      notes:insert(note.content)
      local n = #notes
      return pandoc.RawInline("html", string.format(
        '<sup><a href="#isnasa-%d" id="isnasos-vieta-%d" role="doc-noteref" aria-label="%d išnaša">%d</a></sup>',
        n, n, n, n))
    end,
  })
  if #notes == 0 then return content end
  content:insert(raw('<section class="footnotes" role="doc-endnotes" aria-label="Išnašos"><ol>'))
  for number, note in ipairs(notes) do
    content:insert(raw(string.format('<li id="isnasa-%d">', number)))
    content:extend(note)
    content:insert(raw(string.format(
      '<a href="#isnasos-vieta-%d" role="doc-backlink" aria-label="Grįžti į tekstą, %d išnaša">↩</a></li>',
      number, number)))
  end
  content:insert(raw("</ol></section>"))
  return content
end

-- ---- Pages ---------------------------------------------------------------------------------------

local function page(div)
  local stem = div.attributes["data-stem"] or div.attributes.stem
  local function link(element)
    local target = element.attributes["data-page"] or element.attributes.page
    if not target then return nil end
    if target ~= stem then element.target = target .. ".html" .. element.target end
    element.attributes["data-page"], element.attributes.page = nil, nil
    return element
  end
  local function header(element)
    element.attributes.number, element.attributes["data-number"] = nil, nil
    return element
  end
  local content = footnotes(div.content)
  content = content:walk({ Div = callout, Table = tbl })
  content = frame(content)
  content = content:walk({ Link = link, Header = header, Image = inline_chart })
  content:insert(1, raw("<!--page:" .. stem .. "-->"))
  return content
end

function Pandoc(doc)
  local blocks = pandoc.Blocks({})
  for _, block in ipairs(doc.blocks) do
    if block.t == "Div" and block.classes:includes("chapter") then
      blocks:extend(page(block))
    else
      blocks:insert(block)
    end
  end
  doc.blocks = blocks
  return doc
end
