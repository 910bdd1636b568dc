/* Names that run along what they name: countries across their land, rivers along their courses. */
(() => {
  const map = window.encyMap
  const JOINED = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/ // scripts whose letters must not be parted

  const lengths = line => {
    const way = [0]
    for (let i = 1; i < line.length; i++) way.push(way[i - 1] + Math.hypot(line[i][0] - line[i - 1][0], line[i][1] - line[i - 1][1]))
    return way
  }

  /* The point so far along a line, and the direction there. */
  const along = (line, way, far) => {
    let i = 1
    while (i < way.length - 1 && way[i] < far) i++
    const [ax, ay] = line[i - 1], [bx, by] = line[i], part = (far - way[i - 1]) / (way[i] - way[i - 1] || 1)
    return [ax + (bx - ax) * part, ay + (by - ay) * part, Math.atan2(by - ay, bx - ax)]
  }

  const resampled = (line, step) => {
    const way = lengths(line), whole = way.at(-1), count = Math.max(1, Math.round(whole / step))
    return Array.from({ length: count + 1 }, (_, i) => along(line, way, whole * i / count).slice(0, 2))
  }

  /* The letters of a name centred along a line, each with its place; the line runs from left to right. */
  const written = (ctx, text, font, size, track, line, rise) => {
    ctx.font = font
    const pieces = JOINED.test(text) ? [text] : [...text]
    const widths = pieces.map(piece => ctx.measureText(piece).width), gap = pieces.length > 1 ? track : 0
    const way = lengths(line), need = widths.reduce((sum, wide) => sum + wide, 0) + gap * (pieces.length - 1)
    let far = (way.at(-1) - need) / 2
    return pieces.map((piece, i) => {
      const [x, y, angle] = along(line, way, far + widths[i] / 2)
      far += widths[i] + gap
      return { piece, angle, size, x: x + Math.sin(angle) * rise, y: y - Math.cos(angle) * rise }
    })
  }

  const points = (line, s) => {
    const found = []
    for (let i = 0; i < line.length; i += 2) found.push([line[i] * s, line[i + 1] * s])
    return found
  }

  const boxesOf = letters => letters.map(({ x, y, size }) => [x - size * .45, y - size * .75, x + size * .45, y + size * .25])

  /* How far from its line a country's name may be moved, the least first. */
  const SHIFTS = [-48, -36, -24, -12, 0, 12, 24, 36, 48].flatMap(x => [-40, -30, -20, -10, 0, 10, 20, 30, 40].map(y => [x, y]))
    .sort((a, b) => Math.hypot(...a) - Math.hypot(...b))

  /* A name stretched along its line, where it is clear of others; nothing where it would be cramped. */
  const spread = (ctx, feature, s, meets) => {
    const region = feature.layer === "region", line = points(feature.lines[0].whole, s)
    const whole = lengths(line).at(-1), size = Math.max(10.5, Math.min(18, whole / 17))
    const text = region ? feature.name.toLocaleUpperCase() : feature.name
    const font = `${region ? "500" : "italic 500"} ${size}px "Ency Serif", serif`
    ctx.font = font
    const track = (whole - ctx.measureText(text).width) / Math.max(1, text.length - 1)
    if (track < .04 * size) return []
    const letters = written(ctx, text, font, size, Math.min(track, .9 * size), resampled(line, 6), -size * .3), boxes = boxesOf(letters)
    const shift = SHIFTS.find(([dx, dy]) => !boxes.some(([l, t, r, b]) => meets([l + dx, t + dy, r + dx, b + dy])))
    if (!shift) return []
    for (const letter of letters) [letter.x, letter.y] = [letter.x + shift[0], letter.y + shift[1]]
    return [{ kind: region ? "region" : "blue", font, letters }]
  }

  /* Stretches of a river calm enough to be written along, one for each so many points of its course. */
  const ALONG = 900, STEP = 5
  const courses = (ctx, feature, s, meets) => {
    const great = feature.rank <= 4, size = great ? 13.5 : 11.5, track = great ? 1.8 : .6
    const font = `italic 500 ${size}px "Ency Serif", serif`
    ctx.font = font
    const need = ctx.measureText(feature.name).width + track * feature.name.length, count = Math.ceil(need * 1.06 / STEP)
    return feature.lines.flatMap(one => {
      const raw = resampled(points(map.fine(one, s), s), STEP), found = []
      if (raw.length <= count) return found
      const calm = calmed(raw, Math.max(3, Math.round(count / 5)))
      for (let start = 0; start < raw.length - count; start += ALONG / STEP) {
        const best = stretches(calm, raw, start, Math.min(start + ALONG / STEP, raw.length - count), count, size).sort((a, b) => b.worth - a.worth)
          .map(({ line, rise }) => written(ctx, feature.name, font, size, track, line, rise)).find(letters => !boxesOf(letters).some(meets))
        if (best) found.push({ kind: "blue", font, halo: 2.6, letters: best })
      }
      return found
    })
  }

  /* A course without its windings: each point the mean of its neighbours. */
  const calmed = (raw, reach) => {
    const sums = [[0, 0]]
    for (const [x, y] of raw) sums.push([sums.at(-1)[0] + x, sums.at(-1)[1] + y])
    return raw.map((_, i) => {
      const from = Math.max(0, i - reach), to = Math.min(raw.length, i + reach + 1), n = to - from
      return [(sums[to][0] - sums[from][0]) / n, (sums[to][1] - sums[from][1]) / n]
    })
  }

  /* Straight stretches, above or below which a name is clear of the bends (atlas/names.py). */
  const stretches = (calm, raw, from, to, count, size) => {
    const found = []
    for (let start = from; start < to; start += 4) {
      let line = calm.slice(start, start + count + 1), bends = raw.slice(start, start + count + 1)
      if (line[0][0] > line.at(-1)[0]) [line, bends] = [line.reverse(), bends.reverse()]
      const [ax, ay] = line[0], [bx, by] = line.at(-1), chord = Math.hypot(bx - ax, by - ay)
      const straight = chord / (lengths(line).at(-1) || 1)
      if (straight < .86 || Math.abs(by - ay) > 2.6 * (bx - ax)) continue
      const swings = line.map(([x, y], i) => ((bends[i][0] - x) * (by - ay) - (bends[i][1] - y) * (bx - ax)) / (chord || 1))
      const above = Math.max(0, ...swings), below = Math.max(0, ...swings.map(swing => -swing))
      if (above < 9) found.push({ worth: straight - above * .012, line, rise: above + 3.5 })
      if (below < 9) found.push({ worth: straight - below * .012 - .03, line, rise: -below - 3 - size * .72 })
    }
    return found
  }

  /* All names that a scale has room for, over the whole map, in points from its origin; `meets` tells what is taken. In small steps. */
  map.names = function* (features, s, meets) {
    const ctx = document.createElement("canvas").getContext("2d"), width = 700 / s
    const rivers = features.filter(({ layer, name, rank }) => layer === "river" && name && (rank < 9 || s > 1))
    const countries = features.filter(({ layer, since, until }) => (layer === "region" || layer === "water") && since <= width && width <= until)
    const found = []
    for (const [named, way] of [[rivers, courses], [countries, spread]])
      for (const feature of named) {
        found.push(...way(ctx, feature, s, meets))
        yield
      }
    return found
  }

  map.write = (ctx, v, names, ink) => {
    ctx.textAlign = "center"
    ctx.textBaseline = "alphabetic"
    for (const { kind, font, halo, letters } of names) {
      ctx.font = font
      ctx.fillStyle = ink(kind)
      ctx.strokeStyle = ink("map-halo")
      ctx.lineWidth = halo ?? 0
      for (const stroke of halo ? [true, false] : [false])
        for (const { piece, x, y, angle } of letters) {
          const px = x - v.x * v.s + v.w / 2, py = y - v.y * v.s + v.h / 2
          if (px < -30 || py < -30 || px > v.w + 30 || py > v.h + 30) continue
          ctx.save()
          ctx.translate(px, py)
          ctx.rotate(angle)
          if (stroke) ctx.strokeText(piece, 0, 0)
          else ctx.fillText(piece, 0, 0)
          ctx.restore()
        }
    }
  }
})()
