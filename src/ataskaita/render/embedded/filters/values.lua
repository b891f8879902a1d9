-- Every number of the site leads to its indicator in the catalogue: a plain link, which a script
-- turns into a note that opens in place.

local pages = {}

local function read_targets(meta)
  for id, target in pairs(meta.targets or {}) do
    if id:sub(1, 4) == "ind-" then pages[id] = pandoc.utils.stringify(target.page) end
  end
end

local function catalogue_id(key)
  return "ind-" .. key:match("^[^@%[~]+"):gsub("[._]", "-")
end

local function link(span)
  if not span.classes:includes("v") then return nil end
  local key = span.attributes["data-k"] or span.attributes.k
  local id = catalogue_id(key)
  if not pages[id] then return nil end
  local attributes = { ["data-k"] = key, ["data-page"] = pages[id] }
  return pandoc.Link(span.content, "#" .. id, "",
    pandoc.Attr(span.identifier, { "v" }, attributes))
end

return { { Meta = read_targets }, { Span = link } }
