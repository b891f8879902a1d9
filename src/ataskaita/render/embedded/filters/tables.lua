-- Tables are set by `tables/`, the same way for the site and the PDF: here they are handed over as
-- HTML in the metadata. In the text a `Div` stands for each, with its number among them, its label
-- and its caption; its class is the mark that no author's text holds.

local OPTIONS = pandoc.WriterOptions({ wrap_text = "wrap-none" })
local sources = pandoc.List({})
local mark

local function stand_in(html, id, caption)
  sources:insert(pandoc.MetaString(html))
  local attributes = pandoc.Attr(id, { mark }, { number = tostring(#sources) })
  return pandoc.Div({ pandoc.Plain(caption) }, attributes), false
end

local tables = {
  traverse = "topdown",
  RawBlock = function(block)
    if block.format == "html" and block.text:find("<table", 1, true) then
      return stand_in(block.text, "", pandoc.Inlines({}))
    end
  end,
  Div = function(div)
    if not div.classes:includes("table-float") then return nil end
    local id = div.attributes.also or div.identifier
    return stand_in(div.content[2].text, id, div.content[1].content)
  end,
  Table = function(tbl)
    local id, caption = tbl.attributes.also or tbl.identifier, pandoc.utils.blocks_to_inlines(tbl.caption.long)
    tbl.identifier, tbl.attributes.also, tbl.caption = "", nil, { long = {} }
    return stand_in(pandoc.write(pandoc.Pandoc({ tbl }), "html5", OPTIONS), id, caption)
  end,
}

function Pandoc(doc)
  mark = pandoc.utils.stringify(doc.meta.mark)
  doc = doc:walk(tables)
  doc.meta.tables = pandoc.MetaList(sources)
  return doc
end
