-- Spaces at which a line must not break: before a dash, between a number and what it counts, between
-- "žr.", initials or a word of one letter and what follows. And quotation marks as Lithuanian has them: „a ‚b‘ c“.

local NBSP_SIGN = "\u{a0}"
local NBSP = pandoc.Str(NBSP_SIGN)
local COUNTED = { ["m."] = true, ["d."] = true, ["Eur"] = true, ["%"] = true, ["proc."] = true,
  ["fiz."] = true, ["mln."] = true, ["tūkst."] = true, ["val."] = true, ["p."] = true,
  ["pav."] = true }
-- The beginnings of what a reference names, whatever its case: "2.1 lentelėje".
local NAMED = { "lentel", "skyri", "skirsn", "pried" }
local PAIRS = { ["fiz."] = "vnt.", ["t."] = "y.", ["proc."] = "p." }
local BEFORE = { ["žr."] = true, ["Žr."] = true }
local QUOTES = { { "„", "“" }, { "‚", "‘" } }

local function ends_in_number(inline)
  local text = pandoc.utils.stringify(inline)
  return text:match("%d$") or text:match("%]$")
end

-- "Eur,", "Eur.", "pav.)." and "m.“" are "Eur", "pav." and "m." with the sentence's own signs.
local function bare(text)
  return (text:gsub("%.%)[,;:.)]*$", "."):gsub("[,;:)]+$", ""):gsub("“$", ""):gsub("‘$", ""))
end

local function is_named(text)
  for _, beginning in ipairs(NAMED) do
    if text:sub(1, #beginning) == beginning then return true end
  end
  return false
end

local function is_capital(letter)
  return utf8.len(letter) == 1 and letter ~= pandoc.text.lower(letter)
end

local function is_letter(text)
  return is_capital(text) or (utf8.len(text) == 1 and text ~= pandoc.text.upper(text))
end

-- "žr.", initials and "o" belong to what follows, with a bracket or a quotation mark before them.
local function leads(inline)
  if inline.t ~= "Str" then return false end
  local text = inline.text:gsub("^[(%[]+", ""):gsub("^„", "")
  return BEFORE[text] or is_letter(text) or is_capital(text:match("^(.+)%.$") or "")
end

-- "Nr." belongs to a number: "Nr. 5", "Nr. ĮV-274".
local function numbers(inline, after)
  if inline.t ~= "Str" or not inline.text:match("Nr%.$") then return false end
  local first = pandoc.text.sub(pandoc.utils.stringify(after), 1, 1)
  return first:match("%d") or is_capital(first)
end

local function holds(before, after)
  if leads(before) or numbers(before, after) then return true end
  if after.t ~= "Str" then return false end
  local text = bare(after.text)
  if text == "–" or text == "—" then return true end
  -- "fiz." may hold on to a number by itself.
  local second = before.t == "Str" and PAIRS[before.text:gsub("^" .. NBSP_SIGN, "")]
  if second and text:sub(1, #second) == second then return true end
  return (COUNTED[text] or COUNTED[text:gsub("%.$", "")] or is_named(text))
    and ends_in_number(before)
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

-- "d." is "day" here: pandoc takes it for the abbreviation of an English title and joins the next
-- word to it.
local function part_after_day(inlines)
  local result = pandoc.Inlines({})
  for _, inline in ipairs(inlines) do
    local rest = inline.t == "Str" and inline.text:match("^d%." .. NBSP_SIGN .. "(.+)$")
    if rest then
      result:extend({ pandoc.Str("d."), pandoc.Space(), pandoc.Str(rest) })
    else
      result:insert(inline)
    end
  end
  return result
end

local function count(text, sign) return select(2, text:gsub(sign, "")) end

-- Straight quotes, which pandoc has paired; `depth` says in how many others they stand.
local function quoted(inlines, depth)
  local result = pandoc.Inlines({})
  for _, inline in ipairs(inlines) do
    if inline.t == "Quoted" then
      local marks = QUOTES[inline.quotetype == "SingleQuote" and 2 or math.min(depth, 1) + 1]
      result:insert(pandoc.Str(marks[1]))
      result:extend(quoted(inline.content, depth + 1))
      result:insert(pandoc.Str(marks[2]))
    else
      result:insert(inline)
      local text = pandoc.utils.stringify(inline)
      depth = math.max(0, depth + count(text, "„") - count(text, "“"))
    end
  end
  return result
end

return {
  {
    traverse = "topdown",
    Inlines = function(inlines) return quoted(part_after_day(inlines), 0) end,
  },
  { Inlines = hold_together },
  -- No line ends behind the dash of a range: "2–6", "2024–2026".
  {
    Str = function(str)
      if str.text:match("%d–%w?%d") then return pandoc.Span({ str }, { class = "nobreak" }) end
    end,
  },
}
