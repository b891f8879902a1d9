-- What a text says by its form: emphasis, links, pictures, headings, lists. A list of kind and words,
-- taken from what pandoc has read before any filter has seen it; `form.py` compares it with a page.

local SIMPLE = { Strong = "strong", Emph = "em", Strikeout = "del", Underline = "u",
  Superscript = "sup", Subscript = "sub", SmallCaps = "smallcaps" }
local SIDES = { AlignLeft = "left", AlignRight = "right", AlignCenter = "center" }
local NUMERALS = { Decimal = " 1", Example = " 1", LowerAlpha = " a", UpperAlpha = " A", LowerRoman = " i",
  UpperRoman = " I" }
local CLASSES = { underline = "u", ul = "u", mark = "mark", smallcaps = "smallcaps" }

-- Words without what the engine fills in later, and without what stands elsewhere on the page.
local function text(inlines)
  local drop = function() return {} end
  return pandoc.utils.stringify(pandoc.Span(inlines):walk({ Cite = drop, Note = drop, Image = drop,
    LineBreak = function() return pandoc.Space() end }))
end

return function(doc, format)
  local found = pandoc.List({})
  local visit

  local function say(kind, words, where)
    found:insert({ kind = kind, text = words or "", to = where or "" })
  end

  local function all(list)
    for _, element in ipairs(list or {}) do visit(element) end
  end

  local function markdown(given) all(pandoc.read(given, format).blocks) end

  -- A drawing becomes a part of the page, and has no file any more.
  local function picture(image)
    local file = image.src:match("([^/]+)%.%w+$")
    if image.src:match("%.[sS][vV][gG]$") then file = "" end
    if image.src:match("^figures/") then file = file:sub(1, -14) end
    say("picture", image.attributes["fig-alt"] or image.attributes.alt
      or pandoc.utils.stringify(image.caption), file)
  end

  local function callout(div)
    for _, class in ipairs(div.classes) do
      if class:match("^callout%-%a") then return class end
    end
  end

  local function cells(rows)
    for _, row in ipairs(rows) do
      for _, cell in ipairs(row.cells) do all(cell.contents) end
    end
  end

  local own = {}

  function own.Link(link)
    if link.target:match("^%a+:") then say("link", text(link.content), link.target) end
    all(link.content)
  end
  function own.Image(image) picture(image) end
  function own.Code(code) say("code", code.text) end
  function own.Note(note) all(note.content) end
  function own.LineBreak() say("br") end
  function own.HorizontalRule() say("hr") end
  function own.CodeBlock(block) say("pre", block.text) end
  function own.Cite(cite)
    for _, citation in ipairs(cite.citations) do
      all(citation.prefix)
      all(citation.suffix)
    end
  end
  function own.Span(span)
    for class, kind in pairs(CLASSES) do
      if span.classes:includes(class) then say(kind, text(span.content)) end
    end
    if span.attributes.lang then say("lang", text(span.content), span.attributes.lang) end
    if not span.classes:includes("spark") then all(span.content) end
  end
  function own.Header(header)
    say("h" .. header.level, text(header.content))
    all(header.content)
  end
  function own.Para(para)
    local first = para.content[1]
    all(para.content)
    -- The description of a picture that is a paragraph by itself is its caption as well.
    if #para.content == 1 and first.t == "Image" then all(first.caption) end
  end
  function own.BlockQuote(quote)
    say("blockquote")
    all(quote.content)
  end
  function own.BulletList(list)
    say("ul", tostring(#list.content))
    for _, item in ipairs(list.content) do all(item) end
  end
  function own.OrderedList(list)
    local start = list.start > 1 and " " .. list.start or ""
    say("ol", #list.content .. start .. (NUMERALS[list.style] or ""))
    for _, item in ipairs(list.content) do all(item) end
  end
  function own.DefinitionList(list)
    say("dl", tostring(#list.content))
    for _, item in ipairs(list.content) do
      all(item[1])
      for _, blocks in ipairs(item[2]) do all(blocks) end
    end
  end
  function own.LineBlock(block)
    for number, line in ipairs(block.content) do
      if number > 1 then say("br") end
      all(line)
    end
  end
  function own.Table(tbl)
    say("table")
    local heads = tbl.head.rows[#tbl.head.rows]
    for number, column in ipairs(tbl.colspecs) do
      local head = heads and #heads.cells == #tbl.colspecs and heads.cells[number]
      local side = SIDES[column[1]]
      if side then
        say("column", head and text(pandoc.utils.blocks_to_inlines(head.contents)) or "", side)
      end
    end
    all(tbl.caption.long)
    cells(tbl.head.rows)
    for _, body in ipairs(tbl.bodies) do
      cells(body.head)
      cells(body.body)
    end
    cells(tbl.foot.rows)
  end
  function own.RawBlock(raw)
    if raw.format == "html" and raw.text:find("<table", 1, true) then say("html", raw.text) end
  end
  function own.RawInline(raw)
    if raw.format == "html" and raw.text:match("^<br") then say("br") end
  end
  function own.Figure(figure)
    all(figure.caption.long)
    all(figure.content)
  end
  function own.Div(div)
    local kind, content = callout(div), div.content
    if kind then
      say("callout", "", kind)
      local first = content[1]
      if div.attributes.title then
        markdown(div.attributes.title)
      elseif first and first.t == "Header" then
        all(first.content)
        content = pandoc.List(content)
        content:remove(1)
      end
    end
    if div.attributes.caption then markdown(div.attributes.caption) end
    all(content)
  end

  function visit(element)
    local kind = SIMPLE[element.t]
    if kind then say(kind, text(element.content)) end
    if own[element.t] then
      own[element.t](element)
    elseif type(element.content) ~= "string" then
      all(element.content)
    end
  end

  all(doc.blocks)
  return found
end
