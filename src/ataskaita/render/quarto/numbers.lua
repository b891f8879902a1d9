-- Lists the numbers of a text, as they stand after all other filters, for comparison with the ledger.

local numbers = pandoc.List({})

local function note(span)
  if span.classes:includes("v") then
    local id = span.attributes["data-k"] or span.attributes.k
    numbers:insert({ id = id, text = pandoc.utils.stringify(span) })
  end
end

function Pandoc(doc)
  doc:walk({
    traverse = "topdown",
    Span = note,
    -- A table may have been left as HTML.
    RawBlock = function(block)
      if block.format:match("^html") then
        pandoc.read(block.text, "html").blocks:walk({ Span = note })
      end
    end,
  })
  local file = assert(io.open("numbers.json", "w"))
  file:write(pandoc.json.encode(numbers))
  file:close()
end
