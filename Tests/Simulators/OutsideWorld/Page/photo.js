// A picture scaled as Telegram's clients do before they send it: several JPEGs without metadata.

const edges = [320, 800, 1280, 2560];

export function isPicture(file) { return /^image\/(jpeg|png|webp|gif|heic|avif)$/.test(file.type); }

/** The sizes of a picture, smallest first; throws when the browser cannot read it. */
export async function photoSizes(file) {
  const picture = await createImageBitmap(file);
  const long = Math.max(picture.width, picture.height);
  const wanted = [...edges.filter((edge) => edge < long), Math.min(long, edges.at(-1))];
  const sizes = [];
  for (const edge of wanted) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round((picture.width * edge) / long));
    canvas.height = Math.max(1, Math.round((picture.height * edge) / long));
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    sizes.push(await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.87)));
  }
  picture.close();
  return sizes;
}

/** The bytes of a file in base64. */
export async function base64(file) {
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return address.slice(address.indexOf(",") + 1);
}
