// Where a person writes: text, what is attached, what is answered or changed.

import { element, icon } from "./dom.js";
import { base64, isPicture, photoSizes } from "./photo.js";
import { summary } from "./bubble.js";
import { act, sendPhoto } from "./world.js";

export class Composer {
  #client;
  #files = [];
  #reply = null;
  #edited = null;

  constructor(client) {
    this.#client = client;
    const { words } = client;
    this.text = element("textarea", { rows: 1, placeholder: words.write, ariaLabel: words.write, maxLength: 4096 });
    this.input = element("input", { type: "file", multiple: true, hidden: true });
    this.raw = element("input", { type: "checkbox" });
    this.about = element("div", { className: "about", hidden: true });
    this.tray = element("div", { className: "tray", hidden: true });
    const button = (name, label, properties) =>
      element("button", { type: "button", className: "round", title: label, ariaLabel: label, ...properties }, icon(name));
    this.menu = button("menu", words.commands, { onclick: () => client.toggleCommands() });
    this.sendButton = button("send", words.send, { type: "submit", className: "round send" });
    this.element = element("form", { className: "composer" }, this.about, this.tray,
      element("div", { className: "line" },
        button("attach", words.attach, { onclick: () => this.input.click() }), this.input, this.text, this.menu, this.sendButton));
    this.element.onsubmit = (event) => { event.preventDefault(); this.#send(); };
    this.input.onchange = () => { this.attach(this.input.files); this.input.value = ""; };
    this.text.oninput = () => this.#grow();
    this.text.onkeydown = (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.#send(); }
      if (event.key === "Escape") this.#forget();
    };
    this.text.onpaste = (event) => { if (event.clipboardData.files.length) this.attach(event.clipboardData.files); };
  }

  attach(files) {
    this.#files.push(...files);
    this.#draw();
    this.text.focus();
  }

  reply(message) { this.#forget(); this.#reply = message; this.#draw(); this.text.focus(); }

  edit(message) {
    this.#forget();
    this.#edited = message;
    this.text.value = message.text;
    this.#draw();
    this.text.focus();
  }

  #forget() {
    if (this.#edited) this.text.value = "";
    [this.#reply, this.#edited, this.#files] = [null, null, []];
    this.#draw();
  }

  #grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, 140)}px`;
  }

  #draw() {
    const { words } = this.#client;
    const subject = this.#edited ?? this.#reply;
    this.about.hidden = !subject;
    if (subject) {
      this.about.replaceChildren(
        element("span", { className: "what" }, element("b", {}, this.#edited ? words.editing : words.replyTo),
          element("span", {}, summary(subject, words))),
        this.#closer(() => this.#forget()));
    }
    this.tray.hidden = !this.#files.length;
    this.tray.replaceChildren(
      ...this.#files.map((file) => this.#thumbnail(file)),
      this.#files.some(isPicture) ? element("label", { className: "raw" }, this.raw, words.asFiles) : "");
    this.text.placeholder = this.#files.length ? words.caption : words.write;
    this.#grow();
  }

  #closer(onclick) {
    const label = this.#client.words.cancel;
    return element("button", { type: "button", className: "tool", title: label, ariaLabel: label, onclick }, icon("close"));
  }

  #thumbnail(file) {
    const closer = this.#closer(() => { this.#files = this.#files.filter((other) => other !== file); this.#draw(); });
    if (!isPicture(file)) return element("span", { className: "thing" }, icon("file"), element("span", {}, file.name), closer);
    const image = element("img", { src: URL.createObjectURL(file), alt: file.name });
    image.onload = () => URL.revokeObjectURL(image.src);
    return element("span", { className: "thumb" }, image, closer);
  }

  async #send() {
    const text = this.text.value.trim();
    if (!text && !this.#files.length) return;
    const [files, edited, reply, isRaw] = [this.#files, this.#edited, this.#reply, this.raw.checked];
    this.text.value = "";
    this.#edited = null;
    this.#forget();
    await this.#client.trying(async () => {
      if (edited) {
        await act("edit", { chat: this.#client.chat, user: this.#client.person.id, message_id: edited.message_id, text });
      } else if (files.length) {
        await this.#sendFiles(files, text, reply, isRaw);
      } else {
        await this.#client.say(text, reply?.message_id);
      }
    });
  }

  /** Pictures first, as an album when there are several; then the rest. The caption goes with the first. */
  async #sendFiles(files, caption, reply, isRaw) {
    const photos = isRaw ? [] : files.filter(isPicture);
    const others = files.filter((file) => !photos.includes(file));
    if (photos.length > 10 || others.length > 10) throw new Error(this.#client.words.tooMany);
    const fields = { ...this.#client.actor, reply_to: reply?.message_id };
    let words = caption;
    const next = () => { const mine = words; words = ""; return mine || undefined; };
    const album = (list) => (list.length > 1 ? `album-${crypto.randomUUID()}` : undefined);
    const photoAlbum = album(photos);
    // Scaled before the first is sent: the photos of an album come close behind one another.
    const scaled = [];
    for (const photo of photos) {
      try { scaled.push(await photoSizes(photo)); } catch { throw new Error(this.#client.words.noPicture); }
    }
    for (const sizes of scaled) await sendPhoto({ ...fields, caption: next(), media_group: photoAlbum }, sizes);
    const fileAlbum = album(others);
    for (const file of others) {
      await act("content", {
        ...fields, kind: "document", base64: await base64(file), file_name: file.name || "file",
        mime_type: file.type || "application/octet-stream", caption: next(), media_group: fileAlbum,
      });
    }
  }
}
