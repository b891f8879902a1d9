-- For Word: chapters begin on new pages, values are plain text.

local PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

function Span(span)
  if span.classes:includes("v") or span.classes:includes("missing") then return span.content end
end

function Div(div)
  if div.classes:includes("chapter") then
    div.content:insert(1, pandoc.RawBlock("openxml", PAGE_BREAK))
    return div.content
  end
  if div.classes:includes("table-wrap") then return div.content end
end
