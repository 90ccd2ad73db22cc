// One message, or one album, as a bubble.

import { avatar, element, icon } from "./dom.js";
import { rich, safeLink } from "./rich.js";
import { fileAddress } from "./world.js";

/** Messages in blocks: an album is one, everything else stands alone. */
export function blocks(messages) {
  const found = [];
  for (const message of messages) {
    const last = found.at(-1);
    const goesOn = message.media_group && last?.[0].media_group === message.media_group && last[0].from === message.from
      && message.kind === "photo";
    if (goesOn) last.push(message); else found.push([message]);
  }
  return found;
}

function picture(message) {
  const { file_id: id, width, height } = message.file;
  const image = element("img", { src: fileAddress(id), alt: "", loading: "lazy", width, height });
  return element("a", { className: "photo", href: fileAddress(id), target: "_blank", rel: "noopener" }, image);
}

function bytes(count) {
  if (count == null) return "";
  if (count < 1024) return `${count} B`;
  return count < 1048576 ? `${Math.round(count / 1024)} KB` : `${(count / 1048576).toFixed(1)} MB`;
}

function attachment(message) {
  const { file_id: id, file_name: name, file_size: size } = message.file ?? {};
  const label = name ?? message.kind;
  const link = element("a", { className: "file" },
    element("span", { className: "disc" }, icon("file")),
    element("span", { className: "about" }, element("b", {}, label), element("small", {}, bytes(size))));
  if (id) Object.assign(link, { href: `${fileAddress(id)}&download=true`, download: label });
  return link;
}

function keyboard(message, client) {
  if (!message.buttons.length) return null;
  return element("div", { className: "keyboard" }, ...message.buttons.map((row) =>
    element("div", { className: "row" }, ...row.map((button) => key(button, message, client)))));
}

function key(button, message, client) {
  if (button.callback_data) {
    const look = client.pressLook(message.message_id, button.callback_data);
    return element("button", {
      type: "button", className: `key ${look ?? ""}`, title: look === "died" ? client.words.died : "",
      ariaBusy: String(look === "waiting"), dataset: { data: button.callback_data },
      onclick: () => client.press(message.message_id, button.callback_data),
    }, button.text);
  }
  if (button.copy_text) {
    return element("button", { type: "button", className: "key", onclick: () => client.copy(button.copy_text.text) }, button.text);
  }
  const href = safeLink(button.url ?? button.web_app?.url ?? "") ?? "";
  return element("a", { className: "key", href, target: "_blank", rel: "noopener noreferrer" }, `${button.text} ↗`);
}

/** What a client shows of a message in one line. */
export function summary(message, words) { return message.text || (message.kind === "photo" ? words.photo : message.kind); }

function quote(message, client) {
  const original = message.reply_to && client.message(message.reply_to);
  if (!original) return null;
  return element("blockquote", { className: "quote" },
    element("b", {}, client.nameOf(original.from)), element("span", {}, summary(original, client.words)));
}

function time(message, client) {
  const clock = new Date(message.date).toLocaleTimeString(client.person.language, { hour: "2-digit", minute: "2-digit" });
  return element("time", {}, message.edits ? `${client.words.edited} ${clock}` : clock);
}

function tools(message, client) {
  const tool = (name, label, onclick) =>
    element("button", { type: "button", className: "tool", title: label, ariaLabel: label, onclick }, icon(name));
  const isOwn = message.from === client.person.id;
  return element("div", { className: "tools" },
    tool("reply", client.words.reply, () => client.startReply(message)),
    isOwn ? tool("edit", client.words.edit, () => client.startEdit(message)) : null);
}

/** The element for a block of messages, as a person's client shows it. */
export function bubble(block, client) {
  const [first] = block;
  const last = block.at(-1);
  const captioned = block.find((message) => message.text) ?? first;
  const isOwn = first.from === client.person.id;
  const photos = block.filter((message) => message.kind === "photo");
  const body = element("div", { className: `bubble ${photos.length ? "pictured" : ""}` });
  if (client.isGroup && !isOwn) {
    body.append(element("b", { className: `author hue${Math.abs(Number(first.from) || 0) % 6}` }, client.nameOf(first.from)));
  }
  body.append(...[quote(first, client)].filter(Boolean));
  if (photos.length) {
    body.append(element("div", { className: `album n${Math.min(photos.length, 4)}` }, ...photos.map(picture)));
  } else if (first.kind !== "text") {
    body.append(attachment(first));
  }
  if (captioned.text) {
    body.append(element("div", { className: "text" }, ...rich(captioned.text, captioned.entities, client.command)));
  }
  body.append(time(last, client));
  const keys = keyboard(last, client);
  const holder = element("div", { className: "stack" }, body, ...(keys ? [keys] : []));
  const face = client.isGroup && !isOwn ? avatar(client.nameOf(first.from), Number(first.from) || 0) : null;
  return element("li", { className: isOwn ? "own" : "other", dataset: { id: first.message_id } },
    face, holder, tools(captioned, client));
}
