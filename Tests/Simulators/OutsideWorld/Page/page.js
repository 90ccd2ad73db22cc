// The people of the page side by side, each with a Telegram of their own.

import { avatar, element } from "./dom.js";
import { Phone } from "./phone.js";
import { wordsFor } from "./words.js";
import { act, follow, onView } from "./world.js";

const words = wordsFor(navigator.language);
const narrow = matchMedia("(max-width: 719px)");
const bar = document.querySelector(".people");
const main = document.querySelector(".phones");
const dialog = document.querySelector("dialog.person");
const offline = document.querySelector(".offline");

const phones = new Map();
let view = null;
let people = stored("people") ?? [
  { id: 1001, name: "Аня", language: "ru" }, { id: 1002, name: "Борис", language: "ru" },
  { id: 1003, name: "Kate", language: "en" },
];
let shown = stored("shown") ?? [1002, 1001];

function stored(name) {
  try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
}

function store() {
  try {
    localStorage.setItem("people", JSON.stringify(people));
    localStorage.setItem("shown", JSON.stringify(shown));
  } catch { /* The page works without a memory. */ }
}

/** On a narrow screen one person at a time, the one chosen last. */
function visible() {
  const known = shown.filter((id) => people.some((person) => person.id === id));
  return narrow.matches ? known.slice(-1) : known;
}

function choose(id) {
  const isShown = visible().includes(id);
  if (!narrow.matches && isShown && shown.length > 1) shown = shown.filter((other) => other !== id);
  else shown = [...shown.filter((other) => other !== id), id];
  draw();
}

function draw() {
  store();
  const ids = visible();
  bar.replaceChildren(
    ...people.map((person) => element("button", {
      type: "button", className: "chip", ariaPressed: String(ids.includes(person.id)), onclick: () => choose(person.id),
    }, avatar(person.name, person.id), element("span", {}, person.name))),
    element("button", {
      type: "button", className: "chip add", title: words.newPerson, ariaLabel: words.newPerson, onclick: () => ask(null),
    }, "+"));
  for (const person of people) {
    if (!phones.has(person.id)) phones.set(person.id, new Phone(person, { onSettings: () => ask(person), onGroup: openGroup }));
  }
  const elements = people.filter((person) => ids.includes(person.id)).map((person) => phones.get(person.id).element);
  if (elements.some((one, index) => one !== main.children[index]) || elements.length !== main.children.length) {
    main.replaceChildren(...elements);
  }
  if (view) for (const id of ids) phones.get(id).show(view);
}

/** A group into which the person invites the bot; gives its number. */
async function openGroup(phone) {
  const used = view.chats.filter((chat) => chat.id < 0).length;
  const chat = -1_000_000_000_001 - used;
  const title = used ? `${phone.words.group} ${used + 1}` : phone.words.family;
  await act("chats", { chat, title });
  await act("member", { chat, user: phone.person.id, old: "left", new: "member" });
  return chat;
}

function ask(person) {
  const form = dialog.querySelector("form");
  const [name, language] = form.querySelectorAll("label span");
  const [remove, cancel, save] = form.querySelectorAll("button");
  const id = person?.id ?? Math.max(1000, ...people.map((other) => other.id)) + 1;
  form.querySelector("h2").textContent = person ? words.person : words.newPerson;
  [name.textContent, language.textContent] = [words.name, words.language];
  [remove.textContent, cancel.textContent, save.textContent] = [words.remove, words.cancel, words.save];
  remove.hidden = !person || people.length < 2;
  form.querySelector(".number").textContent = `id ${id}`;
  form.elements.name.value = person?.name ?? "";
  form.elements.language.value = person?.language ?? "ru";
  dialog.onclose = () => settle(dialog.returnValue, { id, name: form.elements.name.value.trim(), language: form.elements.language.value });
  dialog.returnValue = "cancel";
  dialog.showModal();
}

function settle(wish, person) {
  if (wish === "remove") {
    people = people.filter((other) => other.id !== person.id);
  } else if (wish === "save" && person.name) {
    const isKnown = people.some((other) => other.id === person.id);
    people = isKnown ? people.map((other) => (other.id === person.id ? person : other)) : [...people, person];
    if (!isKnown) shown.push(person.id);
  } else {
    return;
  }
  phones.delete(person.id);
  draw();
}

narrow.onchange = draw;
onView((fresh) => { view = fresh; draw(); });
setInterval(() => { for (const id of visible()) phones.get(id)?.tick(); }, 1000);
draw();
follow((isConnected) => {
  offline.hidden = isConnected;
  offline.textContent = words.offline;
});
