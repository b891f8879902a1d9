-- How wide the columns of a table are set: numbers as they need, the rest of the page for words.

local HERE = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local columns = dofile(pandoc.path.join({ HERE, "columns.lua" }))

-- Signs of table text across the page: in the usual size, and in the two that let the table reach
-- into the margin.
local PAGES = { 94, 115, 126 }
local GAP = 2 -- between columns
local SHORT = 14
local NAMES = 24 -- names of rows are read more than anything else in a table
local function signs(text) return utf8.len(text) or #text end

local function longest_word(text)
  local longest = 0
  for word in text:gmatch("[^%s%-–/]+") do longest = math.max(longest, signs(word)) end
  return longest
end

local function outcomes(cell)
  local count = 0
  cell.contents:walk({
    Span = function(span) if span.classes:includes("outcome") then count = count + 1 end end,
  })
  return count
end

-- How many signs each column must have, would like at most, and has on average.
local function demands(tbl, alignments)
  local columns_of = {}
  for number in ipairs(tbl.colspecs) do columns_of[number] = { least = 3, most = 3, sum = 0, rows = 0 } end
  columns.each(tbl.head.rows, function(cell, column)
    local of = columns_of[column]
    if cell.col_span == 1 then of.least = math.max(of.least, longest_word(columns.text(cell))) end
  end)
  columns.each(columns.body_rows(tbl), function(cell, column)
    if cell.col_span > 1 then return end
    local of, text = columns_of[column], columns.text(cell)
    local badge = outcomes(cell) > 0
    local length = signs(text) + (badge and 4 or 0)
    local whole = alignments[column] ~= "left" or badge or length <= SHORT
    of.least = math.max(of.least, whole and length or math.min(longest_word(text), 22))
    of.most, of.sum, of.rows = math.max(of.most, length), of.sum + length, of.rows + 1
  end)
  for number, of in ipairs(columns_of) do
    if number == 1 then of.least = math.max(of.least, math.min(of.most, NAMES)) end
    of.number = alignments[number] ~= "left"
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
return function(tbl, alignments)
  local columns_of = demands(tbl, alignments)
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
