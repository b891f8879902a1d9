-- Spaces at which a line must not break: before a dash, and between a number and what it counts.

local NBSP = pandoc.Str("\u{a0}")
local COUNTED = { ["m."] = true, ["d."] = true, ["Eur"] = true, ["%"] = true, ["proc."] = true,
  ["fiz."] = true, ["mln."] = true, ["tūkst."] = true, ["val."] = true, ["p."] = true }
local PAIRS = { ["fiz."] = "vnt.", ["t."] = "y.", ["proc."] = "p." }

local function ends_in_number(inline)
  local text = pandoc.utils.stringify(inline)
  return text:match("%d$") or text:match("%]$")
end

-- "Eur," and "Eur." are "Eur" with the sentence's own signs.
local function bare(text) return (text:gsub("[,;:)]+$", "")) end

local function holds(before, after)
  if after.t ~= "Str" then return false end
  local text = bare(after.text)
  if text == "–" or text == "—" then return true end
  if before.t == "Str" and PAIRS[before.text] and text:sub(1, #PAIRS[before.text]) == PAIRS[before.text] then
    return true
  end
  return (COUNTED[text] or COUNTED[text:gsub("%.$", "")]) and ends_in_number(before)
end

local function hold_together(inlines)
  for number = 2, #inlines - 1 do
    local space = inlines[number].t
    if (space == "Space" or space == "SoftBreak")
      and holds(inlines[number - 1], inlines[number + 1]) then
      inlines[number] = NBSP
    end
  end
  return inlines
end

return { { Inlines = hold_together } }
