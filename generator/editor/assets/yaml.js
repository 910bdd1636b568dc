// Values written as YAML, in the form of `ency fmt` (generator/format/write.py): a test writes every field of
// every entry with both. A shape is a field of the form with its depth and whether it stands in a list.
(() => {
  "use strict"
  const WIDTH = 100
  const NO_TEXTS = new Set(["", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"])
  const NUMBER = /^[-+]?(?:\.?\d[\d_.]*(?:e[-+]?\d+)?|0[xo][0-9a-f]+|\.(?:inf|nan))$/i
  const UNSEEN = /(?! )[\p{C}\p{Z}]/u
  const TOKEN = /\[\[[^[\]]*\]\]|\[@[^[\]]*\]/g
  const NOT_PLAIN = /^(?: |\t|[-+*>|#=~<]|```|\d+[.)]|\[\^)/
  const BESIDE = ["weekday", "text"]

  const isText = value => typeof value === "string"
  const isList = Array.isArray
  const isStated = value => !isText(value) && !isList(value) && "value" in value

  // What stands where

  const item = shape => ({ ...shape, depth: shape.depth + 1, listed: true })
  const below = (shape, name) => ({ field: shape.fields?.find(field => field.name === name), depth: shape.depth + 1 })
  const bare = shape => shape.field?.ency.stated
    ? { field: shape.field.fields[0], depth: shape.depth + 1, listed: shape.listed } : shape
  const record = (shape, value) => {
    const inner = "value" in value ? shape : bare(shape)
    return { ...inner, fields: inner.field?.ency.sort === "record" ? inner.field.fields : null, stated: !!inner.field?.ency.stated }
  }
  const isDate = shape => !shape.fields && shape.field?.ency.sort === "date" && !shape.field.ency.stated
  const ordered = (shape, names) => {
    const place = isDate(shape) ? name => BESIDE.indexOf(name)
      : name => (shape.fields ?? []).findIndex(field => field.name === name) + 1 || Infinity
    return names.map((name, number) => [place(name), number, name])
      .sort((a, b) => (a[0] === b[0] ? 0 : a[0] - b[0]) || a[1] - b[1]).map(found => found[2])
  }

  // Texts

  const plain = (text, within, number) => text.trim() === text && !NO_TEXTS.has(text.toLowerCase())
    && !/^['"[\]{}>|*&!%#`@,?:-]|^\.\.\./.test(text) && !UNSEEN.test(text) && !text.includes(": ") && !text.includes(" #")
    && !text.endsWith(":") && !(within && /[,[\]{}]|:\?/.test(text)) && (number || !NUMBER.test(text))
  const code = char => {
    const point = char.codePointAt(0)
    const [mark, width] = point < 256 ? ["x", 2] : point < 65536 ? ["u", 4] : ["U", 8]
    return `\\${mark}${point.toString(16).padStart(width, "0")}`
  }
  const quoted = (text, within = false, number = true) => plain(text, within, number) ? text
    : `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\t/g, "\\t").replace(/(?![ \u200c\u200d])[\p{C}\p{Z}]/gu, code)}"`
  const foldable = text => !text.includes("  ") && !UNSEEN.test(text)
  const length = text => [...text].length

  const wrapped = (text, width) => {
    const words = text.replace(TOKEN, found => length(found) <= 60 ? found.replaceAll(" ", "\0") : found).split(" ")
    const lines = []
    for (const word of words) {
      const last = lines.at(-1)
      if (last !== undefined && length(last) + 1 + length(word) <= Math.max(width, 20)) lines[lines.length - 1] = `${last} ${word}`
      else lines.push(word)
    }
    return lines.map(line => line.replaceAll("\0", " "))
  }
  const flowing = line => line && !NOT_PLAIN.test(line) && !/[ \\]$/.test(line) && foldable(line)
  const paragraph = (text, width) => {
    const lines = text.replace(/^\n+|\n+$/g, "").split("\n")
    if (lines.every(line => length(line) <= width) || !lines.every(flowing)) return text
    const broken = wrapped(lines.join(" "), width)
    return broken.every(flowing) ? broken.join("\n") + text.match(/\n*$/)[0] : text
  }
  const reflowed = (text, width) => text.split("\n\n").map(part => paragraph(part, width)).join("\n\n")

  // Nodes

  const short = (value, shape) => {
    if (isText(value)) return !value.trim().includes("\n")
    if (isList(value)) {
      const free = !shape.field
      const good = value.every(isText) ? !bare(shape).field?.ency.line
        : (value.length === 1 || free) && (free || shape.field.ency.source)
      return good && value.every(one => short(one, item(shape)))
    }
    const here = record(shape, value)
    if (here.stated || (here.depth === 1 && !isDate(here))) return false
    return Object.entries(value).every(([name, part]) => short(part, below(here, name)) && !(here.listed && isList(part)))
  }
  const flow = (value, shape) => {
    if (isText(value)) return inline(value, shape, true)
    if (isList(value)) return `[${value.map(one => flow(one, item(shape))).join(", ")}]`
    const here = record(shape, value)
    return `{${ordered(here, Object.keys(value)).map(name => `${quoted(name, true)}: ${flow(value[name], below(here, name))}`).join(", ")}}`
  }
  const inline = (text, shape, within) => {
    const marks = bare(shape).field?.ency
    return text.trim() ? quoted(text.trim(), within, !!marks?.number || marks?.sort === "date" || marks?.sort === "numbers") : '""'
  }
  const onALine = (head, value, shape) => {
    if (!Object.keys(value).length) return `${head} ${isList(value) ? "[]" : "{}"}`
    const line = short(value, shape) && `${head} ${flow(value, shape)}`
    return line && length(line) <= WIDTH ? line : null
  }
  const scalar = (head, text, shape, indent) => {
    if (!text.trim().includes("\n") && !(shape.field?.ency.article && shape.depth === 1 && text.trim())) {
      const line = `${head} ${inline(text, shape)}`, trimmed = text.trim()
      const lines = length(line) > WIDTH && foldable(trimmed) ? wrapped(trimmed, WIDTH - indent - 2) : []
      return lines.length < 2 ? [line] : [`${head} >-`, ...lines.map(part => " ".repeat(indent + 2) + part)]
    }
    const body = text.replace(/^\n+/, "").trimEnd()
    const prose = bare(shape).field?.ency.sort === "prose" ? reflowed(body, WIDTH - indent - 2) : body
    return [`${head} ${/^[ \t]/.test(prose) ? "|2" : "|"}`, ...prose.split("\n").map(line => line && " ".repeat(indent + 2) + line)]
  }
  const value = (head, given, shape, indent) => {
    if (isText(given)) return scalar(head, given, shape, indent)
    const line = onALine(head, given, shape)
    return line ? [line] : [head, ...under(given, shape, indent + 2)]
  }
  const under = (given, shape, indent) => {
    if (!isList(given)) return parts(given, shape, indent)
    const inner = given.some(isStated) ? shape : bare(shape)
    return given.flatMap(one => part(one, item(inner), indent))
  }
  const part = (given, shape, indent) => {
    const head = " ".repeat(indent) + "-"
    if (isText(given) || isList(given) || !Object.keys(given).length || onALine(head, given, shape)) return value(head, given, shape, indent)
    const [first, ...rest] = parts(given, shape, indent + 2)
    return [`${head} ${first.trimStart()}`, ...rest]
  }
  const parts = (given, shape, indent) => {
    const here = record(shape, given)
    return ordered(here, Object.keys(given)).flatMap(name => value(`${" ".repeat(indent)}${quoted(name)}:`, given[name], below(here, name), indent))
  }

  // The lines of one field of an entry.
  window.encyYaml = { field: (field, name, given) => value(`${quoted(name)}:`, given, { field, depth: 1 }, 0) }
})()
