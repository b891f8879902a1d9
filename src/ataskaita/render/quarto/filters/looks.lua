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

local function number(span)
  local key = span.attributes["data-k"]
  local address = key and span.classes:includes("v") and entry_of(key)
  if not address then return nil end
  return pandoc.Link(span.content, address, "",
    pandoc.Attr(span.identifier, { "v" }, { ["data-k"] = key }))
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
local function captions(blocks)
  for place = 1, #blocks - 1 do
    local open, text = blocks[place], blocks[place + 1]
    local label = open.t == "RawBlock" and open.text:match('^<figcaption.-id="([%w_-]-)%-caption%-')
    local known = label and pages.labels[label]
    local kind = known and NAMES[known.kind]
    if kind and text.t == "Plain" then
      local _, colon = text.content:find(pandoc.Str(":"))
      if colon then
        local rest = pandoc.Inlines({ table.unpack(text.content, colon + 1) })
        local said = pandoc.Str(known.number .. "\u{a0}" .. kind)
        rest:insert(1, pandoc.Span({ said }, pandoc.Attr("", { "caption-label" })))
        blocks[place + 1] = pandoc.Plain(rest)
      end
    end
  end
  return blocks
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

if pages.single then return {} end

return {
  { Blocks = captions },
  { Para = chart, Plain = chart },
  { Span = number, RawBlock = numbers_of_html },
  { Pandoc = function(doc) add_assets(); return doc end },
}
