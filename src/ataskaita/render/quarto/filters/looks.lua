-- After Quarto's own filters: the looks, order of words and notes on numbers of the other engine's
-- pages, from the same files.

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local pages = dofile(pandoc.path.join({ HERE, "pages.lua" }))

-- What stands behind a number in a caption, by the beginning of the label.
local NAMES = { tbl = "lentelė.", fig = "pav." }

local function asset(name) return pandoc.path.join({ pages.folder, "assets", name }) end

local function add_assets()
  local styles, scripts, resources = {}, {}, {}
  for _, name in ipairs(pages.stylesheets) do table.insert(styles, asset(name)) end
  for _, name in ipairs(pages.scripts) do
    local notes = pages.offset .. "/site_libs/quarto-contrib/ataskaita-notes/" .. pages.name .. ".js"
    table.insert(scripts, { path = asset(name), attribs = { defer = "", ["data-numbers"] = notes } })
  end
  for _, name in ipairs(pages.resources) do
    table.insert(resources, { name = name, path = asset(name) })
  end
  quarto.doc.add_html_dependency({ name = "ataskaita", stylesheets = styles, scripts = scripts,
    resources = resources })
  local notes = { name = pages.name .. ".js", path = asset("provenance/" .. pages.name .. ".js") }
  quarto.doc.add_html_dependency({ name = "ataskaita-notes", resources = { notes } })
end

-- ---- Numbers ---------------------------------------------------------------------------------------

-- The catalogue's entry for a value; as `references.py` names it.
local function entry_of(key)
  local label = "ind-" .. key:match("^[^@%[~]+"):gsub("[._]", "-")
  return pages.labels[label] and pages.address(label)
end

-- Of inline values that are alike Quarto evaluates one, and shows it at each place.
local seen = {}

local function number(span)
  local key = span.attributes["data-k"]
  local address = key and span.classes:includes("v") and entry_of(key)
  if not address then return nil end
  local id = seen[span.identifier] and "" or span.identifier
  seen[id] = true
  return pandoc.Link(span.content, address, "",
    pandoc.Attr(id, { "v" }, { ["data-k"] = key }))
end

local function numbers_of_html(block)
  if not block.format:match("^html") then return nil end
  local text = block.text:gsub('<span( id="[^"]*")( class="v" data%-k="([^"]*)")>(.-)</span>',
    function(id, rest, key, shown)
      local address = entry_of(key)
      return address and '<a href="' .. address .. '"' .. id .. rest .. ">" .. shown .. "</a>"
    end)
  return pandoc.RawBlock(block.format, text)
end

-- ---- Captions, charts ------------------------------------------------------------------------------

-- "Lentelė 5.1: …" as Lithuanian has it: "5.1 lentelė. …". The number is the one that references say.
local function renamed(inlines, label)
  local known = pages.labels[label]
  local kind = known and NAMES[known.kind]
  local _, colon = inlines:find_if(function(one) return one.t == "Str" and one.text:match(":$") end)
  if not kind or not colon then return inlines end
  local rest = pandoc.Inlines({ table.unpack(inlines, colon + 1) })
  local said = pandoc.Str(known.number .. "\u{a0}" .. kind)
  rest:insert(1, pages.single and pandoc.Strong({ said })
    or pandoc.Span({ said }, pandoc.Attr("", { "caption-label" })))
  return rest
end

local function captions(blocks)
  for place = 1, #blocks - 1 do
    local open, text = blocks[place], blocks[place + 1]
    local label = open.t == "RawBlock" and open.text:match('^<figcaption.-id="([%w_-]-)%-caption%-')
    if label and text.t == "Plain" then
      blocks[place + 1] = pandoc.Plain(renamed(text.content, label))
    end
  end
  return blocks
end

-- In Word a caption is a paragraph that begins with its style.
local function word_captions(div)
  if not pages.labels[div.identifier] then return nil end
  div.content = div.content:map(function(block)
    local first = block.t == "Para" and block.content[1]
    if not first or first.t ~= "RawInline" or not first.text:match('"ImageCaption"') then return block end
    block.content:remove(1)
    return pandoc.Para(pandoc.Inlines({ first }) .. renamed(block.content, div.identifier))
  end)
  return div
end

-- Quarto puts what has a caption into the middle of a table of one cell, and numbers with it.
local function word_frame(frame)
  if #frame.colspecs > 1 then return nil end
  local ours = false
  frame:walk({ Div = function(div) ours = ours or pages.labels[div.identifier] ~= nil end })
  if not ours then return nil end
  frame.colspecs = { { "AlignDefault", frame.colspecs[1][2] } }
  return frame
end

local inline_chart

-- Drawn into the page a chart has the page's font, wherever it is read.
local function chart(block)
  local image = #block.content == 1 and block.content[1]
  if not image or image.t ~= "Image" then return nil end
  local link = image.src:match("^[^:]+_files/.*%.svg$")
  if not link or not io.open(image.src) then return nil end
  inline_chart = inline_chart or dofile(pandoc.path.join({ pages.folder, "charts.lua" }))
  return pandoc.Plain({ inline_chart(image) })
end

-- What it shows is told to those who don't see it; a drawing becomes a picture that all programs show.
local function word_picture(image)
  local alternative = image.attributes["fig-alt"] or image.attributes.alt
  if alternative then image.caption = { pandoc.Str(alternative) } end
  local file = io.open(image.src, "rb")
  if file then
    local picture = pandoc.path.join({ pages.folder, pandoc.utils.sha1(file:read("a")) .. ".png" })
    file:close()
    local made = io.open(picture, "rb")
    if made then
      made:close()
      image.src = pandoc.path.make_relative(picture, pandoc.system.get_working_directory())
    end
  end
  return image
end

if quarto.doc.is_format("docx") then
  return { { Div = word_captions, Image = word_picture, Table = word_frame } }
end
if pages.single then return {} end

local spark = dofile(pandoc.path.join({ pages.folder, "spark.lua" }))

return {
  { Blocks = captions },
  { Para = chart, Plain = chart },
  { Span = function(span) return spark(span) or number(span) end, RawBlock = numbers_of_html },
  { Pandoc = function(doc) add_assets(); return doc end },
}
