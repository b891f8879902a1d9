-- The text of a page that is no notebook, as it was executed: Quarto has put values into it that know
-- nothing of the sentence around them, and shows the code of those that are empty.

local function shown(block)
  return block.t == "Div" and block.classes:includes("cell") and #block.content > 0
end

-- Quarto may have made the first heading the page's title.
local function is_title(block) return block.t == "Header" and block.level == 1 end

return function(pages)
  local file = io.open(quarto.doc.input_file or "", "rb")
  local texts = file and pages.texts[pandoc.utils.sha1(file:read("a"))]
  if file then file:close() end
  if not texts then return {} end
  return { { Pandoc = function(doc)
    local cells = doc.blocks:filter(shown)
    if #cells ~= #texts - 1 then return nil end
    local titled = #doc.blocks:filter(is_title) > 0
    local blocks = pandoc.Blocks({})
    for place, text in ipairs(texts) do
      local read = pandoc.read(text, "markdown").blocks
      if not titled then read = read:filter(function(block) return not is_title(block) end) end
      blocks:extend(read)
      blocks:insert(cells[place])
    end
    return pandoc.Pandoc(blocks, doc.meta)
  end } }
end
