-- Tables leave pandoc as HTML between signs, whatever the format: `tables/` makes of them what the
-- site and the PDF need. The caption alone is written in the format itself.

local OPEN, NEXT, CLOSE = "\u{e004}", "\u{e005}", "\u{e006}"
local OPTIONS = pandoc.WriterOptions({ wrap_text = "wrap-none" })

local function marked(format, id, caption, html)
  return pandoc.Blocks({
    pandoc.RawBlock(format, OPEN .. id .. NEXT),
    pandoc.Plain(caption),
    pandoc.RawBlock(format, NEXT .. html .. CLOSE),
  })
end

-- A filter for the format's last walk.
return function(format)
  return {
    RawBlock = function(block)
      if block.format == "html" and block.text:find("<table", 1, true) then
        return marked(format, "", pandoc.Inlines({}), block.text)
      end
    end,
    Div = function(div)
      if not div.classes:includes("table-float") then return nil end
      local caption, html = div.content[1], div.content[2]
      return marked(format, div.identifier, caption.content, html.text), false
    end,
    Table = function(tbl)
      local id, caption = tbl.identifier, pandoc.utils.blocks_to_inlines(tbl.caption.long)
      tbl.caption = { long = {} }
      return marked(format, id, caption, pandoc.write(pandoc.Pandoc({ tbl }), "html5", OPTIONS)), false
    end,
    traverse = "topdown",
  }
end
