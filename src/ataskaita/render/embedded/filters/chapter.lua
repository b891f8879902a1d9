-- Converts one chapter for the site and for the PDF: it is read once and written twice.
--
-- A script for `pandoc lua`: JSON comes in, the text and the metadata that the filters ask for; JSON
-- goes out, the chapter in both formats and what is known of its headings, labels and tables.

local HERE = pandoc.path.directory(arg[0])
local OPTIONS = pandoc.WriterOptions({ wrap_text = "wrap-none", section_divs = true })

-- What a space does not break after; `pandoc` itself reads these from a file.
local ABBREVIATIONS = [[
aet. aetat. al. Apr. Aug. bk. Bros. c. Capt. cf. ch. chap. chs. Co. col. Corp. cp. d. Dec. Dr. e.g.
ed. eds. esp. f. fasc. Feb. ff. fig. fl. fol. fols. Fr. Gen. Gov. Hon. i.e. ill. Inc. incl. Jan. Jr.
Jul. Jun. Ltd. M.A. M.D. Mar. Mr. Mrs. Ms. n. n.b. nn. No. Nov. Oct. p. Ph.D. pp. Pres. Prof. pt.
q.v. Rep. Rev. s.v. s.vv. saec. sec. Sen. Sep. Sept. Sgt. Sr. St. univ. viz. vol. vs.]]
local words = {}
for word in ABBREVIATIONS:gmatch("%S+") do words[word] = true end
local READER = pandoc.ReaderOptions({ abbreviations = words })

-- The filters that a file gives back, or else the one that its global functions make up.
local function filters_of(name)
  local file = pandoc.path.join({ HERE, name })
  local globals = setmetatable({ PANDOC_SCRIPT_FILE = file }, { __index = _G })
  local given = assert(loadfile(file, "t", globals))()
  if given then return given end
  local filter = {}
  for key, value in pairs(globals) do
    if type(value) == "function" then filter[key] = value end
  end
  return { filter }
end

local function filtered(doc, names)
  for _, name in ipairs(names) do
    for _, filter in ipairs(filters_of(name)) do doc = doc:walk(filter) end
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

local given = pandoc.json.decode(io.read("a"))

-- Markdown that cells gave can hold what no source was looked at for.
local elements = loadfile(given.elements)()
local findings = pandoc.List({})
for _, output in ipairs(given.outputs) do
  for _, finding in ipairs(elements.check(pandoc.read(output.text, given.format, READER), true).findings) do
    finding.cell = output.cell
    findings:insert(finding)
  end
end

local function walked(doc, filters)
  for _, filter in ipairs(filters) do doc = doc:walk(filter) end
  return doc
end

local visible = filters_of("visible.lua")

local conditional = false
local function is_conditional(element)
  conditional = conditional or element.classes:includes("content-visible")
    or element.classes:includes("content-hidden")
end

local read = walked(pandoc.read(given.text, given.format, READER):walk(elements.plain), visible())
read:walk({ Div = is_conditional, Span = is_conditional })
local doc = filtered(pandoc.Pandoc(read.blocks, given.metadata),
  { "html_inlines.lua", "floats.lua", "pictures.lua", "typography.lua", "number.lua", "tables.lua" })

-- What is written, before any filter has seen it: the finished page is compared with it.
local form = loadfile(given.form)()(walked(read, visible("html")), given.format)

local function html(format)
  return pandoc.write(filtered(walked(doc, visible(format)), { "html.lua" }), "html5", OPTIONS)
end

local known = plain(doc.meta)

-- Headings that cells give follow those of the text around them.
local level = 1
for _, heading in ipairs(known.headings) do
  if tonumber(heading.level) > level + 1 and #given.outputs > 0 then
    local cell = given.outputs[1].cell
    for _, output in ipairs(given.outputs) do
      if output.text:find("# " .. heading.title, 1, true) then cell = output.cell end
    end
    findings:insert({ cell = cell, kind = "heading-skip", text = heading.title })
  end
  level = tonumber(heading.level)
end

-- Quotation marks and dashes are written as they are: Typst is told to change none.
io.write(pandoc.json.encode({
  known = known,
  findings = findings,
  form = form,
  html = html("html"),
  -- What the PDF says, to compare it with, where it does not say the same.
  html_of_pdf = conditional and html("typst") or "",
  typst = pandoc.write(filtered(walked(doc, visible("typst")), { "typst.lua" }), "typst-smart", OPTIONS),
}))
