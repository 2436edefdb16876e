-- The newest groups of an account, those of raids before those of texts: an account comes to be in many beginnings of
-- texts that nobody is shown, which must not hide the company that it is in (the last bit of an id: GroupId).
-- groups: newest first; most: how many are told
local function companiesFirst(groups, most)
  if #groups <= most then
    return groups
  end
  local told = {}
  for round = 1, 0, -1 do
    for i = 1, #groups do
      if #told < most and tonumber(string.sub(groups[i], -1), 16) % 2 == round then
        told[#told + 1] = groups[i]
      end
    end
  end
  return told
end
