-- For the PDF: what Typst needs said in its own words. The functions called here are defined in
-- templates/report.typ.

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local tables = dofile(pandoc.path.join({ HERE, "tables.lua" }))("typst")

local TITLES = { note = "Pastaba", warning = "Dėmesio", tip = "Patarimas", important = "Svarbu",
  caution = "Atsargiai" }
local OUTCOMES = { "reached", "nearly", "partly", "missed", "unknown" }

-- Stands where a section of a chapter begins: it may be set by itself.
local SECTION = "\u{e009}"

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
  if element.attributes.section then open = SECTION .. open end
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

-- ---- Spans ---------------------------------------------------------------------------------------

-- The ledger's anchors are for the site; the PDF only says which number is shown, to be checked.
local function span(element)
  if element.classes:includes("v") then
    local key = element.attributes["data-k"] or element.attributes.k
    local shown = pandoc.utils.stringify(element)
    -- A number and its unit stay on one line, as the site's style sheet has it.
    local whole = element.content:walk({ Space = function() return pandoc.Str("\u{a0}") end })
    return between(string.format("#v(%s, %s)[", quote(key), quote(shown)), whole, "]")
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

-- ---- Boxes ---------------------------------------------------------------------------------------

local function is_div(block, class)
  return block.t == "Div" and block.classes:includes(class)
end

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

-- Before boxes are opened: a heading in one begins no section.
local function mark_sections(element)
  if not element.classes:includes("chapter") then return nil end
  for _, block in ipairs(element.content) do
    if block.t == "Header" and block.level == 2 then block.attributes.section = "" end
  end
  return element
end

return {
  { Div = mark_sections },
  tables,
  { Div = div },
  { Figure = figure, Header = header },
  { Image = image, Span = span },
}
