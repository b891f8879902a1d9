-- Charts as part of the page: in its font and colours, with ids of their own.

-- The charts' colours, by the name the style sheet has for them in light and dark.
local COLOURS = {
  ["#20262e"] = "ink", ["#5b6570"] = "soft", ["#d9dee3"] = "rule", ["#1f5f8b"] = "1",
  ["#9db8cc"] = "1-soft", ["#a85c1e"] = "2", ["#4f8a5b"] = "3", ["#8a5a9e"] = "4",
  ["#7a7f87"] = "5", ["#b3454a"] = "6",
}

local function read_file(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local function escape(text)
  return (text:gsub("&", "&amp;"):gsub('"', "&quot;"):gsub("<", "&lt;"))
end

local function follow_theme(style)
  for colour, name in pairs(COLOURS) do
    style = style:gsub(colour, "var(--chart-" .. name .. ", " .. colour .. ")")
  end
  style = style:gsub("fill: #ffffff", "fill: var(--chart-on, #ffffff)")
  return (style:gsub("stroke: #ffffff", "stroke: var(--chart-paper, #ffffff)"))
end

-- Ids are unique in a page only when each chart has its own; those nothing refers to are dropped.
local function own_ids(svg, prefix)
  local used = {}
  for id in svg:gmatch("url%(#([%w_-]+)%)") do used[id] = true end
  for id in svg:gmatch('href="#([%w_-]+)"') do used[id] = true end
  svg = svg:gsub(' id="([^"]+)"', function(id)
    return used[id] and string.format(' id="%s-%s"', prefix, id) or ""
  end)
  svg = svg:gsub("url%(#([%w_-]+)%)", "url(#" .. prefix .. "-%1)")
  return (svg:gsub('href="#([%w_-]+)"', 'href="#' .. prefix .. '-%1"'))
end

local count = 0

-- Drawn into the page a chart takes the page's font and can follow its colours.
return function(image)
  if not image.src:match("%.svg$") then return nil end
  count = count + 1
  local alternative = escape(image.attributes.alt or pandoc.utils.stringify(image.caption))
  local svg = read_file(image.src):gsub("^.-<svg", "<svg", 1)
  svg = svg:gsub("<metadata>.-</metadata>", "", 1)
  svg = svg:gsub(' width="[%d.]+pt"', "", 1):gsub(' height="[%d.]+pt"', "", 1)
  svg = own_ids(svg, "chart-" .. count)
  svg = svg:gsub('style="[^"]*"', follow_theme)
  svg = svg:gsub("<style.-</style>", follow_theme)
  local attributes = '<svg role="img" class="chart" aria-label="' .. alternative .. '"'
  svg = svg:gsub("<svg", function() return attributes end, 1)
  return pandoc.RawInline("html",
    '<p class="wide-hint" aria-hidden="true">Diagramą galima slinkti į šoną →</p>'
    .. '<div class="chart-wrap" data-pagefind-ignore>' .. svg .. "</div>")
end
