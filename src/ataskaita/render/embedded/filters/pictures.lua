-- An author's pictures: told of by a number, as only the engine knows where their files are.

local sources = pandoc.List({})
local mark

local function image(img)
  img.attributes.alt = img.attributes["fig-alt"] or img.attributes.alt
    or pandoc.utils.stringify(img.caption)
  img.attributes["fig-alt"] = nil
  if not img.src:match("^figures/") then
    sources:insert(pandoc.MetaString(img.src))
    img.src = mark .. "-picture-" .. #sources .. "-"
  end
  return img
end

return {
  { Meta = function(meta) mark = pandoc.utils.stringify(meta.mark or "") end },
  { Image = image },
  { Meta = function(meta) meta.pictures = pandoc.MetaList(sources) return meta end },
}
