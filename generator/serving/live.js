/* While the site is written: the page is loaded anew when it was made anew, and shows what is wrong. */
(() => {
  "use strict";
  const script = document.currentScript;
  const words = JSON.parse(script.dataset.words);
  const own = decodeURIComponent(location.pathname).split("/").slice(-2).join("/").replace(/(\.html)?$/, ".");
  const made = (name, kind, text) => {
    const node = document.createElement(name);
    node.className = `ency-live__${kind}`;
    node.textContent = text;
    return node;
  };
  let box;

  const counted = (problems) => {
    const count = problems.length;
    return (count === 1 ? words.one : words.other).replace("{n}", count);
  };

  // One problem: where, what, the line with its place marked, how it is mended.
  const item = (problem) => {
    const node = made("li", problem.severity, "");
    const head = made("p", "head", "");
    if (problem.place) head.append(made("code", "place", problem.place), " ");
    if (problem.code) head.append(made("strong", "code", problem.code), " ");
    const said = made("span", "message", problem.message);
    said.dir = "auto";
    head.append(said);
    node.append(head);
    if (problem.before || problem.rest) {
      const line = made("pre", "line", problem.before);
      const here = problem.rest.match(/^(\[\[.*?\]\]|\[@.*?\]|[^\s,\]}]+|.|)/)[0];
      line.append(made("mark", "here", here), problem.rest.slice(here.length));
      line.dir = "auto";
      node.append(line);
    }
    if (problem.repair) node.append(made("p", "repair", `${words.repair} ${problem.repair}`));
    return node;
  };

  const show = (problems) => {
    if (box) box.remove();
    box = undefined;
    document.body.style.removeProperty("padding-bottom");
    if (!problems.length) return;
    const stops = problems.some((problem) => problem.severity === "error");
    box = made("section", "box", "");
    box.classList.add("ency-live");
    box.setAttribute("role", "alert");
    box.setAttribute("aria-label", words.label);
    box.tabIndex = 0;
    const more = document.createElement("details");
    more.open = stops;
    more.append(made("summary", "title", counted(problems) + (stops ? ` ${words.old}` : "")));
    const list = made("ul", "list", "");
    const here = (problem) => problem.path.endsWith(own + "yaml");
    list.append(...[...problems].sort((one, other) => here(other) - here(one)).map(item));
    more.append(list);
    box.classList.toggle("ency-live--calm", !stops);
    box.append(more);
    document.body.append(box);
    const makeRoom = () => { document.body.style.paddingBottom = `${box.offsetHeight}px`; };
    more.addEventListener("toggle", makeRoom);
    makeRoom();
  };

  const hear = () => {
    const news = new EventSource(script.dataset.news);
    news.onmessage = (event) => {
      const state = JSON.parse(event.data);
      const site = Number(script.dataset.site);
      const mine = state.early.some((address) => decodeURIComponent(location.pathname).endsWith(`/${address}`));
      if (state.site > site || (mine && state.next > site)) location.reload();
      else show(state.problems);
    };
    return news;
  };

  // A page that nobody looks at does not listen: a browser keeps few connections open.
  let news = document.hidden ? undefined : hear();
  document.addEventListener("visibilitychange", () => {
    if (news) news.close();
    news = document.hidden ? undefined : hear();
  });
  addEventListener("pagehide", () => news && news.close());
  addEventListener("pageshow", (event) => { if (event.persisted) news = hear(); });
})();
