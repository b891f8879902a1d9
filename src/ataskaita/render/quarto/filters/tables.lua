-- Before Quarto has read anything. On pages: texts as they were executed. In documents, which don't take
-- HTML: our tables as tables (Quarto would do the same, but start a program for each of them first), and
-- what else there is of HTML; pictures where each chapter has them.

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
  if not block.text:match('^<table class="table">') then return nil end
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

local chapter, titled

-- A document is embedded copies; each begins with its name.
local function begin(block)
  local stem = block.text:match("^<!%-%- chapter (.-) %-%->")
  if not stem then return nil end
  chapter, titled = pages.chapters[stem], false
  return {}
end

local function is_there(path)
  local file = io.open(path, "rb")
  return file and file:close()
end

-- Where nobody says more of a picture, its description is read out: a PDF that all can read needs it.
local function picture(image)
  if not image.attributes["fig-alt"] and #image.caption > 0 then
    image.attributes["fig-alt"] = pandoc.utils.stringify(image.caption)
  end
  local beside = chapter and pandoc.path.join({ chapter.folder, image.src })
  if beside and not is_there(image.src) and is_there(beside) then image.src = beside end
  return image
end

-- HTML that a cell gives: its text is the document's, and what has none is refused.
local function html_of_cell(block)
  local cell = block.text:match("^<!%-%- cell (.-) %-%->\n")
  if not cell then return nil end
  local read = pandoc.read(block.text, "html").blocks
  local pictures = 0
  read = read:walk({ Image = function(image) pictures = pictures + 1; return picture(image) end })
  if block.text:lower():find("<script", 1, true)
    or pictures == 0 and pandoc.utils.stringify(read):match("^%s*$") then
    local file = chapter and chapter.file or ""
    -- Quarto has made `error` a message, after which it goes on.
    io.stderr:write("\nERROR: " .. file .. ", langelis " .. cell .. ": HTML, kurį gali rodyti tik svetainė.\n")
    os.exit(1)
  end
  return read
end

local function block(raw)
  if raw.format:match("^html") then return begin(raw) or table_of(raw) or html_of_cell(raw) end
end

local function inline(raw)
  if not raw.format:match("^html") then return nil end
  if raw.text:match("^<br%s*/?>$") then return pandoc.LineBreak() end
  if raw.text:match("^<img%s") then
    local read = pandoc.read(raw.text, "html").blocks
    return pandoc.utils.blocks_to_inlines(read):walk({ Image = picture })
  end
end

-- The first heading of a chapter tells the other filters which one it is.
local function heading(header)
  if header.level > 1 or not chapter or titled then return nil end
  titled = true
  header.attributes.chapter = chapter.stem
  return header
end

return { { traverse = "topdown", RawBlock = block, RawInline = inline, Header = heading, Image = picture } }
