-- Drops what a format does not show: `.content-visible` and `.content-hidden`, as Quarto has them.
-- Gives the filter of a format; without a format, that of what none of ours shows.

local FORMATS = { "html", "typst" }

local function is_shown(element, format)
  local when, unless = element.attributes["when-format"], element.attributes["unless-format"]
  local applies = (not when or when == format) and (not unless or unless ~= format)
  if element.classes:includes("content-hidden") then return not applies end
  if element.classes:includes("content-visible") then return applies end
  return true
end

return function(format)
  local function drop(element)
    if format then
      if not is_shown(element, format) then return {} end
      if element.classes:includes("content-visible") or element.classes:includes("content-hidden")
      then
        return element.content
      end
      return nil
    end
    for _, one in ipairs(FORMATS) do
      if is_shown(element, one) then return nil end
    end
    return {}
  end
  return { { Div = drop, Span = drop } }
end
