-- Before Quarto's own filters: what a reference says, and where it leads. Quarto counts each page by
-- itself, and a single document as one chapter; we know the numbers of the whole book.

local pages = dofile(pandoc.path.join({ pandoc.path.directory(PANDOC_SCRIPT_FILE), "pages.lua" }))
local common = dofile(pandoc.path.join({ pages.folder, "common.lua" }))

-- One that we don't know is left to Quarto, and so are literature and what only Quarto can show.
local references = common.references(function(id, bare, ends)
  local known = pages.labels[id]
  if not known or known.number == "" then return nil end
  local name = bare and "" or "\u{a0}" .. known.name
  if ends then name = name:gsub("%.$", "") end
  return pandoc.Link(known.number .. name, pages.address(id), "", pandoc.Attr("", { "reference" }))
end)

-- ---- One document of all chapters: numbered as the book is ----------------------------------------

-- A caption as Lithuanian has it, with the chapter's number; other floats stay as Quarto has them.
local PREAMBLE = [[
#let ataskaita-number(form) = (..number) => {
  if number.pos().len() <= ]] .. pages.depth .. [[ { numbering(form, ..number) }
}
#show table: set par(justify: false)
#show table: set text(size: 0.9em, hyphenate: true)
#let ataskaita-names = ("quarto-float-tbl": "lentelė.", "quarto-float-fig": "pav.")
#show figure.caption: it => if it.kind in ataskaita-names {
  let chapter = state("ataskaita-chapter", "").get()
  let number = it.counter.get().map(str).join(".")
  set align(left)
  strong[#if chapter != "" [#chapter.]#number~#ataskaita-names.at(it.kind)]
  [ #it.body]
} else { it }
]]

local appendices = false

local function typst(text) return pandoc.RawBlock("typst", text) end

-- What Typst must know before a chapter begins.
local function begin(header)
  local known = pages.chapter_of(header)
  if not known then return nil end
  local lines = pandoc.List({})
  if known.number == "" then
    lines:insert("#set heading(numbering: none)")
  elseif known.kind == "app" then
    if not appendices then lines:insert("#counter(heading).update(0)") end
    appendices = true
    lines:insert('#set heading(numbering: ataskaita-number("A.1.1"))')
  else
    lines:insert('#set heading(numbering: ataskaita-number("1.1.1"))')
  end
  for _, kind in ipairs({ "tbl", "fig" }) do
    lines:insert('#counter(figure.where(kind: "quarto-float-' .. kind .. '")).update(0)')
  end
  lines:insert('#state("ataskaita-chapter", "").update("' .. known.number .. '")')
  return typst(table.concat(lines, "\n"))
end

local function begin_chapters(blocks)
  local found = pandoc.Blocks({})
  for _, block in ipairs(blocks) do
    local opening = block.t == "Header" and block.level == 1 and begin(block)
    if opening then found:insert(opening) end
    found:insert(block)
  end
  return found
end

-- Word counts nothing itself: the number is in the heading's text.
local chapter, counts = "", {}

local function numbered(header)
  local counted = not header.classes:includes("unnumbered")
  header.classes:insert("unnumbered")
  if header.level == 1 then
    local known = pages.chapter_of(header)
    chapter, counts = known and known.number or "", {}
  end
  if not counted or chapter == "" or header.level > pages.depth then return header end
  local number = chapter
  for level = 2, header.level do
    counts[level] = (counts[level] or 0) + (level == header.level and 1 or 0)
    number = number .. "." .. counts[level]
  end
  for level = header.level + 1, pages.depth do counts[level] = nil end
  header.content = pandoc.Inlines({ pandoc.Str(number), pandoc.Space() }) .. header.content
  return header
end

local filters = { references }
if quarto.doc.is_format("typst") then
  quarto.doc.include_text("in-header", PREAMBLE)
  table.insert(filters, { Blocks = begin_chapters })
elseif pages.single then
  table.insert(filters, { Header = numbered })
end
return filters
