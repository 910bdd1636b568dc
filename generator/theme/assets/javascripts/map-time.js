/* Time: what has happened up to a day, as far as the dates tell, and the strip above the slider. */
(() => {
  const map = window.encyMap
  const NEVER = { share: 0, dated: true }

  /* How much of the span in which a battle was lies before a day: 0 not begun, 1 surely over. */
  map.share = (date, day) => {
    if (!date) return { share: .35, dated: false }
    const [first, last] = date
    if (first == null && last == null) return { share: .35, dated: false }
    const start = first ?? last - 365, end = last ?? first + 365
    if (day < start) return NEVER
    return { share: Math.min(1, (day - start + 1) / (end - start + 1)), dated: true, since: day - end, wide: end - start }
  }

  /* The spans of all battles in rows, so that none covers another. */
  const rows = (dates, days) => {
    const ends = []
    return dates.map((date, index) => ({ index, date })).filter(({ date }) => date && (date[0] ?? date[1]) != null)
      .map(({ index, date }) => ({ index, date, from: Math.max(0, date[0] ?? date[1] - 365), to: Math.min(days, (date[1] ?? date[0] + 365) + 1) }))
      .filter(({ from, to }) => to > 0 && from < days)
      .sort((a, b) => (b.to - b.from) - (a.to - a.from) || a.from - b.from)
      .map(span => {
        const wide = Math.max(span.to, span.from + days / 160) + days / 300
        let row = ends.findIndex(taken => taken.every(([a, b]) => b <= span.from || a >= wide))
        if (row < 0) row = ends.push([]) - 1
        ends[row].push([span.from, wide])
        return { ...span, row }
      })
  }

  map.strip = (canvas, time, { ink, pixels }) => {
    let spans = [], count = 1
    const paint = (dates, day) => {
      if (dates) {
        spans = rows(dates, time.days)
        count = Math.max(1, ...spans.map(({ row }) => row + 1))
      }
      const wide = canvas.clientWidth, high = canvas.clientHeight
      if (!wide) return
      ;[canvas.width, canvas.height] = [wide * pixels, high * pixels]
      const ctx = canvas.getContext("2d"), x = at => at / time.days * wide, above = 15, below = time.years[1]?.length ? 15 : 2
      ctx.scale(pixels, pixels)
      years(ctx, time.years[0], x, wide, 11, above - 2, high - below, ink("soft"), ink)
      if (below > 2) years(ctx, time.years[1], x, wide, high - 3.5, high - below + 2, high - below + 6, ink("faint"), ink)
      const room = high - above - below, step = Math.min(6, room / count)
      for (const { from, to, row, date } of spans) {
        const sure = to - from <= 2, y = above + room - (row + 1) * step + step * .14
        ctx.fillStyle = ink("red")
        ctx.globalAlpha = (day !== null && from > day ? .28 : 1) * (sure ? 1 : Math.max(.3, .85 - (to - from) / 700)) * (date[3] ? .6 : 1)
        ctx.beginPath()
        ctx.roundRect(x(from), y, Math.max(2.4, x(to) - x(from)), step * .72, step * .3)
        ctx.fill()
      }
      ctx.globalAlpha = 1
      if (day !== null) {
        ctx.fillStyle = ink("ink")
        ctx.fillRect(x(day) - .7, above - 3, 1.4, high - above - below + 6)
      }
    }
    return paint
  }

  const years = (ctx, years, x, wide, baseline, from, to, colour, ink) => {
    ctx.font = '500 11.5px "Ency Sans", sans-serif'
    ctx.textAlign = "left"
    const room = years.length ? Math.max(...years.map(([, said]) => ctx.measureText(said).width)) + 10 : 0
    const every = [1, 2, 5, 10, 20, 50, 100, 200, 500].find(n => x(366 * n) >= room) ?? 1000
    years.forEach(([day, said], i) => {
      const left = Math.round(x(day)) + .5, named = Number.parseInt(said, 10) % every === 0
      if (!named && every > 1) return
      ctx.strokeStyle = ink("faint")
      ctx.lineWidth = .8
      ctx.beginPath()
      ctx.moveTo(left, from)
      ctx.lineTo(left, to)
      ctx.stroke()
      const next = years[i + every] ? x(years[i + every][0]) : wide
      if (next - left < room - 8) return
      ctx.fillStyle = colour === ink("faint") ? ink("soft") : ink("ink")
      ctx.fillText(said, left + 3, baseline)
    })
  }

  /* The slider and its buttons. `shown` gets the day (null: all times) and the name of the step; `changed` is told
     when another step is shown, `passed` when days have passed within one. */
  map.clock = (time, { slider, button, output, all, strip, words, first, smooth, shown, changed, passed }) => {
    const STEP = 620, CALM = 1100 // milliseconds a step takes, and where there should be no motion between two
    let running = 0, calmly = 0
    const last = time.steps.length, at = () => Number(slider.value)
    const now = () => shown.day === null ? "" : time.steps[Math.min(last - 1, at())].slice(2).join(" · ")

    const say = fresh => {
      const said = now() || all.textContent
      map.put(output, said)
      slider.setAttribute("aria-valuetext", said)
      if (all.hidden !== (shown.day === null)) all.hidden = !all.hidden
      strip(fresh ? shown.dates() : null, shown.day)
    }
    /* Shows the step that the address names, or all times. */
    const set = () => {
      const found = time.steps.findIndex(([, key]) => key === shown.state.date)
      slider.value = found < 0 ? last : found
      shown.day = found < 0 ? null : (time.steps[found + 1]?.[0] ?? time.days) - 1
      say(true)
    }
    const step = to => {
      shown.state.date = time.steps[Math.max(0, to)]?.[1] ?? ""
      set()
      changed()
    }
    const play = on => {
      cancelAnimationFrame(running)
      clearInterval(calmly)
      running = calmly = 0
      button.setAttribute("aria-pressed", String(on))
      map.put(button, on ? "❚❚" : "▶")
      button.title = on ? words.pause : words.play
      button.setAttribute("aria-label", button.title)
      if (!on) return
      if (at() >= last - 1) step(first)
      if (!smooth || map.calm()) calmly = setInterval(() => { step(at() + 1); if (at() >= last) play(false) }, CALM)
      else flow()
    }
    /* Between two steps the days run smoothly. */
    const flow = () => {
      let before = performance.now()
      const run = frame => {
        const here = at(), long = (time.steps[here + 1]?.[0] ?? time.days) - time.steps[here][0]
        shown.day += Math.min(80, frame - before) / STEP * long
        before = frame
        if (shown.day >= time.days - 1) {
          play(false)
          return step(last)
        }
        const next = time.steps.findLastIndex(([start]) => start <= shown.day + 1)
        if (next !== here) {
          slider.value = next
          shown.state.date = time.steps[next][1]
          changed()
        }
        say(false)
        passed()
        running = requestAnimationFrame(run)
      }
      running = requestAnimationFrame(run)
    }
    const halted = to => { play(false); step(to) }
    slider.max = last
    slider.addEventListener("input", () => halted(at()))
    return { say, set, now, playing: () => Boolean(running || calmly), play: () => play(!(running || calmly)),
      before: () => halted(Math.min(at(), last) - 1), after: () => halted(at() + 1), all: () => halted(last) }
  }
})()
