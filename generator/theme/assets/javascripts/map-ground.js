/* The ground of the map: projection, base map, relief. Kilometres on the map become points of a canvas.
   A window is { x, y, s, w, h }: its middle in kilometres, points to a kilometre, width and height in points. */
(() => {
  const map = window.encyMap = {}
  const EARTH = 6371, RAD = Math.PI / 180

  /* Lambert's conformal conic, as atlas/projection.py has it (Snyder 1987, pp. 104–107). */
  map.conic = ([south, north, latitude, longitude]) => {
    const t = degrees => Math.tan(Math.PI / 4 + degrees * RAD / 2), cos = degrees => Math.cos(degrees * RAD)
    const n = south === north ? Math.sin(south * RAD) : Math.log(cos(south) / cos(north)) / Math.log(t(north) / t(south))
    const scale = EARTH * cos(south) * t(south) ** n / n, origin = scale / t(latitude) ** n
    return {
      forward(lon, lat) {
        const radius = scale / t(lat) ** n, angle = n * (lon - longitude) * RAD
        return [radius * Math.sin(angle), radius * Math.cos(angle) - origin]
      },
      inverse(x, y) {
        const side = Math.sign(n), down = side * (origin + y)
        const lat = 2 * Math.atan((scale / (side * Math.hypot(x, down))) ** (1 / n)) - Math.PI / 2
        return [Math.atan2(side * x, down) / n / RAD + longitude, lat / RAD]
      },
    }
  }

  /* A line as explorer/ground.py packs it, as x, y, x, y … in kilometres. */
  map.unpacked = text => {
    const found = []
    let at = 0, x = 0, y = 0
    const step = () => {
      let value = 0, shift = 0, five
      do {
        const code = text.charCodeAt(at++)
        five = code - (code > 92 ? 36 : 35)
        value |= (five & 31) << shift
        shift += 5
      } while (five & 32)
      return value & 1 ? ~(value >> 1) : value >> 1
    }
    while (at < text.length) found.push((x += step()) / 10, (y += step()) / 10)
    return Float32Array.from(found)
  }

  /* The line without the points that lie nearer than that to the rest (Douglas and Peucker). */
  map.simplified = (line, tolerance) => {
    const count = line.length / 2, keep = new Uint8Array(count), open = [[0, count - 1]]
    keep[0] = keep[count - 1] = 1
    while (open.length) {
      const [first, last] = open.pop()
      const ax = line[2 * first], ay = line[2 * first + 1], dx = line[2 * last] - ax, dy = line[2 * last + 1] - ay
      const length = Math.hypot(dx, dy)
      let far = tolerance, at = 0
      for (let i = first + 1; i < last; i++) {
        const x = line[2 * i] - ax, y = line[2 * i + 1] - ay
        const away = length ? Math.abs(x * dy - y * dx) / length : Math.hypot(x, y)
        if (away > far) [far, at] = [away, i]
      }
      if (at) {
        keep[at] = 1
        open.push([first, at], [at, last])
      }
    }
    const found = []
    for (let i = 0; i < count; i++) if (keep[i]) found.push(line[2 * i], line[2 * i + 1])
    return found
  }

  map.features = rows => rows.map(([layer, name, rank, since, until, lines]) => ({
    layer, name, rank, since, until: until || Infinity, lines: lines.map(text => {
      const whole = map.unpacked(text), box = [Infinity, Infinity, -Infinity, -Infinity]
      for (let i = 0; i < whole.length; i += 2) {
        box[0] = Math.min(box[0], whole[i]); box[2] = Math.max(box[2], whole[i])
        box[1] = Math.min(box[1], whole[i + 1]); box[3] = Math.max(box[3], whole[i + 1])
      }
      return { whole, box, fine: new Map() }
    }),
  }))

  /* A line no finer than can be seen at a scale; made once for scales between two powers of two. */
  map.fine = (line, s) => {
    const band = Math.ceil(Math.log2(s))
    if (!line.fine.has(band)) line.fine.set(band, map.simplified(line.whole, .4 / 2 ** band))
    return line.fine.get(band)
  }

  const trace = (ctx, feature, v, close, s = v.s) => {
    const left = v.x - v.w / 2 / v.s, top = v.y - v.h / 2 / v.s, right = left + v.w / v.s, bottom = top + v.h / v.s
    for (const line of feature.lines) {
      const [a, b, c, d] = line.box
      if (a > right || c < left || b > bottom || d < top) continue
      const points = map.fine(line, s)
      ctx.moveTo((points[0] - left) * v.s, (points[1] - top) * v.s)
      for (let i = 2; i < points.length; i += 2) ctx.lineTo((points[i] - left) * v.s, (points[i + 1] - top) * v.s)
      if (close) ctx.closePath()
    }
  }

  const WATERLINES = [12.6, 8.4, 5, 2.3] // how far from the shore the engraver's lines run, in points

  /* Paints the ground in small steps, so that a browser can do something else between two of them. */
  map.ground = function* (ctx, v, { features, master, relief, ink, names, pixels }) {
    const of = (...layers) => features.filter(feature => layers.includes(feature.layer))
    ctx.lineJoin = ctx.lineCap = "round"
    ctx.fillStyle = ink("land")
    ctx.fillRect(0, 0, v.w, v.h)
    if (relief) {
      const across = relief.width / (master[2] - master[0])
      const left = v.x - v.w / 2 / v.s - master[0], top = v.y - v.h / 2 / v.s - master[1]
      ctx.imageSmoothingQuality = "high"
      ctx.drawImage(relief, left * across, top * across, v.w / v.s * across, v.h / v.s * across, 0, 0, v.w, v.h)
      // The relief is coarse: the nearer one looks, the less of it is shown.
      ctx.globalAlpha = Math.min(.55, Math.max(0, (480 - 700 / v.s) / 480))
      ctx.fillRect(0, 0, v.w, v.h)
      ctx.globalAlpha = 1
      yield
    }
    const shore = s => {
      ctx.beginPath()
      for (const water of of("sea", "lake")) trace(ctx, water, v, true, s)
    }
    ctx.save()
    shore()
    ctx.fillStyle = ink("sea")
    ctx.fill("evenodd")
    ctx.clip("evenodd")
    yield
    // What is drawn broadly may follow a coarser line, with plain corners: that is many times faster.
    ctx.lineJoin = "bevel"
    for (const distance of WATERLINES) {
      for (const [name, wide] of [["waterline", 2 * distance], ["sea", 2 * distance - 1.3]]) {
        shore(v.s / 4)
        ctx.strokeStyle = ink(name)
        ctx.lineWidth = wide
        ctx.stroke()
      }
      yield
    }
    ctx.restore()
    shore()
    ctx.strokeStyle = ink("shore")
    ctx.lineWidth = 1
    ctx.stroke()
    yield
    marshes(ctx, v, of("marsh"), ink, pixels)
    yield* rivers(ctx, v, of("river"), ink)
    net(ctx, v, map.projection, ink)
    yield
    names(ctx, v)
  }

  const marshes = (ctx, v, marshes, ink, pixels) => {
    if (!marshes.length) return
    const tile = document.createElement("canvas")
    ;[tile.width, tile.height] = [Math.round(13 * pixels), Math.round(9 * pixels)]
    const reeds = tile.getContext("2d")
    reeds.scale(pixels, pixels)
    for (const [name, wide, path] of [["marsh-water", .8, "M1 4h5M7.5 8.3h5"], ["reed", .6, "M3.5 4v-2.6M2.4 4l-.9-1.9M4.6 4l.9-1.9"]]) {
      reeds.strokeStyle = ink(name)
      reeds.lineWidth = wide
      reeds.stroke(new Path2D(path))
    }
    const pattern = ctx.createPattern(tile, "repeat")
    pattern.setTransform(new DOMMatrix().scale(1 / pixels))
    ctx.beginPath()
    for (const marsh of marshes) trace(ctx, marsh, v, true)
    ctx.globalAlpha = .6
    ctx.fillStyle = ink("marsh")
    ctx.fill()
    ctx.globalAlpha = 1
    ctx.fillStyle = pattern
    ctx.fill()
  }

  /* Great rivers wide; brooks only where one looks near enough. */
  function* rivers(ctx, v, rivers, ink) {
    const widths = new Map(), narrow = v.s > 1.8 ? 1.25 : 1
    for (const river of rivers) {
      if (river.rank >= 9 && v.s < .75) continue
      const wide = (river.rank <= 4 ? 2.1 : river.rank <= 8 ? 1.2 : .9) * narrow
      widths.set(wide, [...widths.get(wide) ?? [], river])
    }
    const sorted = [...widths].sort(([a], [b]) => a - b)
    for (const [name, more, alpha] of [["bank", 1.6, .55], ["river", 0, 1]])
      for (const [wide, own] of sorted) {
        ctx.beginPath()
        for (const river of own) trace(ctx, river, v)
        ctx.strokeStyle = ink(name)
        ctx.globalAlpha = name === "river" && wide < 1.2 ? .8 : alpha
        ctx.lineWidth = wide + more
        ctx.stroke()
        ctx.globalAlpha = 1
        yield
      }
  }

  /* Meridians and parallels. */
  const net = (ctx, v, conic, ink) => {
    const degrees = v.w / v.s / 95, step = [.25, .5, 1, 2, 5, 10].find(one => degrees / one <= 9) ?? 20
    const corners = [-.5, 0, .5].flatMap(a => [-.5, .5].map(b => conic.inverse(v.x + a * v.w / v.s, v.y + b * v.h / v.s)))
    const [west, east] = [Math.min, Math.max].map(of => of(...corners.map(([lon]) => lon)))
    const [south, north] = [Math.min, Math.max].map(of => of(...corners.map(([, lat]) => lat)))
    const line = points => points.forEach(([lon, lat], i) => {
      const [x, y] = conic.forward(lon, lat)
      ctx[i ? "lineTo" : "moveTo"]((x - v.x) * v.s + v.w / 2, (y - v.y) * v.s + v.h / 2)
    })
    const parts = [...Array(11).keys()].map(i => (i - 1) / 8)
    ctx.beginPath()
    for (let lon = Math.ceil(west / step) * step; lon <= east; lon += step)
      line(parts.map(part => [lon, south + (north - south) * part]))
    for (let lat = Math.ceil(south / step) * step; lat <= north; lat += step)
      line(parts.map(part => [west + (east - west) * part, lat]))
    ctx.strokeStyle = ink("net")
    ctx.globalAlpha = .2
    ctx.lineWidth = .6
    ctx.stroke()
    ctx.globalAlpha = 1
  }
})()
