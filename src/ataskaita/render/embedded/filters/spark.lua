-- A small line of a number over the years, as part of the page.

-- The last year has a dot. Readers who see no line have the number above it.
return function(span)
  if not span.classes:includes("spark") then return end
  local points, last = {}, nil
  for x, y in span.attributes.points:gmatch("([%d.]+),([%d.]+)") do
    last = { 4 + 92 * tonumber(x), 24 - 20 * tonumber(y) }
    table.insert(points, string.format("%.1f,%.1f", last[1], last[2]))
  end
  return pandoc.RawInline("html", string.format('<svg class="spark" viewBox="0 0 100 28" aria-hidden="true" '
    .. 'focusable="false"><polyline points="%s"/><circle cx="%.1f" cy="%.1f" r="3"/></svg>',
    table.concat(points, " "), last[1], last[2]))
end
