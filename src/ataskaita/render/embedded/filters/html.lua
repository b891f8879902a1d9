-- For the site: charts as part of the page, and the names that the style sheet knows things by.

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local common = dofile(pandoc.path.join({ HERE, "common.lua" }))
local inline_chart = dofile(pandoc.path.join({ HERE, "charts.lua" }))
local spark = dofile(pandoc.path.join({ HERE, "spark.lua" }))

local function raw_inline(text) return pandoc.RawInline("html", text) end
local function raw(text) return pandoc.RawBlock("html", text) end

-- ---- References, tables --------------------------------------------------------------------------

-- What a reference says is known when all chapters are there: `references.py` fills it in.
local references = common.references(function(id, bare)
  local form = { ["data-form"] = bare and "number" or "name" }
  return pandoc.Link({}, "#" .. id, "", pandoc.Attr("", { "reference" }, form))
end)

-- `tables/` puts the table here.
local mark
local function place_table(div)
  if not div.classes:includes(mark) then return nil end
  return {
    raw(mark .. "(" .. div.attributes.number .. "," .. div.identifier .. ")"),
    div.content[1],
    raw(mark .. "end"),
  }
end

-- ---- Callouts, notes -----------------------------------------------------------------------------

local function callout(div)
  local kind, title, id = common.callout(div)
  if not kind then return nil end
  title = title or pandoc.Span(common.TITLES[kind], pandoc.Attr("", { "generated" }))
  div.content:insert(1, pandoc.Div({ pandoc.Plain(title) }, pandoc.Attr(id or "", { "callout-title" })))
  div.classes = pandoc.List({ "callout", "callout-" .. kind })
  div.attributes.role = "note"
  return div
end

-- Pandoc would gather the footnotes of all chapters at the end of the last one.
local function footnotes(content)
  local notes = pandoc.List({})
  content = content:walk({
    Note = function(note)
      notes:insert(note.content)
      local n = #notes
      return pandoc.RawInline("html", string.format(
        '<sup><a href="#isnasa-%d" id="isnasos-vieta-%d" role="doc-noteref" aria-label="%d išnaša">%d</a></sup>',
        n, n, n, n))
    end,
  })
  if #notes == 0 then return content end
  content:insert(raw('<section class="footnotes" role="doc-endnotes" aria-label="Išnašos"><ol>'))
  for number, note in ipairs(notes) do
    local back = pandoc.RawInline("html", string.format(
      '<a href="#isnasos-vieta-%d" role="doc-backlink" aria-label="Grįžti į tekstą, %d išnaša">↩</a>',
      number, number))
    local last = note[#note]
    if last.t == "Para" or last.t == "Plain" then
      last.content:extend({ pandoc.Str("\u{a0}"), back })
    else
      note:insert(pandoc.Plain({ back }))
    end
    content:insert(raw(string.format('<li id="isnasa-%d">', number)))
    content:extend(note)
    content:insert(raw("</li>"))
  end
  content:insert(raw("</ol></section>"))
  return content
end

-- ---- Pictures ------------------------------------------------------------------------------------

local function escape(text)
  return (text:gsub("&", "&amp;"):gsub('"', "&quot;"):gsub("<", "&lt;"))
end

local function picture(image)
  if image.src:match("^figures/.*%.svg$") then return inline_chart(image) end
  local width = (image.attributes.width or ""):gsub("px$", "")
  return raw_inline(string.format('<img class="picture" src="%s" alt="%s"%s />', escape(image.src),
    escape(image.attributes.alt or ""), width ~= "" and ' width="' .. escape(width) .. '"' or ""))
end

-- Only these pages have the raw tables beside them.
local function raw_table(span)
  if span.classes:includes("raw-table") then
    return pandoc.Link(span.content, span.attributes.page)
  end
end

local function span(element) return spark(element) or raw_table(element) end

function Pandoc(doc)
  mark = pandoc.utils.stringify(doc.meta.mark)
  doc.blocks = footnotes(doc.blocks):walk(references):walk({ Div = place_table })
    :walk({ Div = callout, Image = picture, Span = span })
  return doc
end
