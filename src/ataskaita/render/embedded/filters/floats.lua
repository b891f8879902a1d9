-- Labelled tables and charts become blocks with their caption. Tables are HTML and stay so: reading
-- them cell by cell takes pandoc longer than a whole chapter, and `tables/` dresses them afterwards.

local function inlines(text)
  return pandoc.utils.blocks_to_inlines(pandoc.read(text, "markdown").blocks)
end

local function is_html_table(block)
  return block.t == "RawBlock" and block.format == "html" and block.text:find("<table", 1, true)
end

local function table_float(div, caption)
  local found
  for _, block in ipairs(div.content) do
    if is_html_table(block) or block.t == "Table" then found = found or block end
  end
  if not found then return nil end
  if found.t == "Table" then
    found.caption = { long = { pandoc.Plain(caption) } }
    found.identifier = div.identifier
    return found
  end
  return pandoc.Div({ pandoc.Plain(caption), found },
    pandoc.Attr(div.identifier, { "table-float" }))
end

local function figure_float(div, caption)
  local image
  div:walk({ Image = function(img) image = image or img end })
  if not image then return nil end
  image.caption = inlines(div.attributes.alt or "")
  image.attributes.alt = div.attributes.alt
  return pandoc.Figure({ pandoc.Plain({ image }) }, { long = { pandoc.Plain(caption) } },
    pandoc.Attr(div.identifier))
end

function Div(div)
  if not div.classes:includes("float") then return nil end
  local caption = inlines(div.attributes.caption)
  if div.identifier:match("^tbl%-") then return table_float(div, caption) end
  if div.identifier:match("^fig%-") then return figure_float(div, caption) end
end
