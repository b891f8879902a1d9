-- Writes a chapter for the site and for the PDF at once: it is read and numbered only once, and
-- nothing is handed from one process to the next.

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local OPTIONS = pandoc.WriterOptions({ wrap_text = "wrap-none", section_divs = true })

local function write(doc, format, filters)
  for _, name in ipairs(filters) do
    doc = pandoc.utils.run_lua_filter(doc, pandoc.path.join({ HERE, name }))
  end
  return pandoc.write(doc, format, OPTIONS)
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

function Writer(doc)
  return pandoc.json.encode({
    meta = plain(doc.meta),
    html = write(doc, "html5", { "refs.lua", "html.lua" }),
    typst = write(doc, "typst", { "refs.lua", "typst.lua" }),
  })
end
