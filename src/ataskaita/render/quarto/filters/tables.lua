-- Before Quarto has read anything: our tables as tables, in formats that don't take HTML. Quarto would
-- do the same, but start a program for each of them first.

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local pages = dofile(pandoc.path.join({ HERE, "pages.lua" }))
if quarto.doc.is_format("html") then
  return dofile(pandoc.path.join({ HERE, "texts.lua" }))(pages)
end

-- Pandoc's tables know no bold cells; for Typst Quarto sees to it.
local function with_bold(html)
  return (html:gsub('(<t[dh][^>]-font%-weight: bold[^>]*>)(.-)(</t[dh]>)', "%1<strong>%2</strong>%3"))
end

local function table_of(block)
  if block.format ~= "html" or not block.text:match('^<table class="table">') then return nil end
  local html = quarto.doc.is_format("typst") and block.text or with_bold(block.text)
  -- Words stand at the left, in a figure too, whose content stands in the middle.
  return pandoc.read(html, "html").blocks:walk({
    Table = function(made)
      made.colspecs = made.colspecs:map(function(spec)
        return { spec[1] == "AlignDefault" and "AlignLeft" or spec[1], spec[2] }
      end)
      return made
    end,
  })
end

-- HTML that a cell gives: its text is the document's, and what has none is refused.
local function html_of_cell(block)
  local cell = block.format == "html" and block.text:match("^<!%-%- cell (.-) %-%->\n")
  if not cell then return nil end
  local read = pandoc.read(block.text, "html").blocks
  local pictures = 0
  read:walk({ Image = function() pictures = pictures + 1 end })
  if block.text:lower():find("<script", 1, true)
    or pictures == 0 and pandoc.utils.stringify(read):match("^%s*$") then
    error("\nERROR: " .. cell .. ": langelis pateikia HTML, kurį gali rodyti tik svetainė.\n")
  end
  return read
end

return { { RawBlock = function(block) return table_of(block) or html_of_cell(block) end } }
