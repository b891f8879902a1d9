-- What a writer must know of a table's columns: which cell stands where, what is a number.

local columns = {}

-- Signs a number may be written with; [e] and [x] are the marks of official statistics.
local MARKS = { "%[[ex]%]", "%d", "[%s.,:/%+%-%%()]", "\u{a0}", "\u{202f}", "−", "–", "—", "…",
  "proc%.", "p%.", "Eur", "€" }

local function is_number(text)
  for _, mark in ipairs(MARKS) do text = text:gsub(mark, "") end
  return text == ""
end

-- Add cells with the column each stands in; a cell may span rows and columns.
local function place(rows, placed, names)
  local taken = {}
  local above = #placed > 0 and placed[#placed].line or 0
  for number, row in ipairs(rows) do
    local column = 1
    local function skip()
      while (taken[column] or 0) > 0 do
        taken[column] = taken[column] - 1
        column = column + 1
      end
    end
    for _, cell in ipairs(row.cells) do
      skip()
      local contents, wide, high = cell.contents, cell.col_span, cell.row_span
      table.insert(placed, { cell = cell, contents = contents, row = row,
        line = above + number, column = column, wide = wide, high = high,
        names_row = column <= names, text = pandoc.utils.stringify(contents) })
      for _ = 1, wide do
        if high > 1 then taken[column] = high - 1 end
        column = column + 1
      end
    end
    skip()
  end
end

-- The alignment of each column: as the table says, otherwise by whether all its cells are numbers.
local function alignments(colspecs, body)
  local result, seen = {}, {}
  for number in ipairs(colspecs) do result[number] = "right" end
  for _, at in ipairs(body) do
    if at.text ~= "" then
      seen[at.column] = seen[at.column] or at.text:match("%d") or at.text:match("%[x%]")
      if not is_number(at.text) then result[at.column] = "left" end
    end
  end
  local said = { AlignRight = "right", AlignCenter = "center", AlignLeft = "left" }
  for number, spec in ipairs(colspecs) do
    local first = number == 1 and spec[1] == "AlignDefault"
    result[number] = said[spec[1]] or ((first or not seen[number]) and "left") or result[number]
  end
  return result
end

-- Read a table once: every look at a cell through pandoc's own objects costs time.
function columns.read(head, bodies, colspecs)
  local grid = { count = #colspecs, head = {}, head_rows = #head.rows, body = {} }
  place(head.rows, grid.head, 0)
  for _, body in ipairs(bodies) do
    place(body.head, grid.body, body.row_head_columns)
    place(body.body, grid.body, body.row_head_columns)
  end
  grid.alignments = alignments(colspecs, grid.body)
  return grid
end

return columns
