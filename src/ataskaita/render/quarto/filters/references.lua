-- Before Quarto's own filters: what a reference says, and where it leads. Quarto counts each page by
-- itself, and a single document as one chapter; we know the numbers of the whole book.

local pages = dofile(pandoc.path.join({ pandoc.path.directory(PANDOC_SCRIPT_FILE), "pages.lua" }))

local function text_of(known, mode)
  if mode == "SuppressAuthor" then return known.number end
  return known.number .. "\u{a0}" .. known.name
end

-- One that we don't know is left to Quarto, and so are literature and what only Quarto can show.
local function reference(cite)
  local found = pandoc.Inlines({})
  for position, citation in ipairs(cite.citations) do
    local known = pages.labels[citation.id]
    if not known or known.number == "" then return nil end
    if position > 1 then found:insert(pandoc.Str(", ")) end
    local link = pandoc.Link(text_of(known, citation.mode), pages.address(citation.id), "",
      pandoc.Attr("", { "reference" }))
    found:insert(link)
  end
  return found
end

return { { Cite = reference } }
