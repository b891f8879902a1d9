-- What a cell shows under a caption: its first table, or its last picture, gets label and caption,
-- and all else stays where it is. A picture that is a paragraph by itself has its description as its
-- caption. Tables are HTML and stay so: reading them cell by cell takes pandoc longer than a whole
-- chapter, and `tables/` dresses them afterwards.

local lost = pandoc.List({})

local function inlines(text)
  return pandoc.utils.blocks_to_inlines(pandoc.read(text, "markdown").blocks)
end

local function is_html_table(block)
  return block.t == "RawBlock" and block.format == "html" and block.text:find("<table", 1, true)
end

-- The one picture that a paragraph consists of.
local function picture_of(block)
  if block.t ~= "Para" and block.t ~= "Plain" then return nil end
  if #block.content == 1 and block.content[1].t == "Image" then return block.content[1] end
end

local function described(image)
  image.attributes.alt = image.attributes["fig-alt"] or image.attributes.alt
    or pandoc.utils.stringify(image.caption)
  image.attributes["fig-alt"] = nil
  image.caption, image.identifier = {}, ""
  return image
end

-- A chart with the texts around it.
local function is_chart(block) return block.t == "Div" and block.classes:includes("chart-float") end

local function chart(div) return div.content:walk({ Image = described }) end

local function figure(image, caption, id)
  image = described(image)
  return pandoc.Figure({ pandoc.Plain({ image }) }, { long = { pandoc.Plain(caption) } },
    pandoc.Attr(id))
end

-- An HTML table without the caption that it brings along, and that caption.
local function bare(block)
  local said = block.text:match("<caption[^>]*>(.-)</caption>")
  if not said then return block, pandoc.Inlines({}) end
  return pandoc.RawBlock("html", (block.text:gsub("<caption[^>]*>.-</caption>", "", 1))),
    pandoc.utils.blocks_to_inlines(pandoc.read(said, "html").blocks)
end

-- Tables behind the first are not numbered, but have a file of their own, too.
local function table_float(div, caption)
  local count = 0
  for place, block in ipairs(div.content) do
    if is_html_table(block) then
      count = count + 1
      local html, said = bare(block)
      local attributes = pandoc.Attr("", { "table-float" }, { also = div.identifier .. "." .. count })
      if count == 1 then
        attributes = pandoc.Attr(div.identifier, { "table-float" })
        if #said > 0 then caption:insert(pandoc.Space()) end
        said = caption .. said
      end
      div.content[place] = pandoc.Div({ pandoc.Plain(said), html }, attributes)
    elseif block.t == "Table" then
      count = count + 1
      if count == 1 then
        block.caption = { long = { pandoc.Plain(caption) } }
        block.identifier = div.identifier
      else
        block.attributes.also = div.identifier .. "." .. count
      end
    end
  end
  return count > 0 and div.content or nil
end

local function figure_float(div, caption)
  for place = #div.content, 1, -1 do
    local block = div.content[place]
    local image = picture_of(block)
    if is_chart(block) then
      div.content[place] = pandoc.Figure(chart(block), { long = { pandoc.Plain(caption) } },
        pandoc.Attr(div.identifier))
      return div.content
    elseif image then
      div.content[place] = figure(image, caption, div.identifier)
      return div.content
    elseif block.t == "Figure" then
      block.caption = { long = { pandoc.Plain(caption) } }
      block.identifier = div.identifier
      return div.content
    end
  end
end

local function float(div)
  if not div.classes:includes("float") then return nil end
  local caption = inlines(div.attributes.caption)
  local found
  if div.attributes.kind == "tbl" then found = table_float(div, caption)
  else found = figure_float(div, caption) end
  if not found then lost:insert(pandoc.MetaString(div.identifier)) end
  return found
end

local function own_figure(para)
  local image = picture_of(para)
  if image and #image.caption > 0 then
    local id = image.identifier:match("^fig%-") and image.identifier or ""
    return figure(image, image.caption, id)
  end
end

-- The captions that an HTML table brings along: nothing of it is lost.
local function with_caption(block)
  if not is_html_table(block) then return nil end
  local html, said = bare(block)
  if #said == 0 then return nil end
  return pandoc.Div({ pandoc.Plain(said), html }, pandoc.Attr("", { "table-float" }))
end

-- The title that a callout has as an attribute is Markdown: it becomes a heading, as others have.
local function titled(div)
  local title = div.attributes.title
  if not title then return nil end
  for _, class in ipairs(div.classes) do
    if class:match("^callout%-") then
      div.attributes.title = nil
      div.content:insert(1, pandoc.Header(4, inlines(title)))
      return div
    end
  end
end

return {
  { Para = own_figure },
  { Div = titled },
  { Div = float },
  { Div = function(div) if is_chart(div) then return chart(div) end end },
  {
    traverse = "topdown",
    Div = function(div) if div.classes:includes("table-float") then return div, false end end,
    RawBlock = with_caption,
  },
  { Meta = function(meta) meta.lost = pandoc.MetaList(lost) return meta end },
}
