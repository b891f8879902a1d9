-- Numbers chapters, sections, tables and figures, and turns references into links.
-- Lithuanian order: the number comes first ("1.1 lentelė").

local NAMES = { tbl = "lentelė", fig = "pav.", sec = "skyrius", app = "priedas" }
local NBSP = "\u{a0}"

local targets = {} -- id -> { number, kind, stem }
local unresolved = pandoc.List({})
local duplicates = pandoc.List({})
local chapters = pandoc.List({})

local function enter(id, number, kind, stem)
  if id == "" then return end
  if targets[id] then duplicates:insert(id .. " (" .. stem .. ")") end
  targets[id] = { number = number, kind = kind, stem = stem }
end

local function letter(count) return string.char(string.byte("A") + count - 1) end

local function prefix_caption(block, text)
  local long = block.caption.long
  local content = pandoc.utils.blocks_to_inlines(long)
  local label = pandoc.Span({ pandoc.Str(text) }, pandoc.Attr("", { "caption-label" }))
  block.caption = { long = { pandoc.Plain(pandoc.Inlines({ label, pandoc.Space() }) .. content) } }
  return block
end

local counters = { chapter = 0, appendix = 0 }

local function number_header(header, state)
  if header.level == 1 and not header.classes:includes("unnumbered") then
    if state.appendix then
      counters.appendix = counters.appendix + 1
      state.number = letter(counters.appendix)
    else
      counters.chapter = counters.chapter + 1
      state.number = tostring(counters.chapter)
    end
  end
  local number = state.number
  if header.level > 1 and number ~= "" then
    local depth = header.level - 1
    state.sections[depth] = (state.sections[depth] or 0) + 1
    for below = depth + 1, 6 do state.sections[below] = nil end
    for level = 1, depth do number = number .. "." .. (state.sections[level] or 0) end
  end
  local kind = (header.level == 1 and state.appendix) and "app" or "sec"
  enter(header.identifier, number, kind, state.stem)
  local title = header.content
  if number ~= "" and not header.classes:includes("unnumbered") and header.level <= 3 then
    local span = pandoc.Span({ pandoc.Str(number) }, pandoc.Attr("", { "number" }))
    header.content = pandoc.Inlines({ span, pandoc.Space() }) .. title
    header.attributes.number = number
  end
  if header.level == 1 then state.title = state.title or title end
  state.headers:insert({ level = header.level, id = header.identifier, title = title, number = number })
  return header
end

local function number_chapter(div)
  local state = {
    stem = div.attributes["data-stem"] or div.attributes.stem,
    appendix = (div.attributes["data-appendix"] or div.attributes.appendix) == "1",
    number = "", sections = {}, tables = 0, figures = 0, headers = pandoc.List({}),
  }
  local function item(block, counter, kind)
    state[counter] = state[counter] + 1
    local number = (state.number ~= "" and state.number .. "." or "") .. state[counter]
    enter(block.identifier, number, kind, state.stem)
    return prefix_caption(block, number .. NBSP .. NAMES[kind] .. (kind == "tbl" and "." or ""))
  end
  div = div:walk({
    traverse = "topdown",
    -- A heading in a callout is the callout's title, not a section.
    Div = function(inner)
      for _, class in ipairs(inner.classes) do
        if class:match("^callout%-") then return inner, false end
      end
    end,
    Header = function(header) return number_header(header, state) end,
    Table = function(tbl)
      if tbl.identifier:match("^tbl%-") then return item(tbl, "tables", "tbl"), false end
    end,
    Figure = function(figure)
      if figure.identifier:match("^fig%-") then return item(figure, "figures", "fig"), false end
    end,
  })
  chapters:insert(state)
  return div
end

local function reference(cite)
  local result = pandoc.Inlines({})
  for position, citation in ipairs(cite.citations) do
    if not citation.id:match("^[a-z]+%-") then return nil end
    local target = targets[citation.id]
    if not target then
      unresolved:insert(citation.id)
      return nil
    end
    local text = target.number
    if citation.mode ~= "SuppressAuthor" then text = text .. NBSP .. NAMES[target.kind] end
    if position > 1 then result:insert(pandoc.Str(", ")) end
    result:insert(pandoc.Link(text, "#" .. citation.id, "",
      pandoc.Attr("", { "reference" }, { ["data-page"] = target.stem })))
  end
  return result
end

-- What the pages' navigation is made of.
local function outline()
  return chapters:map(function(chapter)
    return pandoc.MetaMap({
      stem = pandoc.MetaString(chapter.stem),
      number = pandoc.MetaString(chapter.number),
      appendix = pandoc.MetaBool(chapter.appendix),
      title = pandoc.MetaString(pandoc.utils.stringify(chapter.title or chapter.stem)),
      headers = pandoc.MetaList(chapter.headers:map(function(header)
        return pandoc.MetaMap({
          level = pandoc.MetaString(tostring(header.level)),
          id = pandoc.MetaString(header.id),
          number = pandoc.MetaString(header.number),
          title = pandoc.MetaString(pandoc.utils.stringify(header.title)),
        })
      end)),
    })
  end)
end

function Pandoc(doc)
  doc.blocks = doc.blocks:map(function(block)
    if block.t == "Div" and block.classes:includes("chapter") then return number_chapter(block) end
    return block
  end)
  doc = doc:walk({ Cite = reference })
  doc.meta.outline = pandoc.MetaList(outline())
  local pages = {}
  for id, target in pairs(targets) do pages[id] = pandoc.MetaString(target.stem) end
  doc.meta.targets = pandoc.MetaMap(pages)
  doc.meta.unresolved = pandoc.MetaList(unresolved:map(pandoc.MetaString))
  doc.meta.duplicates = pandoc.MetaList(duplicates:map(pandoc.MetaString))
  return doc
end
