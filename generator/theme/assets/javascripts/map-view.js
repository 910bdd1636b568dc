/* The window on the map: moved by pointer, wheel, two fingers and keys; it never leaves the map. */
(() => {
  const map = window.encyMap
  const NEAREST = 9 // points to a kilometre
  const STEP = 220 // milliseconds that one step of a button or wheel takes
  const NOTCH = 60 // points from which on a turn of the wheel is one of its notches, which comes all at once
  const TWICE = 320 // milliseconds between two taps that are one double tap

  map.calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches

  map.view = (stage, master, { moved, tapped, pointed, key }) => {
    const v = { x: (master[0] + master[2]) / 2, y: (master[1] + master[3]) / 2, s: 1, w: 1, h: 1 }
    const pointers = new Map()
    let goal = 1, tap = { time: 0, at: [0, 0] }, travelled = 0, speed = [0, 0], last = 0, flight = 0, box = stage.getBoundingClientRect()

    const least = () => Math.max(v.w / (master[2] - master[0]), v.h / (master[3] - master[1]))
    const keep = () => {
      v.s = bounded(v.s)
      const halfWide = v.w / 2 / v.s, halfHigh = v.h / 2 / v.s
      v.x = Math.min(master[2] - halfWide, Math.max(master[0] + halfWide, v.x))
      v.y = Math.min(master[3] - halfHigh, Math.max(master[1] + halfHigh, v.y))
    }
    const go = (x, y, s = v.s) => {
      Object.assign(v, { x, y, s })
      keep()
      moved()
    }
    const bounded = s => Math.min(NEAREST, Math.max(least(), s))
    /* Another scale, with a point of the window staying where it is. */
    const scaled = (wanted, px = v.w / 2, py = v.h / 2) => {
      const s = bounded(wanted), x = v.x + (px - v.w / 2) / v.s, y = v.y + (py - v.h / 2) / v.s
      go(x - (px - v.w / 2) / s, y - (py - v.h / 2) / s, s)
    }
    const stop = () => { cancelAnimationFrame(flight); flight = 0 }

    const api = {
      window: v,
      least,
      at: (x, y) => [(x - v.x) * v.s + v.w / 2, (y - v.y) * v.s + v.h / 2],
      resize() {
        ;[v.w, v.h] = [stage.clientWidth || 1, stage.clientHeight || 1]
        box = stage.getBoundingClientRect()
        keep()
        moved()
      },
      go(x, y, s) { stop(); go(x, y, s) },
      zoom(factor, px, py) { stop(); scaled(v.s * factor, px, py) },
      /* The same in a short movement; several steps add up. */
      step(factor, px, py) {
        const to = goal = bounded((flight ? goal : v.s) * factor)
        if (map.calm()) return api.zoom(factor, px, py)
        stop()
        const from = v.s, start = performance.now()
        const run = now => {
          const t = Math.max(0, Math.min(1, (now - start) / STEP))
          scaled(from * (to / from) ** (t * (2 - t)), px, py)
          flight = t < 1 ? requestAnimationFrame(run) : 0
        }
        flight = requestAnimationFrame(run)
      },
      /* Goes there on a calm curve; at once for those who want no motion. */
      fly(x, y, s = v.s) {
        stop()
        if (map.calm()) return go(x, y, s)
        const from = { ...v }, start = performance.now(), long = 480
        goal = s
        const step = now => {
          const t = Math.min(1, (now - start) / long), part = t * t * (3 - 2 * t)
          go(from.x + (x - from.x) * part, from.y + (y - from.y) * part, from.s * (s / from.s) ** part)
          if (t < 1) flight = requestAnimationFrame(step)
        }
        flight = requestAnimationFrame(step)
      },
    }

    const place = event => [event.clientX - box.left, event.clientY - box.top]

    stage.addEventListener("pointerdown", event => {
      if (event.button) return
      stop()
      stage.setPointerCapture(event.pointerId)
      pointers.set(event.pointerId, place(event))
      if (pointers.size === 1) travelled = 0
      speed = [0, 0]
      last = event.timeStamp
    })
    stage.addEventListener("pointermove", event => {
      const before = pointers.get(event.pointerId), now = place(event)
      if (!before) return void (event.pointerType === "mouse" && pointed(...now))
      const dx = now[0] - before[0], dy = now[1] - before[1]
      travelled += Math.abs(dx) + Math.abs(dy)
      pointers.set(event.pointerId, now)
      if (pointers.size === 1) {
        const time = Math.max(1, event.timeStamp - last)
        speed = [.7 * dx / time + .3 * speed[0], .7 * dy / time + .3 * speed[1]]
        last = event.timeStamp
        go(v.x - dx / v.s, v.y - dy / v.s)
      } else if (pointers.size === 2) {
        const [other] = [...pointers].find(([id]) => id !== event.pointerId).slice(1)
        const gap = ([x, y]) => Math.hypot(x - other[0], y - other[1])
        const middle = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]
        go(v.x - dx / 2 / v.s, v.y - dy / 2 / v.s)
        api.zoom(gap(now) / (gap(before) || 1), ...middle)
      }
    })
    /* A tap chooses what is there; a second one at once brings it nearer. */
    const tappedAt = (at, event) => {
      const twice = event.timeStamp - tap.time < TWICE && Math.hypot(at[0] - tap.at[0], at[1] - tap.at[1]) < 30
      tap = { time: twice ? 0 : event.timeStamp, at }
      if (twice) api.step(event.shiftKey ? .5 : 2, ...at)
      else tapped(...at, event)
    }
    const up = event => {
      if (!pointers.delete(event.pointerId) || pointers.size) return
      if (travelled < 7 && event.type === "pointerup") return tappedAt(place(event), event)
      if (event.timeStamp - last < 60 && Math.hypot(...speed) > .25 && !map.calm()) glide()
    }
    stage.addEventListener("pointerup", up)
    stage.addEventListener("pointercancel", up)
    stage.addEventListener("pointerleave", () => { if (!pointers.size) pointed(-1e9, -1e9) })

    /* The map runs on a little when it is let go in motion. */
    const glide = () => {
      let before = performance.now()
      goal = v.s
      const step = now => {
        const time = Math.min(50, now - before)
        before = now
        speed = speed.map(one => one * .994 ** time)
        go(v.x - speed[0] * time / v.s, v.y - speed[1] * time / v.s)
        flight = Math.hypot(...speed) > .02 ? requestAnimationFrame(step) : 0
      }
      flight = requestAnimationFrame(step)
    }

    stage.addEventListener("wheel", event => {
      event.preventDefault()
      const lines = event.deltaMode === 1 ? 18 : event.deltaMode === 2 ? 300 : 1
      const far = event.deltaY * lines
      api[Math.abs(far) < NOTCH || event.ctrlKey ? "zoom" : "step"](Math.exp(-far * (event.ctrlKey ? .01 : .0017)), ...place(event))
    }, { passive: false })

    stage.addEventListener("keydown", event => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      const step = (event.shiftKey ? 240 : 80) / v.s
      const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }
      if (moves[event.key]) api.go(v.x + moves[event.key][0], v.y + moves[event.key][1])
      else if (event.key === "+" || event.key === "=") api.step(1.35)
      else if (event.key === "-" || event.key === "_") api.step(1 / 1.35)
      else if (!key(event.key)) return
      event.preventDefault()
    })
    return api
  }
})()
