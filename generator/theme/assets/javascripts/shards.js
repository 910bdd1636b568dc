/* Shared data in small files, each loaded once by a script of its own: that works from a file too.
   encyShard(name, done) calls done with the rows of a file, or with null where there is none, and with what parts of it
   stand beside it: how many rows by the letter of each. */
(() => {
  const base = document.currentScript.src.replace(/assets\/javascripts\/shards\.js.*$/, "")
  const known = new Map() // name → rows, or the callbacks that wait for them

  const settle = (name, rows, parts = {}) => {
    const waiting = known.get(name)
    known.set(name, { rows, parts })
    for (const done of waiting?.waiting ?? []) done(rows, parts)
  }

  window.encyBase = base
  window.ency = settle
  window.encyShard = (name, done) => {
    const found = known.get(name)
    if (found?.waiting) return void found.waiting.push(done)
    if (found) return void done(found.rows, found.parts)
    known.set(name, { waiting: [done] })
    const script = document.createElement("script")
    script.src = `${base}assets/data/${name}.js`
    script.onload = () => { if (known.get(name).waiting) settle(name, null) }
    script.onerror = () => settle(name, null)
    document.head.append(script)
  }
  /* The same for a file of a folder whose files are listed: what is not in the list is not asked for. */
  window.encyListed = (name, done) => {
    const [folder, file] = name.split("/")
    encyShard(folder, (files) => files?.includes(file.split(".")[0]) ? encyShard(name, done) : done(null, {}))
  }
})()
