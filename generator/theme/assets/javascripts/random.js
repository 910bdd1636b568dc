/* A link to an entry at random: one line of one of the shared files. Without this script it leads to the list from A to Z. */
(() => {
  const shards = () => Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, "0")).sort(() => Math.random() - .5)

  const draw = (open, done) => {
    const shard = open.pop()
    if (shard === undefined) return
    encyShard(`browse/about/${shard}`, rows => {
      if (!rows?.length) return draw(open, done)
      done(rows[Math.floor(Math.random() * rows.length)])
    })
  }

  document.addEventListener("click", event => {
    const link = event.target.closest?.(".random a")
    if (!link || !window.encyShard || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
    event.preventDefault()
    draw(shards(), ([id, , , , folder]) => { location.href = `${encyBase}${folder}/${id}.html` })
  })
})()
