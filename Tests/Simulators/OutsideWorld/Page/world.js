// What the page knows of the simulated world, and how it acts there.

const listeners = new Set();
let skew = 0;

export function onView(listener) { listeners.add(listener); }

/** The world's clock. */
export function now() { return Date.now() - skew; }

async function answer(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? response.statusText);
  return body;
}

/** One act of a person, such as `say`; throws with the world's own words when it is refused. */
export async function act(name, body) {
  return answer(await fetch(`/control/${name}`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  }));
}

/** A photo with all its sizes. */
export async function sendPhoto(fields, sizes) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value != null) form.append(name, value);
  for (const size of sizes) form.append("photo", size, "photo.jpg");
  return answer(await fetch("/control/photo", { method: "POST", body: form }));
}

export function fileAddress(id) { return `/control/file?id=${encodeURIComponent(id)}`; }

/** Tells the listeners whatever changes, as long as the page is open. */
export async function follow(onConnection) {
  let revision = -1;
  for (;;) {
    try {
      const response = await fetch(`/control/view?after=${revision}&timeout=25`);
      if (response.status === 408) continue;
      const view = await answer(response);
      revision = view.revision;
      skew = Date.now() - view.now;
      onConnection(true);
      for (const listener of listeners) listener(view);
    } catch (error) {
      console.error(error);
      onConnection(false);
      revision = -1;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
