-- Finds in a document of pandoc's what can't be shown in both the site and the PDF.
--
-- As a script for `pandoc lua`: JSON comes in, a text of each chapter; JSON goes out, of each its
-- findings and its pictures. The filters of a chapter load it, too, and call what it returns.
-- A raw block of the format "ataskaita-cell" says which cell begins behind it.

local MARK = "ataskaita-cell"

local function set(names)
  local result = {}
  for name in names:gmatch("%S+") do result[name] = true end
  return result
end

-- Classes that an author may give.
local AUTHORS = set([[lead key-figures key-figure claim typed content-visible content-hidden
  callout-note callout-tip callout-warning callout-important callout-caution underline ul mark
  smallcaps kbd dfn nobreak unnumbered outcome reached nearly partly missed unknown]])

-- Classes of what values print: an author who wrote them would show what no value has said.
local VALUES = set([[v missing spark published raw-table]])

-- Classes that the engine gives on the way.
local ENGINES = set([[float table-float chart-float chart-headline chart-subtitle chart-notes number
  caption-label generated reference footnotes narrow-drawing wide-drawing gt_column_spanner]])

-- What means something to Quarto, as patterns.
local QUARTO = { "^call?out", "^column", "^panel%-", "^layout", "^aside$", "^margin%-", "^page%-",
  "^no%-", "^body%-", "^screen", "^cell", "^sourceCode$", "^code%-", "^fragment$", "^incremental$",
  "^nonincremental$", "^notes$", "^r%-", "^hidden$", "^grid$", "^g%-col", "^tabset", "^btn", "^card",
  "^landscape$", "^portrait$", "^lightbox$", "^video", "^block$", "^theorem$", "^proof$", "^remark$",
  "^solution$", "^quarto%-", "^content%-", "^hide", "^when%-", "^unless%-", "^unlisted$",
  "^visually%-hidden", "^invisible$", "^sr%-only$", "^d%-", "^text%-", "^bg%-", "^alert", "^badge",
  "^border", "^float%-", "^position%-", "^opacity%-", "^w%-", "^h%-", "^fs%-", "^fw%-", "^fst%-", "^row$",
  "^col$", "^col%-", "^table%-", "^collapse$", "^accordion", "^nav", "^modal", "^img%-", "^figure",
  "^display%-", "^small$", "^list%-", "^rounded", "^shadow", "^p[xytbse]?%-%d", "^m[xytbse]?%-%d",
  "^absolute$", "^appendix$", "^footer$", "^header$", "^abstract$", "^epigraph$", "^verse$",
  "^nonumber$", "^listing", "^embed", "^mermaid", "^dot$", "^external$", "^glightbox", "^nolightbox" }

local ATTRIBUTES = {
  Div = { title = true, ["when-format"] = true, ["unless-format"] = true, caption = true,
    alt = true, kind = true, number = true },
  Span = { ["when-format"] = true, ["unless-format"] = true, reason = true, test = true,
    lang = true, k = true, ["data-k"] = true, points = true, page = true },
  Image = { width = true, ["fig-alt"] = true, alt = true },
}
-- Told of with their table.
local PARTS = { thead = true, tbody = true, tfoot = true, tr = true, th = true, td = true,
  caption = true, col = true, colgroup = true }
local FORMATS = { html = true, typst = true }
local DRAWN = { png = true, jpg = true, jpeg = true, gif = true, svg = true, webp = true }
local LABELS = { ["tbl-"] = true, ["fig-"] = true, ["sec-"] = true, ["ind-"] = true,
  ["app-"] = true }

-- In which ways a piece of text looks other than plain.
local LOOKS = { "Strong", "Emph", "Strikeout", "Superscript", "Subscript", "Underline", "SmallCaps",
  "Code", "Link" }

-- What begins a list, a heading, a quotation, a table or a block.
local BEGINS = set("- * + • 1. 1) # > | :::")
local VALUE = "`{python} [^`]*`"

