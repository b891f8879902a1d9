-- For the PDF: what Typst needs said in its own words. The functions called here are defined in
-- templates/report.typ. Typst numbers headings, tables and figures itself.

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local common = dofile(pandoc.path.join({ HERE, "common.lua" }))
local OUTCOMES = { "reached", "nearly", "partly", "missed", "unknown" }

-- The number of the chapter, which may have none; what stands for a table.
local number, mark

local function read_meta(meta)
  number, mark = pandoc.utils.stringify(meta.number or ""), pandoc.utils.stringify(meta.mark)
end

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

-- What `number.lua` has counted for the site.
local function without_number(inlines)
  local counted = false
  local rest = inlines:walk({
    Span = function(span)
      if span.classes:includes("number") or span.classes:includes("caption-label") then
        counted = true
        return {}
      end
    end,
  })
  if rest[1] and rest[1].t == "Space" then rest:remove(1) end
  return rest, counted
end

-- ---- Headings, references ------------------------------------------------------------------------

-- What is told of a number that is shown: its key and its text.
local function value(element)
  local key = element.attributes["data-k"] or element.attributes.k
  return string.format("#v(%s, %s)", quote(key), quote(pandoc.utils.stringify(element)))
end

local function header(element)
  local numbered = number ~= "" and not element.classes:includes("unnumbered")
  local open = string.format("#heading(level: %d%s)[", element.level,
    numbered and "" or ", numbering: none")
  -- The contents say a heading again, but its numbers are shown once.
  local values = ""
  local content = without_number(element.content):walk({
    Span = function(span)
      if not span.classes:includes("v") then return nil end
      values = values .. value(span) .. "[]"
      return span.content
    end,
  })
  return pandoc.Plain(between(open, content, "]" .. label(element.identifier) .. values))
end

local references = common.references(function(id, bare, ends)
  return raw(string.format("#reference(%s, bare: %s, ends: %s);", quote(id), bare, ends))
end)

-- ---- Tables --------------------------------------------------------------------------------------

-- `tables/` puts the table here, with a number only where it has one on the site.
local function place_table(div)
  if not div.classes:includes(mark) then return nil end
  local caption, counted = without_number(div.content[1].content)
  local open = string.format("#table-figure(%s, %s, [", quote(div.identifier),
    counted and "true" or "false")
  local close = string.format("], %s(%s))", mark, div.attributes.number)
  return pandoc.Plain(between(open, caption, close)), false
end

-- A line between a heading and a table goes with both: they are no company for an empty page. A list
-- goes with the table that it tells about, where that has no caption to do so.
-- With a reference, which is a label here and some signs on the page.
local LINE = 125
local function keep_with_table(blocks)
  for n = #blocks - 1, 2, -1 do
    local before, this, after = blocks[n - 1], blocks[n], blocks[n + 1]
    if after.t == "Div" and after.classes:includes(mark) then
      if before.t == "Header" and this.t == "Para"
        and utf8.len(pandoc.utils.stringify(this)) <= LINE then
        blocks[n] = pandoc.Plain(between("#block(sticky: true)[", this.content, "]"))
      elseif this.t == "BulletList" and #after.content[1].content == 0 then
        blocks:insert(n + 1, pandoc.RawBlock("typst", "]"))
        blocks:insert(n, pandoc.RawBlock("typst", "#block(sticky: true)["))
      end
    end
  end
  return blocks
end

-- ---- Charts --------------------------------------------------------------------------------------

-- Charts are as wide as the page; others as they say, or as they are.
local function width(img)
  local given = img.attributes.width
  if not given then return img.src:match("^figures/.*%.svg$") and "100%" or "auto" end
  local number, unit = given:match("^([%d.]+)(.*)$")
  if unit == "%" or unit == "cm" or unit == "mm" or unit == "in" or unit == "pt" then
    return number .. unit
  end
  return string.format("%.2fpt", (tonumber(number) or 0) * 0.75)
end

local function picture(img)
  local alt = img.attributes.alt or pandoc.utils.stringify(img.caption)
  return string.format("picture(image.with(%s, alt: %s), %s)", quote("/" .. img.src), quote(alt),
    width(img))
end

-- In a line of text.
local function image(img) return raw("#box(" .. picture(img) .. ")") end

-- By itself.
local function paragraph(para)
  if #para.content == 1 and para.content[1].t == "Image" then
    return pandoc.Plain({ raw("#block(" .. picture(para.content[1]) .. ")") })
  end
end

local LISTS = { BulletList = true, OrderedList = true }

-- What leads to a list ("Rezultatai:"), or stands between a heading and a list, is not left alone at
-- the end of a page.
local function keep_leads(blocks)
  local kept = pandoc.Blocks({})
  for place, block in ipairs(blocks) do
    local before, following = blocks[place - 1], blocks[place + 1]
    if block.t == "Para" and following and LISTS[following.t] and block.content[1].t ~= "Image"
        and (before and before.t == "Header" or pandoc.utils.stringify(block):match(":$")) then
      kept:insert(pandoc.Plain(between("#leads[", block.content, "]")))
    else
      kept:insert(block)
    end
  end
  return kept
