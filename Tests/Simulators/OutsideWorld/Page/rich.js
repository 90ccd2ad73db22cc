// A message's text with its entities, as nodes.

import { element } from "./dom.js";

const tags = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

/** Only addresses that cannot run anything. */
export function safeLink(address) { return /^(https?|tg):/i.test(address) ? address : null; }

function link(address, ...children) {
  const href = safeLink(address);
  if (!href) return element("span", {}, ...children);
  return element("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** Commands and addresses that nobody marked, as a client finds them. */
function plain(text, onCommand) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(/(?<=^|\s)\/[a-z0-9_]{1,32}(?:@\w+)?(?![\w/])|https?:\/\/[^\s<>"]+[^\s<>".,!?)]/gi)) {
    nodes.push(text.slice(at, match.index));
    const found = match[0];
    nodes.push(found.startsWith("/")
      ? element("button", { type: "button", className: "command", onclick: () => onCommand(found) }, found)
      : link(found, found));
    at = match.index + found.length;
  }
  nodes.push(text.slice(at));
  return nodes.filter((node) => node !== "");
}

function wrap(entity, text, children) {
  switch (entity.type) {
    case "text_link": return link(entity.url, ...children);
    case "spoiler": {
      const spoiler = element("span", { className: "spoiler", tabIndex: 0 }, ...children);
      spoiler.onclick = () => spoiler.classList.add("open");
      return spoiler;
    }
    default: return tags[entity.type] ? element(tags[entity.type], {}, ...children) : element("span", {}, ...children);
  }
}

/** Nodes for a text; offsets are UTF-16 units, as JavaScript counts. */
export function rich(text, entities, onCommand) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const build = (from, to, list) => {
    const nodes = [];
    let at = from;
    while (list.length) {
      const entity = list.shift();
      const end = Math.min(entity.offset + entity.length, to);
      if (entity.offset < at) continue;
      nodes.push(...plain(text.slice(at, entity.offset), onCommand));
      const inner = [];
      while (list.length && list[0].offset < end) inner.push(list.shift());
      nodes.push(wrap(entity, text, build(entity.offset, end, inner)));
      at = end;
    }
    nodes.push(...plain(text.slice(at, to), onCommand));
    return nodes;
  };
  return build(0, text.length, sorted);
}
