-- What `pages.py` has written for the filters, and the address of a label.

local folder = pandoc.path.join({ quarto.project.directory or ".", "_build", "pages" })

local function read(name)
  local file = io.open(pandoc.path.join({ folder, name }), "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

local known = pandoc.json.decode(read("known.json") or '{"labels": {}}', false)
local name = pandoc.path.split_extension(pandoc.path.filename(quarto.doc.input_file or ""))

local pages = { folder = folder, labels = known.labels, chapters = known.chapters or {}, texts = known.texts or {}, name = name,
  depth = known.depth or 3,
  stylesheets = known.stylesheets or {}, scripts = known.scripts or {}, resources = known.resources or {},
  single = not quarto.doc.is_format("html") }

-- Where the site begins, seen from the page.
pages.offset = quarto.project.offset or "."

-- What is known of the chapter that a heading begins; as `tables.lua` has named it.
function pages.chapter_of(header)
  local stem = header.attributes.chapter
  header.attributes.chapter = nil
  return pages.chapters[stem] or pages.labels[header.identifier]
end

-- In a single document all labels are on one page.
function pages.address(label)
  local target = pages.labels[label]
  if pages.single or target.stem == name then return "#" .. label end
  return pages.offset .. "/" .. target.page .. "#" .. label
end

return pages
