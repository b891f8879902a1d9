-- The few elements of HTML that an author may write: where a line ends, and where it may.

local function inline(raw)
  if raw.format ~= "html" then return nil end
  if raw.text:match("^<br%s*/?>$") then return pandoc.LineBreak() end
  if raw.text:match("^<wbr%s*/?>$") then return pandoc.Str("\u{200b}") end
end

return { { RawInline = inline } }