end

-- A chart of ours, with the texts above and below it.
local function chart(element, caption, counted)
  local open = string.format("#figure(kind: image, %scaption: [",
    counted and "" or "numbering: none, ")
  local result = pandoc.Blocks({ pandoc.Plain(between(open, caption, "], chart-body[")) })
  result:extend(element.content:walk({
    Image = function(img) return raw("#" .. picture(img)) end,
  }))
  result:insert(pandoc.Plain({ raw("])" .. label(element.identifier)) }))
  return result
end

local function figure(element)
  local img
  element:walk({ Image = function(found) img = img or found end })
  if not img then return nil end
  local caption, counted = without_number(flat(element.caption.long))
  if #element.content > 1 then return chart(element, caption, counted) end
  local open = string.format("#figure(%s, kind: image, %scaption: [", picture(img),
    counted and "" or "numbering: none, ")
  return pandoc.Plain(between(open, caption, "])" .. label(element.identifier)))
end

-- ---- Spans ---------------------------------------------------------------------------------------

-- Words of another language are divided by its rules, and read out by its voice.
local function in_language(element)
  local code = element.attributes.lang or ""
  if not code:match("^%a%a%a?%f[^%a]") then return nil end
  return between("#in-language(" .. quote(code) .. ")[", element.content, "]")
end

-- The ledger's anchors are for the site; the PDF only says which number is shown, to be checked.
local function span(element)
  if element.classes:includes("v") then
    -- A number and its unit stay on one line, as the site's style sheet has it.
    local whole = element.content:walk({ Space = function() return pandoc.Str("\u{a0}") end })
    return between(value(element) .. "[", whole, "]")
  end
  if element.classes:includes("nobreak") then return between("#box[", element.content, "]") end
  for _, class in ipairs({ "published", "missing" }) do
    if element.classes:includes(class) then
      return between("#" .. class .. "[", element.content, "]")
    end
  end
  if element.classes:includes("gt_column_spanner") then return element.content end
  if element.classes:includes("spark") then
    local points = element.attributes.points:gsub("([%d.]+),([%d.]+)%s*", "(%1, %2), ")
    return raw("#spark((" .. points .. "))")
  end
  if element.classes:includes("outcome") then
    for _, outcome in ipairs(OUTCOMES) do
      if element.classes:includes(outcome) then
        return between("#outcome(" .. quote(outcome) .. ")[", element.content, "]")
      end
    end
  end
  return in_language(element)
end

-- A mark of official statistics, such as [e], leads to where marks are explained.
local function superscript(element)
  if pandoc.utils.stringify(element):match("^%[") then
    return between("#mark[", element.content, "]")
  end
end

-- ---- Boxes ---------------------------------------------------------------------------------------

local function is_div(block, class)
  return block.t == "Div" and block.classes:includes(class)
end

local function callout(element)
  local kind, title, id = common.callout(element)
  if not kind then return nil end
  local result = pandoc.Blocks({ pandoc.Plain(between("#callout(kind: " .. quote(kind) .. ", title: [",
    title or pandoc.Inlines(common.TITLES[kind]), "])[")) })
  result:extend(element.content)
  result:insert(pandoc.Plain({ raw("]" .. label(id and id ~= "" and id or element.identifier)) }))
  return result
end

-- A function of Typst's around blocks.
local function around(name, blocks)
  local result = pandoc.Blocks({ pandoc.RawBlock("typst", "#" .. name .. "[") })
  result:extend(blocks)
  result:insert(pandoc.RawBlock("typst", "]"))
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
    if class == "lead" or class:match("^chart%-%a+$") then return around(class, element.content) end
  end
  return callout(element)
end

-- Of several definitions of a term pandoc would set all paragraphs as one.
local function definitions(list)
  return pandoc.DefinitionList(list.content:map(function(item)
    local paragraphs = pandoc.Blocks({})
    for _, blocks in ipairs(item[2]) do
      for _, block in ipairs(blocks) do
        paragraphs:insert(block.t == "Plain" and pandoc.Para(block.content) or block)
      end
    end
    return { item[1], { paragraphs } }
  end))
end

-- What parts two lists: Typst would go on counting.
local function comment(block)
  if block.format == "html" then return pandoc.RawBlock("typst", "#std.v(0pt)") end
end

-- ---- Words ---------------------------------------------------------------------------------------

-- Where it begins a cell or an item, pandoc leaves these to Typst, which makes lists of them; and of
-- hyphens and full stops dashes and ellipses.
local function literal(str)
  local text = str.text
  if text:match("^[-+/]$") or text:match("^=+$") or text:match("^%d+%.$")
    or text:find("...", 1, true) or text:find("--", 1, true) then
    return raw("#" .. quote(text) .. ";")
  end
end

return {
  { Meta = read_meta },
  { Blocks = keep_leads },
  { Blocks = keep_with_table },
  { traverse = "topdown", Div = place_table },
  references,
  { Div = div },
  { Figure = figure, Header = header },
  { DefinitionList = definitions, Para = paragraph, RawBlock = comment },
  { Image = image, Span = span, Superscript = superscript },
  { Str = literal },
}
