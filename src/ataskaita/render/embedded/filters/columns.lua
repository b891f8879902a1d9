-- What a writer must know of a table's columns: which cell stands where, what is a number.

local columns = {}

-- Signs a number may be written with; [e] and [x] are the marks of official statistics.
local MARKS = { "%[[ex]%]", "%d", "[%s.,:/%+%-%%()]", "\u{a0}", "\u{202f}", "−", "–", "—", "…",
  "proc%.", "p%.", "Eur", "€" }

function columns.text(cell)
  return pandoc.utils.stringify(cell.contents)
end

local function is_number(text)
  for _, mark in ipairs(MARKS) do text = text:gsub(mark, "") end
  return text == ""
end

-- Call visit(cell, column, row) for each cell; a cell may span rows and columns.
function columns.each(rows, visit)
  local taken = {}
  for number, row in ipairs(rows) do
    local column = 1
    for _, cell in ipairs(row.cells) do
      while (taken[column] or 0) > 0 do
        taken[column] = taken[column] - 1
        column = column + 1
      end
      visit(cell, column, row, number)
      for _ = 1, cell.col_span do
        if cell.row_span > 1 then taken[column] = cell.row_span - 1 end
        column = column + 1
      end
    end
    while (taken[column] or 0) > 0 do
      taken[column] = taken[column] - 1
      column = column + 1
    end
  end
end

function columns.body_rows(tbl)
  local rows = pandoc.List({})
  for _, body in ipairs(tbl.bodies) do
    rows:extend(body.head)
    rows:extend(body.body)
  end
  return rows
end

-- The alignment of each column: as the table says, otherwise by whether all its cells are numbers.
function columns.alignments(tbl)
  local result, seen = {}, {}
  for number in ipairs(tbl.colspecs) do result[number] = "right" end
  columns.each(columns.body_rows(tbl), function(cell, column)
    local text = columns.text(cell)
    if text ~= "" then
      seen[column] = seen[column] or text:match("%d") ~= nil or text:match("%[x%]") ~= nil
      if not is_number(text) then result[column] = "left" end
    end
  end)
  for number, spec in ipairs(tbl.colspecs) do
    if not seen[number] then result[number] = "left" end
    if spec[1] == "AlignRight" then result[number] = "right" end
    if spec[1] == "AlignCenter" then result[number] = "center" end
    if spec[1] == "AlignLeft" then result[number] = "left" end
  end
  if tbl.colspecs[1][1] == "AlignDefault" then result[1] = "left" end
  return result
end

return columns
