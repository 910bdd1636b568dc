// An entry file opened as what the form shows, and closed as a file again.
// Only fields that were changed are written anew; of all others the text stays as it stood, comments and all.
(() => {
  "use strict"
  const KEY = /^"?([\w-]+)"?:/
  const isText = value => typeof value === "string"
  const isRecord = value => value !== null && typeof value === "object" && !Array.isArray(value)
  const isStated = value => isRecord(value) && "value" in value
  const read = text => text.trim() ? jsyaml.load(text, { schema: jsyaml.FAILSAFE_SCHEMA }) : {}
  const parted = text => text.split(",").map(part => part.trim()).filter(Boolean)
  const whole = list => `[${list.join(", ")}]`
  const single = field => field.field ?? { ...field, ency: { ...field.ency, many: false, stated: false } }

  // What the file says, in the one shape that a form can show: lists where a list may stand, records where a text may stand for one

  const shown = (value, field) => {
    const { many, stated } = field.ency
    if (stated) return statements(value).map(one => fields(one, field.fields))
    if (many) return (Array.isArray(value) ? value : [value]).map(one => alone(one, single(field)))
    return alone(value, field)
  }
  const statements = value => isStated(value) ? [value]
    : Array.isArray(value) && value.some(isStated) ? value.map(one => isStated(one) ? one : { value: one }) : [{ value }]
  const alone = (value, field) => {
    const { sort, short } = field.ency
    if (sort === "numbers") return Array.isArray(value) ? value.join(", ") : value
    if (sort === "date" && !isRecord(value)) return { date: Array.isArray(value) ? whole(value) : value }
    if (sort === "date") return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, Array.isArray(part) ? whole(part) : part]))
    if (isText(value) && short) return fields(shortened(value, short), field.fields)
    return field.fields && isRecord(value) ? fields(value, field.fields) : value
  }
  const shortened = (text, names) => {
    const at = names.length > 1 ? text.indexOf(",") : -1
    return at < 0 ? { [names[0]]: text.trim() } : { [names[0]]: text.slice(0, at).trim(), [names[1]]: text.slice(at + 1).trim() }
  }
  const fields = (record, known) => Object.fromEntries(Object.entries(record).map(([name, value]) => {
    const field = known.find(one => one.name === name)
    return [name, field?.ency ? shown(value, field) : value]
  }))

  // And back, in the shortest way to say it; undefined where nothing is said

  const said = (value, field) => {
    const { many, stated } = field.ency
    if (stated) return stating(many_(value, one => record(one, field.fields)).filter(one => one?.value !== undefined))
    if (many) return filled(many_(value, one => one_(one, single(field))).filter(one => one !== undefined))
    return one_(value, field)
  }
  const many_ = (value, make) => (Array.isArray(value) ? value : []).map(make)
  const filled = list => list.length ? list : undefined
  const stating = list => list.length > 1 ? list : list.length && Object.keys(list[0]).length === 1 ? list[0].value : list[0]
  const one_ = (value, field) => {
    const { sort } = field.ency
    if (value === undefined || value === null) return undefined
    if (sort === "numbers") return filled(parted(String(value)))
    if (sort === "date") return date(value)
    if (field.fields) return isRecord(value) ? record(value, field.fields) : text(value)
    return text(value)
  }
  const text = value => isRecord(value) || Array.isArray(value) ? value : encyLetters(String(value)).trim() || undefined
  const date = given => {
    const parts = Object.entries(given).map(([name, value]) => [name, text(value ?? "")]).filter(part => part[1])
      .map(([name, value]) => [name, name === "text" || !value.startsWith("[") ? value : parted(value.replace(/^\[|\]$/g, ""))])
    if (parts.length === 1 && parts[0][0] === "date") return parts[0][1]
    return parts.length ? Object.fromEntries(parts.map(([name, value]) => [name === "date" ? encyEditor.calendar : name, value])) : undefined
  }
  const record = (given, known) => {
    const parts = Object.entries(given).map(([name, value]) => {
      const field = known.find(one => one.name === name)
      return [name, field?.ency ? said(value, field) : value]
    }).filter(part => part[1] !== undefined && part[1] !== null)
    return parts.length ? Object.fromEntries(parts) : undefined
  }

  // The text of a file by its fields: what stands before each, and its own lines

  const parted_ = source => {
    const blocks = [], loose = []
    for (const line of source ? source.replace(/\n$/, "").split("\n") : []) {
      const key = KEY.exec(line)
      if (key) blocks.push({ name: key[1], before: loose.splice(0), lines: [line] })
      else if (/^(#|\s*$)/.test(line)) loose.push(line)
      else blocks.at(-1)?.lines.push(...loose.splice(0), line)
    }
    return { blocks, tail: loose }
  }
  const atLength = block => block.lines.length > 1 && /^[^:]+:\s*\|/.test(block.lines[0])
  const apart = (one, other) => [one, other].some(block => ["lead", "questions"].includes(block.name) || atLength(block))

  const joined = (blocks, tail, head) => {
    const lines = [...head]
    blocks.forEach((block, number) => {
      if (number && block.before[0] !== "" && apart(blocks[number - 1], block)) lines.push("")
      lines.push(...(number || lines.length ? block.before : block.before.filter((line, at) => line || at)), ...block.lines)
    })
    return [...lines, ...tail].join("\n") + "\n"
  }

  const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
  const sorted = value => Array.isArray(value) ? value.map(sorted)
    : isRecord(value) ? Object.fromEntries(Object.entries(value).sort().map(([name, part]) => [name, sorted(part)])) : text(value ?? "") ?? ""

  const open = source => {
    const data = read(source)
    return { ...fields(data, encyEditor.kinds[data.kind] ?? []), source_: source }
  }

  const close = data => {
    const { source_: source = "", id_, ...form } = data
    const known = encyEditor.kinds[form.kind], before = parted_(source), raw = read(source), was = record(fields(raw, known), known) ?? {}
    const now = record(form, known)
    const names = [...known.map(field => field.name), ...Object.keys(now)].filter((name, at, all) => name in now && all.indexOf(name) === at)
    const blocks = names.map(name => {
      const old = before.blocks.find(block => block.name === name), field = known.find(one => one.name === name)
      if (old && same(was[name], now[name])) return old
      const given = Array.isArray(raw[name]) && isStated(now[name]) ? [now[name]] : now[name]
      return { name, before: old?.before ?? [], lines: encyYaml.field(field, name, given) }
    })
    const made = joined(blocks, before.tail, source ? [] : [encyEditor.modelines[form.kind]].filter(Boolean))
    if (!same(record(fields(read(made), known), known), now)) throw new Error("The file would say something else than the form.")
    return made
  }

  const id = name => name.normalize("NFKD").replace(/[\p{M}ʿʾ‘’'ʻʼ]/gu, "").toLowerCase()
    .replace(/[æœßøðþłđı]/g, letter => ({ æ: "ae", œ: "oe", ß: "ss", ø: "o", ð: "d", þ: "th", ł: "l", đ: "d", ı: "i" })[letter])
    .replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")

  window.encyForm = { open, close, id }
})()
