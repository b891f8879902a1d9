-- Writes the pieces of a chapter for the site and for the PDF at once: each is read and numbered by
-- itself, all of them in one process, and nothing is handed from one process to the next.
--
-- A script for `pandoc lua`: it starts four times as fast as a reader and a writer of `pandoc`'s,
-- and filters run in it as they are, while for `run_lua_filter` each time another Lua is started.
--
-- What comes in is JSON, in a line: the pieces and the names of their format, and the metadata that
-- the filters ask for. What goes out is a line of JSON as well: a list of what the pieces became.

local HERE = pandoc.path.directory(arg[0])
local OPTIONS = pandoc.WriterOptions({ wrap_text = "wrap-none", section_divs = true })
-- What follows the last block of a piece shows how the format sets blocks apart.
local END = "\u{e00a}"

-- What a space does not break after; `pandoc` itself reads these from a file.
local ABBREVIATIONS = [[
aet. aetat. al. Apr. Aug. bk. Bros. c. Capt. cf. ch. chap. chs. Co. col. Corp. cp. d. Dec. Dr. e.g.
ed. eds. esp. f. fasc. Feb. ff. fig. fl. fol. fols. Fr. Gen. Gov. Hon. i.e. ill. Inc. incl. Jan. Jr.
Jul. Jun. Ltd. M.A. M.D. Mar. Mr. Mrs. Ms. n. n.b. nn. No. Nov. Oct. p. Ph.D. pp. Pres. Prof. pt.
q.v. Rep. Rev. s.v. s.vv. saec. sec. Sen. Sep. Sept. Sgt. Sr. St. univ. viz. vol. vs.]]
local words = {}
for word in ABBREVIATIONS:gmatch("%S+") do words[word] = true end
local READER = pandoc.ReaderOptions({ abbreviations = words })

local compiled = {}

-- The filters that a file gives back, or else the one that its global functions make up. Each time
-- it runs anew, as it keeps count in variables of its own.
local function filters_of(name)
  local file = pandoc.path.join({ HERE, name })
  compiled[name] = compiled[name] or string.dump(assert(loadfile(file, "t")))
  local globals = setmetatable({ PANDOC_SCRIPT_FILE = file }, { __index = _G })
  local given = load(compiled[name], file, "b", globals)()
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

local function convert(text, format, meta)
  local doc = pandoc.Pandoc(pandoc.read(text, format, READER).blocks, meta)
  doc = filtered(doc, { "floats.lua", "typography.lua", "number.lua" })
  local typst = filtered(doc, { "refs.lua", "typst.lua" })
  typst.blocks:insert(pandoc.Plain({ pandoc.RawInline("typst", END) }))
  return {
    meta = plain(doc.meta),
    html = pandoc.write(filtered(doc, { "refs.lua", "html.lua" }), "html5", OPTIONS),
    typst = pandoc.write(typst, "typst", OPTIONS),
  }
end

-- Each line asks for the pieces of a chapter, and is answered by a line.
for line in io.lines() do
  local given = pandoc.json.decode(line)
  local made = pandoc.List(given.pieces):map(function(text)
    return convert(text, given.format, given.metadata)
  end)
  io.write(pandoc.json.encode(made), "\n")
  io.flush()
end
