/* Reading offline, on a site that was published for it (`ency publish`): asks for the service worker, and lets the
   reader keep all pages. On a site opened from files, or not published so, it does nothing. */
(() => {
  const base = window.encyBase, words = window.encyWords?.offline
  if (!window.encyOffline || !navigator.serviceWorker || !base?.startsWith("http") || !words) return
  const CACHE = `ency ${base}`, LIST = `${base}offline.json`, KEPT = `${base}offline-kept.json`
  const AT_ONCE = 6, // files that are asked for at the same time
    SAVED = 200 // files after which it is noted what is there, so that one can go on after a break

  navigator.serviceWorker.register(`${base}sw.js`, { updateViaCache: "none" })
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage(
    [location.href, ...performance.getEntriesByType("resource").map((entry) => entry.name)]))

  const root = document.querySelector(".keep")
  if (!root) return
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])
  const size = (bytes) => (bytes / 1e6).toLocaleString(document.documentElement.lang || undefined, { maximumFractionDigits: 1 })
  const said = document.createElement("p"), bar = document.createElement("progress")
  said.role = "status"
  bar.setAttribute("aria-label", words.keep)
  const button = (text, act) => {
    const made = document.createElement("button")
    made.type = "button"
    made.textContent = text
    made.addEventListener("click", act)
    return made
  }
  const show = (text, ...rest) => {
    said.textContent = text
    root.replaceChildren(said, ...rest)
  }

  const json = async (response) => (response ? response.json() : null)
  const kept = async () => (await json(await (await caches.open(CACHE)).match(KEPT))) ?? { version: "", files: {} }
  const note = async (record) => (await caches.open(CACHE)).put(KEPT, new Response(JSON.stringify(record)))
  const listed = async () => {
    try { return await json(await fetch(LIST, { cache: "no-cache" })) } catch { return null }
  }

  const fill = async (list, record) => {
    const cache = await caches.open(CACHE), open = missing(list, record)
    let stopped = false, done = 0, count = 0
    bar.max = open.reduce((sum, [, [, bytes]]) => sum + bytes, 0)
    const tell = () => {
      bar.value = done
      said.textContent = filled(words.keeping, { done: size(done), all: size(bar.max) })
    }
    show("", bar, button(words.stop, () => { stopped = true }))
    tell()
    const next = async () => {
      for (let one; !stopped && (one = open.pop());) {
        const [path, [integrity, bytes]] = one
        await cache.put(base + path, await fetch(base + path, { integrity, cache: "no-cache" }))
        record.files[path] = integrity
        done += bytes
        tell()
        if (++count % SAVED === 0) await note(record)
      }
    }
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, next))
      if (!stopped) {
        for (const path of Object.keys(record.files)) if (!(path in list.files)) { await cache.delete(base + path); delete record.files[path] }
        record.version = list.version
      }
      await note(record)
      await state()
    } catch {
      stopped = true
      await note(record)
      await state(words.broken)
    }
  }

  const missing = (list, record) => Object.entries(list.files).filter(([path, [integrity]]) => record.files[path] !== integrity)
  const release = async () => {
    await caches.delete(CACHE)
    await state()
  }

  /* What is kept, and what can be done. */
  const state = async (before = "") => {
    const [list, record] = await Promise.all([listed(), kept()]), some = Object.keys(record.files).length > 0
    const drop = some ? [button(words.release, release)] : []
    const say = (text) => [before, text].filter(Boolean).join(" ")
    if (!list) return show(say(some ? words.kept : words.unreachable), ...drop)
    const open = missing(list, record), bytes = size(open.reduce((sum, [, [, bytes]]) => sum + bytes, 0))
    if (!open.length) return show(say(words.kept), ...drop)
    const text = record.version ? words.newer : some ? words.partly : words.none
    show(say(text), button(filled(record.version ? words.renew : words.keep_all, { size: bytes, n: open.length }), () => fill(list, record)), ...drop)
  }
  state()
})()