-- What a cell gave holds what values print, and no title of the chapter.
local function check(doc, is_output)
  local found, pictures, tables = pandoc.List({}), pandoc.List({}), pandoc.List({})
  local cell, titles, level = 0, is_output and 1 or 0, is_output and 6 or 1

  local function say(kind, text)
    found:insert({ cell = cell, kind = kind, text = text or "" })
  end

  local function classes(element)
    for _, class in ipairs(element.classes) do
      if ENGINES[class] or VALUES[class] and not is_output and not AUTHORS[class] then
        say("class", class)
      elseif not AUTHORS[class] and not VALUES[class] then
        for _, pattern in ipairs(QUARTO) do
          if class:match(pattern) then
            say("class", class)
            break
          end
        end
        if class:match("^{") then say("class", class) end
      end
    end
  end

  -- What is referred to as a table or picture has a number only where it is one.
  local function label(element)
    local id = element.identifier or ""
    if id:match("^tbl%-") or id:match("^fig%-") or id:match("^lst%-") or id:match("^eq%-")
      or element.t ~= "Header" and id:match("^sec%-") then
      say("label-place", id)
    end
  end

  -- What pandoc keeps as plain text shows no value.
  local function computed(text)
    if text:find("{python}", 1, true) then say("caption-value", text) end
  end

  -- Pandoc takes attributes for text where there is nothing that they belong to, or their quotation
  -- marks are not straight.
  local function alone(text)
    local said = text:match("{[.#]%a.*") or text:match("{[%a-]+=.*")
    if said then say("attributes-alone", said) end
  end

  local function attributes(element, kind)
    local known = ATTRIBUTES[kind] or {}
    for name, value in pairs(element.attributes) do
      if not known[name] then say("attribute", name) end
      computed(value)
      if name == "when-format" or name == "unless-format" then
        if not FORMATS[value] then say("format", value) end
      end
    end
  end

  -- What stands in a part that only one format shows must not count, or be counted.
  local function conditional(element)
    if not (element.classes:includes("content-visible")
      or element.classes:includes("content-hidden")) then
      return
    end
    local inner = pandoc.Pandoc(element.t == "Div" and element.content
      or { pandoc.Plain(element.content) })
    inner:walk({
      Header = function(header) say("conditional", pandoc.utils.stringify(header)) end,
      Code = function(code)
        if code.text:match("^{python}") then say("conditional", code.text) end
      end,
      Cite = function(cite) say("conditional", "@" .. cite.citations[1].id) end,
      Note = function(note) say("conditional", pandoc.utils.stringify(note.content)) end,
      Span = function(span)
        if span.classes:includes("v") then say("conditional", pandoc.utils.stringify(span)) end
      end,
      RawBlock = function(raw)
        if raw.format == MARK or raw.text:find("<table", 1, true) then
          say("conditional-cell", "content-visible")
        end
      end,
      Table = function() say("conditional", "|") end,
      Image = function(image) say("conditional", image.src) end,
    })
  end

  local function html(raw)
    local text = raw.text
    if text:match("^%s*<!%-%-") or text:match("^%s*$") then return end
    if raw.t == "RawInline" and (text:match("^<br%s*/?>$") or text:match("^<wbr%s*/?>$")) then
      return
    end
    if raw.t == "RawBlock" and text:match("<table[%s>]") and text:match("</table>%s*") then
      -- Whoever reads tables looks at it.
      tables:insert({ cell = cell, html = text })
      return
    end
    local tag = text:match("^%s*</?([%a][%w-]*)")
    if tag and (text:match("^%s*</") or PARTS[tag]) then return end
    say("html", tag and "<" .. tag or text:sub(1, 40))
  end

  local function raw(element)
    if element.format == MARK then
      cell = tonumber(element.text)
    elseif element.format == "html" then
      html(element)
    else
      say("raw", element.format == "tex" and element.text:sub(1, 40) or "=" .. element.format)
    end
  end

  local function image(element)
    attributes(element, "Image")
    classes(element)
    local src = element.src
    computed(element.title)
    local alt = element.attributes["fig-alt"] or element.attributes.alt
      or pandoc.utils.stringify(element.caption)
    if src:match("^%a[%w+.-]+:") and not src:match("^attachment:") or src:match("^//") then
      say("far-picture", src)
      return
    end
    local ending = (src:match("%.([%w]+)$") or ""):lower()
    if not DRAWN[ending] then say("picture-format", src) end
    if alt:match("^%s*$") then say("alt", src) end
    pictures:insert({ cell = cell, src = src })
  end

  -- A piece of a table's text looks in one way.
  local function nested(element)
    local inner = {}
    for _, kind in ipairs(LOOKS) do
      inner[kind] = function() say("table-nested", pandoc.utils.stringify(element)) end
    end
    element.content:walk(inner)
  end

  local function in_table(tbl)
    local outer = {}
    for _, kind in ipairs(LOOKS) do outer[kind] = kind ~= "Code" and nested or nil end
    local function rows(list)
      for _, row in ipairs(list) do
        for _, one in ipairs(row.cells) do
          pandoc.Pandoc(one.contents):walk({
            Note = function(note) say("table-note", pandoc.utils.stringify(note.content)) end,
            Image = function(img) say("table-picture", img.src) end,
            Cite = function(cite) say("table-reference", "@" .. cite.citations[1].id) end,
          })
          pandoc.Pandoc(one.contents):walk(outer)
        end
      end
    end
    classes(tbl)
    attributes(tbl, "Table")
    rows(tbl.head.rows)
    rows(tbl.foot.rows)
    for _, body in ipairs(tbl.bodies) do
      rows(body.head)
      rows(body.body)
    end
  end

  local function note(element)
    if pandoc.utils.stringify(element.content) == "" then say("no-words", "^[]") end
    pandoc.Pandoc(element.content):walk({
      Str = function(str)
        local inner = str.text:match("%[%^[^%]%s]+%]")
        if inner then say("note-in-note", inner) end
      end,
      Note = function(inner) say("note-in-note", pandoc.utils.stringify(inner.content)) end,
    })
  end

  local function header(element)
    classes(element)
    attributes(element, "Header")
    label(element)
    local title = pandoc.utils.stringify(element.content)
    alone(title)
    if title:match("^%s*$") then say("no-words", string.rep("#", element.level)) end
    if element.level > level + 1 then say("heading-skip", title) end
    level = element.level
    element.content:walk({
      Note = function(inner) say("heading-note", pandoc.utils.stringify(inner.content)) end,
    })
    if element.level == 1 then
      titles = titles + 1
      if titles > 1 then say("titles", pandoc.utils.stringify(element)) end
    end
  end

  local function callout(div)
    for _, class in ipairs(div.classes) do
      if class:match("^callout%-") then return true end
    end
  end

  -- What begins below a line of text without an empty line between, or a block that stands too far in:
  -- pandoc reads it as more text.
  local function glued(para)
    local start = para.content[1]
    if start and start.t == "Str" and (start.text:match("^#+\u{a0}") or start.text:match("^##+[^%s#]")) then say("heading-space", start.text) end
    for place, first in ipairs(para.content) do
      local before, space = para.content[place - 1], para.content[place + 1]
      -- Its description is no caption, but its alternative text.
      if first.t == "Image" and #para.content > 1 then
        first.caption:walk({ Code = function(code) computed(code.text) end })
      end
      if first.t == "Str" then alone(first.text) end
      -- What a value prints has attributes, and pandoc raises and lowers nothing that has spaces.
      local opens = first.t == "Code" and first.text:match("^{python} ") and before
        and before.t == "Str" and before.text:match("[%^~]$")
      if opens and space and space.t == "Str" and space.text:sub(1, 1) == opens then
        say("value-raised", opens .. "`" .. first.text .. "`" .. opens)
      end
      local begins = first.t == "Str" and space and space.t == "Space"
        and first.text:gsub("^#+$", "#"):gsub("^:::+$", ":::")
      if begins and BEGINS[begins]
        and (before and before.t == "SoftBreak" or not before and begins == ":::") then
        say("glued", first.text .. " " .. pandoc.utils.stringify(para.content[place + 2] or ""))
        return
      end
    end
  end

  doc:walk({
    traverse = "topdown",
    Div = function(div)
      classes(div)
      attributes(div, "Div")
      label(div)
      conditional(div)
      -- A heading there is the callout's title.
      local first = div.content[1]
      if callout(div) and first and first.t == "Header" then
        classes(first)
        attributes(first, "Header")
        div.content[1] = pandoc.Plain(first.content)
        return div
      end
    end,
    Span = function(span)
      classes(span)
      attributes(span, "Span")
      label(span)
      conditional(span)
    end,
    Header = header,
    -- "(c) Biblioteka" and "t. y." are no items; one that counts from its beginning has the number 1.
    OrderedList = function(list)
      if list.style == "Example" then say("example-list", pandoc.utils.stringify(list.content[1])) end
      local lettered = list.style:match("Alpha$") or list.style:match("Roman$")
      if lettered and list.start > 1 then
        say("list-letter", pandoc.text.sub(pandoc.utils.stringify(list.content[1]), 1, 40))
      end
    end,
    Para = glued,
    Plain = glued,
    Link = function(link)
      classes(link)
      attributes(link, "Link")
      computed(link.title)
      if #link.content == 0 then say("no-words", "[](" .. link.target .. ")") end
      local to = link.target
      if not (to:match("^#") or to:match("^https?://") or to:match("^mailto:") or to:match("^tel:"))
      then
        say("link", to)
      end
    end,
    Image = image,
    Note = note,
    -- Of "~~words ~~" pandoc makes two of these, and nobody sees that it was to be struck out.
    Subscript = function(sub) if #sub.content == 0 then say("nothing-struck", "~~") end end,
    Superscript = function(sup) if #sup.content == 0 then say("nothing-struck", "^^") end end,
    Math = function(math) say("math", math.text) end,
    RawInline = raw,
    RawBlock = raw,
    CodeBlock = function(block)
      classes(block)
      attributes(block, "CodeBlock")
      local value = block.text:match(VALUE)
      if value then say("code-value", value) end
    end,
    Code = function(code) attributes(code, "Code") end,
    Table = in_table,
    Cite = function(cite)
      for _, citation in ipairs(cite.citations) do
        if not LABELS[citation.id:sub(1, 4)] then say("citation", "@" .. citation.id) end
      end
    end,
  })
  return { findings = found, pictures = pictures, tables = tables }
end

if arg and arg[0] and arg[0]:match("elements%.lua$") then
  local given = pandoc.json.decode(io.read("a"))
  local answers = pandoc.List({})
  for _, text in ipairs(given.texts) do
    answers:insert(check(pandoc.read(text, given.format), false))
  end
  io.write(pandoc.json.encode(answers))
end

-- Classes that nobody knows say nothing: none of them may meet a rule of our style sheets.
local function known_classes(element)
  element.classes = element.classes:filter(function(class)
    return AUTHORS[class] or VALUES[class] or ENGINES[class] or class == "unnumbered"
  end)
  return element
end

return {
  check = check,
  plain = { Div = known_classes, Span = known_classes, Link = known_classes, Code = known_classes,
    Image = known_classes, Header = known_classes },
}
