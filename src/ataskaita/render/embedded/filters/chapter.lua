-- Writes the pieces of a chapter for the site and for the PDF at once: each is read and numbered by
-- itself, all of them in one process, and nothing is handed from one process to the next.
--
-- What comes in is the name of the pieces' format and the pieces, with signs between; a reader of
-- pandoc's is given what `pandoc` itself gives it. What goes out is JSON: a list of what they became.

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local NEXT = "\u{e00b}"
local OPTIONS = pandoc.WriterOptions({ wrap_text = "wrap-none", section_divs = true })
-- What follows the last block of a piece shows how the format sets blocks apart.
local END = "\u{e00a}"

local function filtered(doc, filters)
  for _, name in ipairs(filters) do
    doc = pandoc.utils.run_lua_filter(doc, pandoc.path.join({ HERE, name }))
  end
  return doc
end

local function plain(value)
  local kind = pandoc.utils.type(value)
  if kind == "Meta" or kind == "table" or kind == "List" then
    local result = {}
    for key, item in pairs(value) do result[key] = plain(item) end
    return kind == "List" and pandoc.List(result) or result
  end
  return pandoc.utils.stringify(value)
end

local function convert(piece, meta)
  local doc = pandoc.Pandoc(piece.content, meta)
  doc = filtered(doc, { "floats.lua", "typography.lua", "number.lua" })
  local typst = filtered(doc, { "refs.lua", "typst.lua" })
  typst.blocks:insert(pandoc.Plain({ pandoc.RawInline("typst", END) }))
  return {
    meta = plain(doc.meta),
    html = pandoc.write(filtered(doc, { "refs.lua", "html.lua" }), "html5", OPTIONS),
    typst = pandoc.write(typst, "typst", OPTIONS),
  }
end

function Reader(input, options)
  local pieces, format = pandoc.Blocks({}), nil
  for text in (tostring(input) .. NEXT):gmatch("(.-)" .. NEXT) do
    if format then
      pieces:insert(pandoc.Div(pandoc.read(text, format, options).blocks))
    else
      format = text
    end
  end
  return pandoc.Pandoc(pieces)
end

function Writer(doc)
  return pandoc.json.encode(doc.blocks:map(function(piece) return convert(piece, doc.meta) end))
end
