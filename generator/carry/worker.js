/* Pages that were read, and those that were kept on request, without a connection. While there is one, everything
   comes from the server, so a site that has changed is never shown as it was; what comes is kept for later.
   VERSION, SHELL and ABSENT stand before this: another version is another file, and the browser takes it at once. */
const SCOPE = registration.scope
const CACHE = `ency ${SCOPE}`

const bare = (address) => {
  const url = new URL(address)
  url.search = url.hash = ""
  if (url.pathname.endsWith("/")) url.pathname += "index.html"
  return url.href
}
const ours = (address) => address.startsWith(SCOPE) && !/^(downloads\/|offline\.json|sw\.js)/.test(address.slice(SCOPE.length))

const absent = () => {
  const [title, text, lang, dir] = ABSENT
  const page = `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title>
<body style="font: 1.1rem/1.5 Georgia, serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem"><h1>${title}</h1>
<p>${text}</p><p><a href="${SCOPE}index.html">${SCOPE}</a></p></body></html>`
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } })
}

const answer = async (event) => {
  const { request } = event, cache = await caches.open(CACHE)
  try {
    const found = await fetch(request)
    if (found.status === 200 && found.type === "basic" && !found.redirected) event.waitUntil(cache.put(bare(request.url), found.clone()))
    return found
  } catch {
    return (await cache.match(bare(request.url))) ?? (request.mode === "navigate" ? absent() : Response.error())
  }
}

addEventListener("install", (event) => {
  skipWaiting()
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL.map((path) => new Request(SCOPE + path, { cache: "no-cache" })))))
})
addEventListener("activate", (event) => event.waitUntil(clients.claim()))
addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && ours(event.request.url)) event.respondWith(answer(event))
})
/* The first page of all was loaded before this worker was there: it names itself and what belongs to it. */
addEventListener("message", (event) => event.waitUntil((async () => {
  const cache = await caches.open(CACHE)
  await Promise.allSettled(event.data.filter(ours).map(async (address) => {
    if (!(await cache.match(bare(address)))) await cache.add(bare(address))
  }))
  event.source?.postMessage(VERSION)
})()))
