// What can be found out about a page by looking at it: returns sentences, none where all is well.
// Runs inside the page; no library, so that nothing is fetched for it.
() => {
  const wrongs = [];
  const say = (what, element) =>
    wrongs.push(`${what}: <${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`);
  const all = (names) => [...document.querySelectorAll(names)];
  const open = document.querySelector("dialog[open]");
  const seen = (element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && (!open || open.contains(element));
  const byIds = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");

  const named = (element) =>
    (element.getAttribute("aria-labelledby") && byIds(element.getAttribute("aria-labelledby")).trim()) ||
    element.getAttribute("aria-label")?.trim() ||
    [...(element.labels ?? [])].map((label) => label.textContent).join(" ").trim() ||
    (/^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) ? "" : element.textContent.trim()) ||
    element.querySelector("img[alt]")?.alt;

  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]";
  for (const control of all(CONTROLS).filter(seen)) if (!named(control)) say("no name", control);
  for (const region of all("[role=img], [role=region], [role=group], [role=progressbar], section[aria-labelledby], dialog[open], nav").filter(seen))
    if (!region.getAttribute("aria-label") && !byIds(region.getAttribute("aria-labelledby") ?? "").trim()) say("a region without a name", region);
  for (const image of all("img")) if (!image.hasAttribute("alt")) say("no alternative text", image);

  for (const place of ["main", "body > header", "body > footer", "nav[aria-label]"])
    if (all(place).length !== 1) wrongs.push(`there must be one ${place}`);
  if (document.documentElement.lang !== "en") wrongs.push("no language");
  if (document.title.length < 5) wrongs.push("no title");

  let level = 0;
  const headings = all("h1, h2, h3, h4, h5, h6").filter((heading) => !heading.closest("dialog") && seen(heading));
  for (const heading of headings) {
    const now = Number(heading.tagName[1]);
    if (now > level + 1) say(`a heading of level ${now} after one of level ${level}`, heading);
    if (!heading.textContent.trim()) say("an empty heading", heading);
    level = now;
  }
  if (!open && headings.filter((heading) => heading.tagName === "H1").length !== 1) wrongs.push("there must be one h1");

  const ids = all("[id]").map((element) => element.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrongs.push(`two elements with the id ${id}`);
  for (const name of ["aria-labelledby", "aria-describedby", "aria-controls", "aria-errormessage", "for"])
    for (const element of all(`[${name}]`))
      for (const id of element.getAttribute(name).split(/\s+/))
        if (!document.getElementById(id)) say(`${name} points at nothing (${id})`, element);
  for (const element of all("[tabindex]")) if (element.tabIndex > 0) say("a tab order of its own", element);

  // Contrast as WCAG 2.2 computes it, colours laid over each other down to the page.
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(rgba(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const opacity = (element) => {
    let product = 1;
    for (let at = element; at; at = at.parentElement) product *= Number(getComputedStyle(at).opacity);
    return product;
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  window.contrastOf = (colour, element) => contrast(over(rgba(colour), ground(element)), ground(element));

  const told = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !seen(element) || element.closest(":disabled, script, style, option")) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const back = ground(element);
    const [r, g, b, a] = rgba(style.color);
    const ratio = contrast(over([r, g, b, a * opacity(element)], back), back);
    const kind = `${element.className}|${style.color}|${back}`;
    if (ratio < (large ? 3 : 4.5) && !told.has(kind)) {
      told.add(kind);
      say(`contrast ${ratio.toFixed(2)}`, element);
    }
  }
  for (const field of all("input:not([type=hidden]), select, textarea").filter(seen)) {
    const ratio = window.contrastOf(getComputedStyle(field).borderTopColor, field.parentElement);
    if (ratio < 3) say(`the edge of a field has contrast ${ratio.toFixed(2)}`, field);
  }

  // Whatever is pressed is large enough, but for words within a text.
  for (const control of all(CONTROLS).filter(seen)) {
    const inline = getComputedStyle(control).display === "inline";
    const box = (control.closest("label") ?? control).getBoundingClientRect();
    const hidden = control.classList.contains("skip");
    if (!inline && !hidden && (box.width < 24 || box.height < 24)) say(`${Math.round(box.width)} by ${Math.round(box.height)} pixels to press`, control);
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) wrongs.push("the page scrolls sideways");
  return wrongs;
}
