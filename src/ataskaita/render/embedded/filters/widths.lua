-- How wide the columns of a table are set: numbers as they need, the rest of the page for words.

-- Signs of table text across the page: in the usual size, and in the two that let the table reach
-- into the margin.
local PAGES = { 97, 118, 130 }
local GAP = 2 -- between columns
local SHORT = 14
local NAMES = 24 -- names of rows are read more than anything else in a table
local function signs(text) return utf8.len(text) or #text end

local function longest_word(text)
  local longest = 0
  for word in text:gmatch("[^%s%-–/]+") do longest = math.max(longest, signs(word)) end
  return longest
end

-- A badge has a shape before its word; a mark is smaller than what it marks.
local function measure(at)
  local badge, length = false, signs(at.text)
  for _, block in ipairs(at.contents) do
    for _, inline in ipairs(block.content or {}) do
      if inline.t == "Span" and inline.classes:includes("outcome") then
        badge, length = true, length + 3
      elseif inline.t == "Superscript" then
        length = length - 2
      end
    end
  end
  return length, badge
end

-- How many signs each column must have, would like at most, and has on average.
local function demands(grid)
  local columns_of = {}
  for number = 1, grid.count do columns_of[number] = { least = 3, most = 3, sum = 0, rows = 0 } end
  for _, at in ipairs(grid.head) do
    local of = columns_of[at.column]
    if at.wide == 1 then of.least = math.max(of.least, longest_word(at.text)) end
  end
  for _, at in ipairs(grid.body) do
    if at.wide == 1 then
      local of = columns_of[at.column]
      local length, badge = measure(at)
      local whole = grid.alignments[at.column] ~= "left" or badge or length <= SHORT
      of.least = math.max(of.least, whole and length or math.min(longest_word(at.text), 22))
      of.most, of.sum, of.rows = math.max(of.most, length), of.sum + length, of.rows + 1
    end
  end
  for number, of in ipairs(columns_of) do
    if number == 1 then of.least = math.max(of.least, math.min(of.most, NAMES)) end
    of.number = grid.alignments[number] ~= "left"
    of.least, of.most = of.least + GAP, math.max(of.most, of.least) + GAP
    of.mean = of.rows > 0 and of.sum / of.rows or 0
  end
  return columns_of
end

-- Where columns of numbers need about the same they get the same.
local function start(columns_of)
  local widest, narrowest = 0, math.huge
  for _, of in ipairs(columns_of) do
    if of.number then widest, narrowest = math.max(widest, of.least), math.min(narrowest, of.least) end
  end
  local total = 0
  for _, of in ipairs(columns_of) do
    of.width = of.number and widest <= 2 * narrowest and widest or of.least
    total = total + of.width
  end
  return total
end

-- Words get room sign by sign, first where cells run over the most lines.
local function share_out(columns_of, spare)
  while spare >= 1 do
    local neediest, lines = nil, 0
    for _, of in ipairs(columns_of) do
      if not of.number and of.width < of.most and of.mean / of.width + .01 > lines then
        neediest, lines = of, of.mean / of.width + .01
      end
    end
    if not neediest then return spare end
    neediest.width, spare = neediest.width + 1, spare - 1
  end
  return spare
end

-- The widths as Typst's fractions, and which of the three sizes of text the table needs.
return function(grid)
  local columns_of = demands(grid)
  local total = start(columns_of)
  local step = total <= PAGES[1] and 1 or total <= PAGES[2] and 2 or 3
  local spare = share_out(columns_of, PAGES[step] - total)
  local parts = {}
  for number, of in ipairs(columns_of) do
    local room = of.number and math.max(0, 18 - of.width) or math.huge
    local more = math.max(0, math.min(room, spare / #columns_of))
    parts[number] = string.format("%.1ffr", of.width + more)
  end
  return table.concat(parts, ", ") .. ",", step
end
