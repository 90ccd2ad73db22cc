// Elements without markup: what people and the bot write only ever becomes text.

/** `element("p", { className: "a", onclick }, "text", child)` */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  const { dataset, ...rest } = properties;
  Object.assign(made, rest);
  Object.assign(made.dataset, dataset ?? {});
  made.append(...children.filter((child) => child != null));
  return made;
}

const shapes = {
  attach: "M16.5 6.5v9a4.5 4.5 0 0 1-9 0V6a3 3 0 0 1 6 0v8.5a1.5 1.5 0 0 1-3 0V7",
  send: "M4 12 20 4l-4 16-4.5-6.5z M11.5 13.5 20 4",
  reply: "M10 6 4 11l6 5v-3.5c5 0 8 1.5 10 5 0-6-3.500-9-10-9z",
  edit: "M5 19l1-4L16 5l3 3L9 18z",
  close: "M6 6l12 12M18 6 6 18",
  file: "M7 3h7l5 5v13H7z M14 3v5h5",
  menu: "M9 20 15 4",
};

/** A small drawing in the colour of the text around it. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", shapes[name]);
  drawing.append(path);
  return drawing;
}

/** A circle with the first letters of a name, in a colour that belongs to a number. */
export function avatar(name, number) {
  const letters = name.split(/\s+/).map((word) => [...word][0] ?? "").join("").slice(0, 2).toUpperCase();
  return element("span", { className: `avatar hue${Math.abs(number) % 6}`, ariaHidden: "true" }, letters);
}
