-- Charts as part of the page, with ids of their own: they take its font and follow its colours.

local function read_file(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local function escape(text)
  return (text:gsub("&", "&amp;"):gsub('"', "&quot;"):gsub("<", "&lt;"))
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

local function drawing(path)
  count = count + 1
  local svg = read_file(path):gsub("^.-<svg", "<svg", 1)
  svg = svg:gsub("<metadata>.-</metadata>", "", 1)
  return own_ids(svg, "chart-" .. count)
end

-- One of ours: the style sheet shows the drawing that fits the screen.
local function own(image, alternative)
  return pandoc.RawInline("html", string.format(
    '<div class="chart" role="img" aria-label="%s">%s%s</div>', alternative,
    drawing(image.src), drawing(image.attributes.narrow)))
end

-- One that a chapter has drawn by other means.
local function other(image, alternative)
  local svg = drawing(image.src)
  svg = svg:gsub(' width="[%d.]+pt"', "", 1):gsub(' height="[%d.]+pt"', "", 1)
  local attributes = '<svg role="img" class="other-chart" aria-label="' .. alternative .. '"'
  svg = svg:gsub("<svg", function() return attributes end, 1)
  return pandoc.RawInline("html",
    '<p class="wide-hint" aria-hidden="true">Diagramą galima slinkti į šoną →</p>'
    .. '<div class="chart-wrap">' .. svg .. "</div>")
end

return function(image)
  if not image.src:match("%.svg$") then return nil end
  local alternative = escape(image.attributes.alt or pandoc.utils.stringify(image.caption))
  return (image.attributes.narrow and own or other)(image, alternative)
end
